using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Wire;

[TestFixture]
sealed class OddValueTests : SandboxTest
{
    const decimal LargeCredit = 1_000_000_000;
    const string OngoingSession = "";

    static readonly string[] OddValues =
    [
        " ", ",", "+", "+65", "0", "-1", "2147483647", "2147483648", "1e9", "٣", "null", "{{", "room:", "room:*", "[[",
        "<url>", "<speech", "#", "\0", "\ud83d\ude00",
        "9999-12-31 23:59:59", "0001-01-01 00:00:00", "2026-02-29 00:00:00", "http://", "http://[::1]:99999/", "[{\"dest\":null}]",
        "[null]", "JVBERi0=", "____",
        new('9', 5000), new('(', 50_000), new('[', 50_000),
    ];

    static readonly (string Path, object Valid)[] Requests =
    [
        ("voice/call", new { dest1 = FirstPhone, dest2 = SecondPhone, caller_id = "private", max_duration = "60", tag = "t",
            notify_url = Nowhere }),
        ("voice/conference", new { dest = FirstPhone, room = "r", caller_id = "private", tag = "t", notify_url = Nowhere }),
        ("conference/moderate", new { txn_ref = "AA-C-141147", action = "mute" }),
        ("voice/query_status", new { txn_ref = "AA-C-141147" }),
        ("voice/get_history", new { from = "2012-01-01 00:00:00", to = "2032-01-01 00:00:00", page = "1", page_size = "10" }),
        ("voice/get_rate", new { dest1 = FirstPhone, dest2 = SecondPhone }),
        ("sms/send", new { dest = FirstPhone, msg = "Hi", sender_name = "Citibank", tag = "t", notify_url = Nowhere }),
        ("sms/bulk_send", new { dest = FirstPhone, recipients = "[{\"dest\":\"+6511111111\"}]", msg = "Hi {{name}}",
            sender_name = "Citibank" }),
        ("sms/get_rate", new { dest = FirstPhone, msg = "Hi" }),
        ("sms/get_rate", new { incoming = SmsNumber }),
        ("fax/send", new { dest = FirstPhone, file = "JVBERi0xLjQ=", filename = "a.pdf", fax_header = "Hello", caller_id = "private" }),
        ("fax/get_history", new { type = "all", page = "1", src = FirstPhone }),
        ("fax/get_rate", new { incoming = VoiceNumber }),
        ("ivr/start/dial", new { dest = FirstPhone, msg = "Hi", max_duration = "60", notify_url = Nowhere }),
        ("ivr/middle/play", new { session = OngoingSession, msg = "Hi", notify_url = Nowhere }),
        ("ivr/middle/gather", new { session = OngoingSession, msg = "Hi", max_digits = "1", timeout = "10", attempts = "2",
            notify_url = Nowhere }),
        ("ivr/middle/record", new { session = OngoingSession, msg = "Hi", max_duration = "10" }),
        ("ivr/middle/monitor", new { session = OngoingSession, msg = "Hi", monitor_notify_url = Nowhere }),
        ("ivr/end/transfer", new { session = OngoingSession, dest = "room:", msg = "Hi", on_failure = "continue" }),
        ("ivr/end/hangup", new { session = OngoingSession, msg = "Hi" }),
        ("ivr/end/hangup", new { session = "", force = "enabled" }),
        ("number/get_choices", new { country = "US", state = "AL", page = "1" }),
        ("number/get_rates", new { country = "US" }),
        ("number/subscribe", new { number = "+16001234567", duration = "12" }),
        ("number/update_forwarding", new { number = SmsNumber, forward_to = Nowhere, forward_sms_to = Nowhere, mode = "voice" }),
    ];

    static IEnumerable<TestCaseData> Cases() =>
        Requests.Select(request => new TestCaseData(request.Path, request.Valid).SetArgDisplayNames(
            $"{request.Path} with {string.Join(", ", request.Valid.GetType().GetProperties().Select(property => property.Name))}"));

    [TestCaseSource(nameof(Cases))]
    public void No_odd_value_causes_an_internal_error(string path, object valid)
    {
        foreach (var name in valid.GetType().GetProperties().Select(property => property.Name))
            foreach (var odd in OddValues)
            {
                Sandbox.SetCredit(LargeCredit);
                var form = Form(valid);
                if (form.ContainsKey("session"))
                    form["session"] = DialUntilAnswered();
                form[name] = odd;
                Assert.That(StatusOf(path, form), Is.Not.EqualTo("error_internal_server_error"),
                    () => Sandbox.Journal.Entries[^1].Note!);
                // Let the calls end, which frees their lines.
                Sandbox.Advance(TimeSpan.FromHours(1));
            }
        // Let a call with a max_duration of 68 years use up the credit.
        Sandbox.SetCredit(1);
        Sandbox.Advance(TimeSpan.FromDays(1));
        Sandbox.SetCredit(LargeCredit);
        Sandbox.Advance(TimeSpan.FromDays(365 * 100));
        Do("user/get_balance");
    }

    string DialUntilAnswered()
    {
        var session = Text(Do("ivr/start/dial", new { dest = FirstPhone }), "session");
        Pass(10);
        return session;
    }
}
