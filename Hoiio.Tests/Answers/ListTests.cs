using Microsoft.CSharp.RuntimeBinder;
using Newtonsoft.Json;
using NUnit.Framework;

namespace HoiioSdk.Tests.Answers;

/// <summary>Lists in an answer.</summary>
sealed class ListTests : WireTest
{
    const string Body = """
        {"status":"success_ok","txn_refs":"AA-C-1,AA-C-2,AA-C-3","capability":["VOICE","SMS"],
        "entries":[{"txn_ref":"A","rate":"0.5"},{"txn_ref":"B"},{"txn_ref":"C"}]}
        """;

    [Test]
    public void A_null_list_converts_to_null()
    {
        List<string>? copy = (HoiioList<string>?)null;

        Assert.That(copy, Is.Null);
    }

    [Test]
    public void A_list_prints_as_it_is_written_in_the_answer()
    {
        dynamic res = Answered(Body);

        Assert.That($"{res.txn_refs}", Is.EqualTo("""["AA-C-1", "AA-C-2", "AA-C-3"]"""));
        Assert.That(res.capability.ToString(), Is.EqualTo("""["VOICE", "SMS"]"""));
        Assert.That($"{res.entries}".ReplaceLineEndings("|"),
            Is.EqualTo("""[|  {txn_ref: "A", rate: 0.5}|  {txn_ref: "B"}|  {txn_ref: "C"}]"""));
        Assert.That(res.ToString(), Does.Contain($"entries: {res.entries}"));
        Assert.That(string.Join(",", res.txn_refs), Is.EqualTo("AA-C-1,AA-C-2,AA-C-3"));
    }

