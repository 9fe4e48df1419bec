using System.Collections;
using Microsoft.CSharp.RuntimeBinder;
using Microsoft.VisualBasic.CompilerServices;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NUnit.Framework;
using RestSharp;

namespace HoiioSdk.Tests.Answers;

/// <summary>Reading an answer.</summary>
sealed class AnswerTests : WireTest
{
    const string VoiceStatus = """
        {"status":"success_ok","txn_ref":"AA-S-141147","tag":"id_1","dest1":"+6511111111","dest2":"+6522222222",
        "call_status_dest1":"answered","call_status_dest2":"busy","date":"2012-01-31 12:06:15","duration":"7","currency":"SGD",
        "rate":"0.020","debit":"0.140"}
        """;

    const string History = """
        {"status":"success_ok","total_entries_count":"234","entries_count":"2","entries":[
        {"txn_ref":"AA-C-1","date":"2010-01-01 10:10:00","duration":"7","rate":"0.020"},{"txn_ref":"AA-C-2","call_status_dest1":"ongoing"}]}
        """;

    [Test]
    public void Fields_are_read_by_the_names_of_the_API()
    {
        dynamic res = Answered(VoiceStatus);

        Assert.That(res.txn_ref, Is.EqualTo("AA-S-141147"));
        Assert.That(res.tag, Is.EqualTo("id_1"));
        Assert.That(res.date, Is.EqualTo(new DateTime(2012, 1, 31, 12, 6, 15)));
        Assert.That(res.date.Kind, Is.EqualTo(DateTimeKind.Unspecified));
        Assert.That(res.duration, Is.TypeOf<int>().And.EqualTo(7));
        Assert.That(res.rate, Is.TypeOf<double>().And.EqualTo(0.02));
        Assert.That(res.debit, Is.TypeOf<double>().And.EqualTo(0.14));
        Assert.That(res.call_status_dest1 == CallStatus.Answered);
        Assert.That(res.call_status_dest2 == CallStatus.Busy);
    }

    [Test]
    public void Fields_are_also_read_in_PascalCase_and_by_indexer()
    {
        dynamic res = Answered(VoiceStatus);

        Assert.That(res.TxnRef, Is.EqualTo("AA-S-141147"));
        Assert.That(res.CallStatusDest1, Is.EqualTo("answered"));
        Assert.That(res.Dest2, Is.EqualTo("+6522222222"));
        Assert.That(res["txn_ref"], Is.EqualTo("AA-S-141147"));
        Assert.That(res["TxnRef"], Is.EqualTo("AA-S-141147"));
        Assert.That(res.Has("TxnRef"), Is.True);
        Assert.That(res.Has("Txn_Ref") || res.Has("Txn_ref"), Is.False, "a name with an underscore must be exactly that of the API");
        Assert.That(Answered("""{"status":"success_ok","is_unicode":true}""").IsUnicode, Is.True,
            "the case of I does not depend on the culture");
    }

    [Test]
    public void Text_is_the_body_even_if_a_field_has_that_name()
    {
        const string Body = """{"status":"success_ok","text":"Hi"}""";
        dynamic res = Answered(Body);

        Assert.That(res.text, Is.EqualTo(Body));
        Assert.That(((HoiioResponse)res).TryGetValue("text", out var sent) ? sent : null, Is.EqualTo("Hi"));
    }

    [Test]
    public void The_member_names_of_the_Python_SDK_work()
    {
        dynamic res = Answered(VoiceStatus);

        Assert.That(res.text, Is.EqualTo(VoiceStatus));
        Assert.That(res.Text, Is.EqualTo(VoiceStatus));
        Assert.That(res.json["txn_ref"].ToString(), Is.EqualTo("AA-S-141147"));
        Assert.That(res.Json, Is.TypeOf<JObject>().And.SameAs(res.json));
        Assert.That(res.response, Is.TypeOf<RestResponse>().And.SameAs(res.Response));
        Assert.That((int)res.response.StatusCode, Is.EqualTo(200));
        Assert.That(res.response.ContentType, Is.EqualTo("application/json"));
        Assert.That(res.response.Request.Resource, Is.EqualTo("voice/query_status"));
        Assert.That(res.status, Is.EqualTo("success_ok"));
        Assert.That(res.Status, Is.EqualTo("success_ok"));
        Assert.That(res.is_success(), Is.True);
        Assert.That(res.IsSuccess(), Is.True);
    }

