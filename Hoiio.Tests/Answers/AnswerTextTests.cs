using System.Diagnostics;
using System.Reflection;
using Microsoft.CSharp.RuntimeBinder;
using NUnit.Framework;

namespace HoiioSdk.Tests.Answers;

/// <summary>An answer as text, for a console or a debugger.</summary>
sealed class AnswerTextTests : WireTest
{
    const string History = """
        {"status":"success_ok","total_entries_count":"234","entries_count":"2","entries":[
        {"txn_ref":"AA-C-1","date":"2010-01-01 10:10:00","duration":"7","rate":"0.020"},{"txn_ref":"AA-C-2","call_status_dest1":"ongoing"}]}
        """;

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
}