    [Test]
    public void A_list_supports_Count_foreach_indexes_and_ranges()
    {
        dynamic res = Answered(Body);

        var references = new List<string>();
        foreach (var entry in res.entries)
            references.Add(entry.txn_ref);

        Assert.That(references, Is.EqualTo(new[] { "A", "B", "C" }));
        Assert.That(res.txn_refs.Count, Is.EqualTo(3));
        Assert.That(res.txn_refs[0] + res.txn_refs[^1] + res.entries[^1].txn_ref, Is.EqualTo("AA-C-1AA-C-3C"));
        Assert.That($"{res.txn_refs[..2]} {res.txn_refs[^1..]}", Is.EqualTo("""["AA-C-1", "AA-C-2"] ["AA-C-3"]"""));
        Assert.That(res.entries[1..].Count, Is.EqualTo(2));
        Assert.That(res.capability.Contains("SMS") && !res.capability.Contains("sms"));
        Assert.That(() => res.txn_refs[3],
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith("The list has 3 elements, counted from 0."));
        Assert.That(() => res.entries[^4], Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => res.txn_refs[..4],
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("has 3 elements, and 0..4 is out of range."));
        Assert.That(() => res.txn_refs[2..1], Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void A_list_works_with_LINQ_once_it_is_typed()
    {
        dynamic res = Answered(Body, () => Hoiio.Voice.History());

        IEnumerable<dynamic> entries = res.entries;
        IEnumerable<dynamic> references = res.txn_refs;
        IReadOnlyList<string> texts = res.txn_refs;
        List<string> copy = res.txn_refs;
        object[] spread = [.. res.txn_refs];

        Assert.That(spread, Is.EqualTo(copy));
        Assert.That(entries.Where(entry => entry.rate > 0.1).Select(entry => (string)entry.txn_ref), Is.EqualTo(new[] { "A" }));
        Assert.That(references.Last(), Is.EqualTo("AA-C-3"));
        Assert.That(texts, Is.EqualTo(copy));
        Assert.That(((IEnumerable<object>)res.entries).Count(), Is.EqualTo(3));
    }

    [Test]
    public void Extension_methods_on_a_dynamic_list_throw()
    {
        dynamic res = Answered(Body);

        Assert.That(() => res.entries.Last(), Throws.TypeOf<RuntimeBinderException>(), "extension methods are bound by the compiler");
    }

    [Test]
    public void Changing_a_copy_does_not_change_the_list()
    {
        dynamic res = Answered(Body);

        List<string> copy = res.txn_refs;
        copy.Clear();
        res.Get<string[]>("txn_refs")[0] = "X";

        Assert.That(() => { res.txn_refs[0] = "X"; }, Throws.TypeOf<RuntimeBinderException>());
        Assert.That(() => res.entries.Add("X"), Throws.TypeOf<RuntimeBinderException>());
        Assert.That((object)res.entries, Is.Not.InstanceOf<System.Collections.IList>());
        Assert.That($"{res.txn_refs} {res.Get<string>("txn_refs")}", Is.EqualTo("""["AA-C-1", "AA-C-2", "AA-C-3"] AA-C-1,AA-C-2,AA-C-3"""));
    }

    [Test]
    public void Get_reads_a_list_as_the_requested_type()
    {
        HoiioResponse res = Answered("""
            {"status":"success_ok","txn_refs":"A,B","entries":[{"txn_ref":"C"},{"txn_ref":"D"}],"prices":[0.10,"0.20"],
            "gaps":["1",null],"nested":[["1"],["2","3"]]}
            """);

        Assert.That(res.Get<List<HoiioObject>>("entries").Select(entry => entry.Get<string>("txn_ref")), Is.EqualTo(new[] { "C", "D" }));
        Assert.That(res.Get<HoiioObject[]>("entries")[1].Get<string>("txn_ref"), Is.EqualTo("D"));
        Assert.That(res.Get<List<dynamic>>("entries")[0].txn_ref, Is.EqualTo("C"));
        Assert.That(res.Get<string[]>("txn_refs"), Is.EqualTo(new[] { "A", "B" }));
        Assert.That(res.Get<List<string>>("txn_refs"), Is.EqualTo(new[] { "A", "B" }));
        Assert.That(res.Get<IReadOnlyList<string>>("txn_refs"), Is.EqualTo(new[] { "A", "B" }));
        Assert.That(res.Get<IList<string>>("txn_refs"), Is.EqualTo(new[] { "A", "B" }));
        Assert.That(res.Get<HoiioList<string>>("TxnRefs"), Is.SameAs((object)((dynamic)res).txn_refs));
        Assert.That(res.Get<decimal[]>("prices"), Is.EqualTo(new[] { 0.10m, 0.20m }));
        Assert.That(res.Get<List<int?>>("gaps"), Is.EqualTo(new int?[] { 1, null }));
        Assert.That(res.Get<int[][]>("nested")[1], Is.EqualTo(new[] { 2, 3 }));
        Assert.That(() => res.Get<int[]>("gaps"),
            Throws.TypeOf<InvalidCastException>().With.Message.Contains("gaps of voice/query_status cannot be read as int[]"));
        Assert.That(() => res.Get<int[]>("txn_refs"), Throws.TypeOf<InvalidCastException>());
        Assert.That(() => res.Get<string[,]>("txn_refs"), Throws.TypeOf<InvalidCastException>().With.Message.Contains("cannot be read as"));
        Assert.That(() => res.Get<List<string>>("status"), Throws.TypeOf<InvalidCastException>());
        Assert.That(() => res.Get<HashSet<string>>("txn_refs"),
            Throws.TypeOf<InvalidCastException>().With.Message.EndsWith(
                "cannot be read as HashSet<string>. Read it with Get<string[]>(\"txn_refs\")."));
        Assert.That(() => res.Get<HashSet<object>>("entries"),
            Throws.TypeOf<InvalidCastException>().With.Message.EndsWith("Read it with Get<object[]>(\"entries\")."));
        Assert.That(res.Get<object[]>("entries"), Has.Length.EqualTo(2));
        Assert.That(res.Find<string[]>("tag"), Is.Null);
    }

    [Test]
    public void Numbers_from_an_answer_can_be_passed_to_a_conference()
    {
        dynamic res = Answered("""{"status":"success_ok","caller_ids":["+6511111111","+6522222222"]}""");

        Hoiio.Voice.Conference(res.caller_ids, room: "R");
        Hoiio.Voice.Conference(res.caller_ids);

        Assert.That(Server.Requests.Skip(1).Select(request => request["dest"]), Is.All.EqualTo("+6511111111,+6522222222"));
    }

    [Test]
    public void An_answer_can_be_serialized_by_both_JSON_libraries()
    {
        HoiioResponse res = Answered("""
            {"status":"success_ok","txn_refs":"A,B","debit":1E400,"rate":"0.5","duration":"7","is_unicode":"true",
            "entries":[{"txn_ref":"C"}],"tag":null}
            """);
        const string Expected = """{"status":"success_ok","txn_refs":["A","B"],"debit":"1E400","rate":0.5,"duration":7,"is_unicode":true,"""
            + """
            "entries":[{"txn_ref":"C"}],"tag":null}
            """;

        Assert.That(JsonConvert.SerializeObject(res), Is.EqualTo(Expected));
        Assert.That(System.Text.Json.JsonSerializer.Serialize(res), Is.EqualTo(Expected));
        Assert.That(System.Text.Json.JsonSerializer.Serialize(new { res }), Is.EqualTo($$"""{"res":{{Expected}}}"""));
        Assert.That(JsonConvert.SerializeObject(((dynamic)res).entries), Is.EqualTo("""[{"txn_ref":"C"}]"""));
    }
}