    [Test]
    public void Entries_can_be_enumerated_counted_and_read_like_the_answer()
    {
        dynamic res = Answered(History, () => Hoiio.Voice.History());

        var references = new List<string>();
        foreach (var entry in res.entries)
            references.Add(entry.txn_ref);

        Assert.That(references, Is.EqualTo(new[] { "AA-C-1", "AA-C-2" }));
        Assert.That(res.entries.Count, Is.EqualTo(res.entries_count));
        Assert.That(res.total_entries_count, Is.EqualTo(234));
        Assert.That(res.entries[0].Date, Is.EqualTo(new DateTime(2010, 1, 1, 10, 10, 0)));
        Assert.That(res.entries[0].duration, Is.EqualTo(7));
        Assert.That(res.entries[1].duration, Is.Null, "documented, but absent while the call is ongoing");
        Assert.That(res.entries[1].Has("duration"), Is.False);
        Assert.That(() => res.entries[1].durration, Throws.TypeOf<RuntimeBinderException>());
    }

    [Test]
    public void A_country_without_states_has_an_empty_list()
    {
        dynamic res = Answered("""
            {"status":"success_ok","entries_count":"2","entries":[{"code":"SG","name":"Singapore","prefix":"65"},
            {"code":"US","name":"USA","prefix":"1","states":[{"code":"AL","name":"Alabama"}]}]}
            """, () => Hoiio.Number.AvailableCountries());

        Assert.That(res.entries[0].states, Is.Empty);
        Assert.That(res.entries[0].States, Is.Empty);
        Assert.That(res.entries[1].states[0].name, Is.EqualTo("Alabama"));
        Assert.That(res.entries[1].states[0].capability, Is.Null);
    }

    [Test]
    public void A_documented_field_that_is_absent_reads_as_null()
    {
        dynamic res = Answered("""{"status":"success_ok"}""");

        Assert.That(res.tag, Is.Null);
        Assert.That(res.Debit, Is.Null);
        Assert.That(res["debit"], Is.Null);
        Assert.That(res.Has("tag"), Is.False);
    }

    [Test]
    public void An_unknown_name_throws_and_the_message_lists_the_fields()
    {
        dynamic res = Answered("""{"status":"success_ok","txn_ref":"AA-C-1","extra":"1"}""");

        var error = Assert.Throws<RuntimeBinderException>(() => _ = res.txn_reff)!;

        Assert.That(error.Message, Does.Contain("'txn_reff'").And.Contain("voice/query_status").And.Contain("txn_ref").And.Contain("extra")
            .And.Contain("debit"));
        Assert.That(() => res["txn_reff"], Throws.TypeOf<KeyNotFoundException>().With.Message.Contains("txn_ref"));
        Assert.That(() => res.room, Throws.TypeOf<RuntimeBinderException>(), "a field of another method");
        Assert.That(() => res.txn_ref(), Throws.TypeOf<RuntimeBinderException>());
        Assert.That(() => { res.txn_ref = "x"; }, Throws.TypeOf<RuntimeBinderException>().With.Message.Contains("txn_ref cannot be set")
            .And.Message.Contains("read-only"));
    }

    [Test]
    public void The_message_for_an_unknown_name_lists_each_field_once()
    {
        dynamic res = Answered("""{"status":"success_ok","room":"R","extra":{}}""", () => Hoiio.Voice.Conference("+6511111111"));

        Assert.That(() => res.name, Throws.TypeOf<RuntimeBinderException>().With.Message.EqualTo(
            "The answer of voice/conference has no field 'name'. It has status, room, extra; the API also documents txn_refs."));
        Assert.That(() => res.extra.name,
            Throws.TypeOf<RuntimeBinderException>().With.Message.EndsWith("has no field 'name'. It has none."));
    }

