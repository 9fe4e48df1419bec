using System.Collections;
using System.Diagnostics;
using System.Reflection;
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
    public void Fields_are_read_in_PascalCase_and_by_indexer_too()
    {
        dynamic res = Answered(VoiceStatus);

        Assert.That(res.TxnRef, Is.EqualTo("AA-S-141147"));
        Assert.That(res.CallStatusDest1, Is.EqualTo("answered"));
        Assert.That(res.Dest2, Is.EqualTo("+6522222222"));
        Assert.That(res["txn_ref"], Is.EqualTo("AA-S-141147"));
        Assert.That(res["TxnRef"], Is.EqualTo("AA-S-141147"));
        Assert.That(res.Has("TxnRef"), Is.True);
        Assert.That(res.Has("Txn_Ref") || res.Has("Txn_ref"), Is.False, "a name with an underscore is one of the API's, as it stands");
        Assert.That(Answered("""{"status":"success_ok","is_unicode":true}""").IsUnicode, Is.True, "the Turkish I is another letter");
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

    static IEnumerable<TestCaseData> Types()
    {
        TestCaseData Reads(string name, string json, object? expected) =>
            new TestCaseData(name, json, expected).SetArgDisplayNames(name, json);
        yield return Reads("date", "\"2012-01-31 12:06:15.0\"", new DateTime(2012, 1, 31, 12, 6, 15));
        yield return Reads("date", "\"2012-01-31 12:06:15.25\"", new DateTime(2012, 1, 31, 12, 6, 15, 250));
        yield return Reads("date", "\"2012-02-31 12:06:15\"", "2012-02-31 12:06:15");
        yield return Reads("date", "\"\"", "");
        yield return Reads("expiry", "\"2012-12-31\"", new DateTime(2012, 12, 31));
        yield return Reads("expiry", "\"2012-12-31 10:00:00\"", new DateTime(2012, 12, 31));
        yield return Reads("duration", "\"7\"", 7);
        yield return Reads("duration", "7", 7);
        yield return Reads("duration", "\"-7\"", -7);
        yield return Reads("duration", "7.0", 7);
        yield return Reads("duration", "\"-\"", "-");
        yield return Reads("duration", "7.5", 7.5);
        yield return Reads("duration", "null", null);
        yield return Reads("duration", "true", true);
        yield return Reads("date", "false", false);
        yield return Reads("talktime", "\"2352\"", 2352);
        yield return Reads("split_count", "\"2\"", 2);
        yield return Reads("fax_pages", "\"3\"", 3);
        yield return Reads("entries_count", "\"100\"", 100);
        yield return Reads("total_entries_count", "\"99999999999\"", "99999999999");
        yield return Reads("total_entries_count", "99999999999", 99999999999L);
        yield return Reads("rate", "\"0.018\"", 0.018);
        yield return Reads("rate", "0.018", 0.018);
        yield return Reads("rate", "4", 4.0);
        yield return Reads("rate", "1e400", "1e400");
        yield return Reads("duration", "010", 10);
        yield return Reads("balance", "99999999999999999999999999999.9", 1e29);
        yield return Reads("something_new", "1e2", "1e2");
        yield return Reads("debit", "\"1,234.5\"", "1,234.5");
        yield return Reads("debit", "\"n/a\"", "n/a");
        yield return Reads("total_cost", "\"0.064\"", 0.064);
        yield return Reads("balance", "\"54.650\"", 54.65);
        yield return Reads("points", "\"-0.5\"", -0.5);
        yield return Reads("bonus", "0", 0.0);
        yield return Reads("is_unicode", "false", false);
        yield return Reads("is_unicode", "\"true\"", true);
        yield return Reads("is_unicode", "\"maybe\"", "maybe");
        yield return Reads("txn_refs", "\"TX-1,TX-2, TX-3\"", new List<string> { "TX-1", "TX-2", "TX-3" });
        yield return Reads("txn_refs", "[\"TX-1\",\"TX-2\"]", new List<string> { "TX-1", "TX-2" });
        yield return Reads("txn_refs", "\"\"", new List<string>());
        yield return Reads("capability", "[\"VOICE\",\"SMS\"]", new List<string> { "VOICE", "SMS" });
        yield return Reads("capability", "\"VOICE,SMS\"", new List<string> { "VOICE", "SMS" });
        yield return Reads("capabilities", "[]", new List<string>());
        yield return Reads("caller_ids", "[]", new List<string>());
        yield return Reads("entries", "[]", new List<object?>());
        yield return Reads("prefix", "\"+65\"", "65");
        yield return Reads("prefix", "\"65\"", "65");
        yield return Reads("auto_extend_status", "\"disabled\"", "disabled");
        yield return Reads("txn_ref", "1234", "1234");
        yield return Reads("tag", "\"2012-01-31 12:06:15\"", "2012-01-31 12:06:15");
        yield return Reads("tag", "\"2012-01-31T12:06:15Z\"", "2012-01-31T12:06:15Z");
        yield return Reads("something_new", "true", "true");
        yield return Reads("something_new", "0.50", "0.50");
    }

    [TestCaseSource(nameof(Types))]
    public void A_field_has_its_CLR_type_or_is_the_text_that_was_sent(string name, string json, object? expected)
    {
        object? value = Answered($$"""{"status":"success_ok","{{name}}":{{json}}}""")[name];

        Assert.That(value, Is.EqualTo(expected));
        if (expected is IEnumerable and not string)
            Assert.That(value, Is.InstanceOf(expected is List<string> ? typeof(HoiioList<string>) : typeof(HoiioList<object>)));
        else
            Assert.That(value?.GetType(), Is.EqualTo(expected?.GetType()));
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
        Assert.That(res.entries[1].duration, Is.Null, "documented, but the call goes on");
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
        Assert.That(() => res.room, Throws.TypeOf<RuntimeBinderException>(), "of another method");
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

    [Test]
    public void An_answer_prints_its_fields_on_one_line()
    {
        Assert.That(Answered(History, () => Hoiio.Voice.History()).ToString(), Is.EqualTo("""
            {status: "success_ok", total_entries_count: 234, entries_count: 2, entries: [
              {txn_ref: "AA-C-1", date: 2010-01-01 10:10:00, duration: 7, rate: 0.02}
              {txn_ref: "AA-C-2", call_status_dest1: "ongoing"}]}
            """.ReplaceLineEndings("\n")));
        Assert.That(
            Answered(
            """{"status":"success_ok","expiry":"2012-12-31","is_unicode":true,"txn_refs":"a,b","tag":null,"x":{"y":"\u001b[2J"}}""")
            .ToString(),
            Is.EqualTo(
                """{status: "success_ok", expiry: 2012-12-31, is_unicode: true, txn_refs: ["a", "b"], tag: null, x: {y: "\u001b[2J"}}"""));
        Assert.That(Answered("""{"status":"success_ok","rate":4,"points":1.5,"entries":[],"x":{}}""").ToString(),
            Is.EqualTo("""{status: "success_ok", rate: 4.0, points: 1.5, entries: [], x: {}}"""));
    }

    [Test]
    public void No_control_character_reaches_a_console()
    {
        dynamic res = Answered("""
            {"status":"success_ok","\u001b[2J":"\u001b[31m","tag":"a\nb\u009b1m\u202a\u202egnp\u2028\u2029\u2066\u2069\u007f",
            "entries":[{"\r":"\u0007"}],"txn_refs":["\u001b"],"\u2028\u2029":"\u2028"}
            """);
        var error = Assert.Throws<RuntimeBinderException>(() => _ = res.nope)!;
        var failure = Assert.Throws<HoiioException>(() => _ = Answered("""{"status":"error_\u001b[2J"}""").txn_ref)!;

        foreach (string text in new[] { res.ToString(), res.entries.ToString(), res.txn_refs.ToString(), error.Message, failure.Message })
            Assert.That(text.Replace("\n", ""),
                Has.None.Matches<char>(letter => char.IsControl(letter) || letter is >= '\u2028' and <= '\u202e'));
        Assert.That(res.ToString(), Does.Contain("""tag: "a\nb\u009b1m\u202a\u202egnp\u2028\u2029\u2066\u2069\u007f"""));
        Assert.That(res.ToString(), Does.Contain("""\u001b[2J: "\u001b[31m"""));
    }

    [Test]
    public void A_token_echoed_as_a_field_name_is_masked()
    {
        var echo = Newtonsoft.Json.JsonConvert.ToString(AccessToken);
        dynamic res = Answered($$"""{"status":"success_ok",{{echo}}:{"x":"y"},"entries":[{ {{echo}}:[{{echo}}]}],"txn_refs":[{{echo}}]}""");

        foreach (string text in new[] { res.ToString(), Assert.Throws<RuntimeBinderException>(() => _ = res.nope)!.Message })
            Assert.That(text, Does.Contain("***").And.Not.Contain(AccessToken));
    }

    [Test]
    public void Control_characters_in_names_are_escaped()
    {
        dynamic notification = Hoiio.Notification("""{"\u001b[31m":{"x":"y"}}""");
        dynamic named = notification["\u001b[31m"];

        foreach (string text in new[] { notification.ToString(),
            Assert.Throws<RuntimeBinderException>(() => _ = notification.nope)!.Message,
            Assert.Throws<InvalidCastException>(() => _ = named.Get<int>("x"))!.Message })
            Assert.That(text, Does.Contain(@"\u001b[31m").And.None.EqualTo('\u001b'));
        Assert.That(Assert.Throws<RuntimeBinderException>(() => _ = named.nope)!.Message, Does.StartWith("The notification has no field"));
    }

    [Test]
    public void The_debugger_view_lists_the_fields()
    {
        dynamic res = Answered("""{"status":"success_ok","txn_ref":"AA-C-1"}""");

        Assert.That(res.GetDynamicMemberNames(), Is.EqualTo(new[] { "status", "txn_ref" }));
        var view = Type.GetType(typeof(HoiioObject).GetCustomAttribute<DebuggerTypeProxyAttribute>()!.ProxyTypeName)!;
        Assert.That(view.GetProperty("Fields")!.GetValue(Activator.CreateInstance(view, (object)res)),
            Is.EqualTo(new Dictionary<string, object?> { ["status"] = "success_ok", ["txn_ref"] = "AA-C-1" }));
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