    [Test]
    public void Visual_Basic_can_read_a_field()
    {
        object res = Answered("""{"status":"success_ok","txn_ref":"AA-C-1"}""");

        Assert.That(NewLateBinding.LateGet(res, null!, "txn_ref", [], null!, null!, null!), Is.EqualTo("AA-C-1"));
    }

    [TestCase("success_ok")]
    [TestCase("error_txn_ref_invalid")]
    public void A_method_read_without_parentheses_throws_and_says_so(string status)
    {
        dynamic res = Answered($$"""{"status":"{{status}}"}""");

        Assert.That(() => res.is_success, Throws.TypeOf<RuntimeBinderException>().With.Message.Contains("is_success()"));
        Assert.That(() => res.is_success(1), Throws.TypeOf<RuntimeBinderException>());
        Assert.That(async () => await res, Throws.TypeOf<RuntimeBinderException>().With.Message.Contains("cannot be awaited"));
        Assert.That(() => res.IsSuccess, Throws.TypeOf<RuntimeBinderException>().With.Message.Contains("IsSuccess()"));
    }

    [Test]
    public void A_failed_answer_has_its_text_its_JSON_and_its_response()
    {
        dynamic res = Answered("""{"status":"error_x"}""");

        Assert.That($"{res.text} {res.json["status"]} {(int)res.response.StatusCode}", Is.EqualTo("""{"status":"error_x"} error_x 200"""));
    }

    [Test]
    public void Reading_a_field_that_a_failed_answer_lacks_throws_its_status()
    {
        dynamic res = Answered("""{"status":"error_insufficient_credit"}""", () => Hoiio.Voice.Call("+6511111111", "+6522222222"));

        Assert.That(res.IsSuccess(), Is.False);
        Assert.That(res.is_success(), Is.False);
        Assert.That(res.status, Is.EqualTo("error_insufficient_credit"));
        Assert.That(() => res.txn_ref, Throws.TypeOf<HoiioException>().With.Message.Contains("error_insufficient_credit")
            .And.Message.Contains("voice/call"));
        Assert.That(() => res["txn_ref"], Throws.TypeOf<HoiioException>());
        Assert.That(() => res.Get<string>("txn_ref"), Throws.TypeOf<HoiioException>());
        Assert.That(res.Has("txn_ref"), Is.False);
    }

    [Test]
    public void Only_success_ok_counts_as_success()
    {
        dynamic res = Answered("""{"status":"success_partly"}""");

        Assert.That(res.IsSuccess(), Is.False);
        Assert.That(() => res.EnsureSuccess(), Throws.TypeOf<HoiioStatusException>());
    }

    [Test]
    public void An_answer_is_a_read_only_dictionary()
    {
        IReadOnlyDictionary<string, object?> res = Answered("""{"status":"success_ok","txn_ref":"AA-C-1","rate":"0.020","tag":null}""");

        Assert.That(res.Count, Is.EqualTo(4));
        Assert.That(res.Keys, Is.EqualTo(new[] { "status", "txn_ref", "rate", "tag" }));
        Assert.That(res.Values, Is.EqualTo(new object?[] { "success_ok", "AA-C-1", 0.02, null }));
        Assert.That(res.ContainsKey("txn_ref") && !res.ContainsKey("debit"));
        Assert.That(res.TryGetValue("Rate", out var rate) && rate is 0.02);
        Assert.That(res.TryGetValue("debit", out _), Is.False);
        Assert.That(((IEnumerable)res).Cast<KeyValuePair<string, object?>>().First().Value, Is.EqualTo("success_ok"));
        Assert.That(JsonConvert.SerializeObject(res), Is.EqualTo("""{"status":"success_ok","txn_ref":"AA-C-1","rate":0.02,"tag":null}"""));
    }

    [TestCase(500)]
    [TestCase(404)]
    [TestCase(302)]
    public void The_body_decides_whether_a_call_succeeded_not_the_HTTP_status(int statusCode)
    {
        Server.Answer = Stub.StubAnswer.Of("""{"status":"success_ok","txn_ref":"AA-C-1"}""", statusCode);

        Assert.That(Hoiio.Voice.Status("AA-C-1").txn_ref, Is.EqualTo("AA-C-1"));
    }
}
