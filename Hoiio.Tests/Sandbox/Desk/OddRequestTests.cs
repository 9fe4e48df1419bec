using System.Globalization;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Desk;

/// <summary>Odd requests to the front desk: malformed text, extreme numbers and long values.</summary>
sealed class OddRequestTests : DeskTest
{
    [TestCase("messages", """{"from": "+6511111111", "to": "+6599999999", "text": "\ud800"}""")]
    [TestCase("messages", """{"from": "+6511111111", "to": "+6599999999", "\ud800": ""}""")]
    [TestCase("calls", """{"from": {"a": "\udc00"}, "to": "+6500000000"}""")]
    [TestCase("faults", """{"path": [["\udc00"]]}""")]
    public void A_lone_surrogate_in_a_body_is_refused(string path, string body) =>
        Assert.That(
            Problem(HttpMethod.Post, path, body),
            Is.EqualTo((400, "The body has a text with an unpaired surrogate or invalid UTF-8.")));

    [Test]
    public void An_advance_past_the_year_9999_is_refused_and_does_not_start_the_clock()
    {
        Assert.That(Problem(HttpMethod.Post, "clock", """{"running": true, "advance": 1e300}""").Code, Is.EqualTo(400));
        for (var i = 0; i < 79; i++)
            Post("clock", """{"advance": 3155760000}""");
        Assert.That(Problem(HttpMethod.Post, "clock", """{"running": true, "advance": 3155760000}""").Message, Does.Contain("year 9999"));
        Assert.That(Sandbox.IsClockRunning, Is.False);
    }

    [TestCase("-Infinity")]
    [TestCase("Infinity")]
    [TestCase("NaN")]
    [TestCase("-1")]
    [TestCase("60.1")]
    [TestCase("")]
    public void A_wait_that_is_not_0_to_60_seconds_is_refused(string wait) =>
        Assert.That(Problem(HttpMethod.Get, $"requests?wait={wait}"), Is.EqualTo((400, $"'wait' takes 0 to 60 seconds, not '{wait}'.")));

    [TestCase("requests?before=9&after=1")]
    [TestCase("notifications?wait=1&before=9")]
    public void Before_cannot_be_combined_with_after_or_wait(string path) =>
        Assert.That(Problem(HttpMethod.Get, path), Is.EqualTo((400, "'before' cannot be combined with 'after' or 'wait'.")));

    [TestCase("\"79228162514264337593543950335\"")]
    [TestCase("\"0.0001\"")]
    [TestCase("-1")]
    [TestCase("1e3")]
    [TestCase("\"\"")]
    [TestCase("1000000001")]
    [TestCase("\"9999999999.999\"")]
    public void A_credit_that_is_negative_too_precise_or_above_a_billion_is_refused(string amount)
    {
        Assert.That(Problem(HttpMethod.Put, "account", $$"""{"points": {{amount}}, "bonus": "1"}"""), Is.EqualTo((400, "'points' takes an "
            + $"amount in SGD of at most a billion, with at most three decimals, such as \"50.000\", not {amount}.")));
        Assert.That(Get("ledger").AsArray(), Has.Count.EqualTo(1));
    }

    [TestCase("{}")]
    [TestCase("""{"points": null, "bonus": null}""")]
    public void An_unchanged_credit_adds_no_ledger_entry(string body)
    {
        Put("account", body);
        Assert.That(All(Get("ledger"), "reason"), Is.EqualTo(["start"]));
    }

    [Test]
    public void A_negative_advance_is_refused_and_does_not_start_the_clock()
    {
        Assert.That(Code(HttpMethod.Post, "clock", """{"running": true, "advance": -1}"""), Is.EqualTo(400));
        Assert.That(Text(Get("status"), "clock"), Is.EqualTo("standing"));
    }

    [Test]
    public void An_unescaped_plus_in_a_query_is_read_as_a_plus()
    {
        Do("sms/send", new { dest = FirstPhone, msg = "Hi" });
        Do("sms/send", new { dest = SecondPhone, msg = "Hi" });
        Assert.That(All(Get("messages?number=+6511111111"), "to"), Is.EqualTo([FirstPhone]));
        Assert.That(All(Get("messages?number=%2B6511111111"), "to"), Is.EqualTo([FirstPhone]));
    }

    [Test]
    public void The_charset_of_a_body_may_be_quoted()
    {
        using var answer = Send(HttpMethod.Post, "clock", "{}", "application/json; charset=\"UTF-8\"");
        Assert.That((int)answer.StatusCode, Is.EqualTo(200));
    }

    [Test]
    public void More_than_255_keys_at_once_are_refused()
    {
        var session = Text(Do("ivr/start/dial", new { dest = FirstPhone, notify_url = Nowhere }), "session");
        Pass(10);
        Do("ivr/middle/gather", new { session });
        var (code, message) = Problem(HttpMethod.Post, $"calls/{session}/keys", $$"""{"keys": "{{new string('1', 1_000_000)}}"}""");
        Assert.That((code, message), Is.EqualTo((400, "1000000 keys are too many. Press at most 255 at once.")));
        Assert.That(Text(Post($"calls/{session}/keys", $$"""{"keys": "{{new string('1', 255)}}"}"""), "waits_for"), Is.EqualTo("block"));
    }

    [Test]
    public void An_incoming_SMS_above_255_parts_is_refused_without_notifications()
    {
        Put("numbers/%2B6599999999", $$"""{"forward_sms_to": "{{Nowhere}}"}""");
        static string Message(int length) => $$"""{"from": "+6511111111", "to": "+6599999999", "text": "{{new string('x', length)}}"}""";
        Assert.That(Code(HttpMethod.Post, "messages", Message(38_761)), Is.EqualTo(400));
        Assert.That(Get("notifications").AsArray(), Is.Empty);
        Post("messages", Message(38_760));
        Assert.That(Get("notifications?limit=1000").AsArray(), Has.Count.EqualTo(255));
    }

    [TestCase("faxes", """{"from": "+6511111111", "to": "+6500000000", "pages": 0}""",
        "'pages' takes a whole number from 1 to 1000, not 0.")]
    [TestCase("faults", """{"path": "sms/send", "fault": "timeout", "times": 0}""",
        "'times' takes a whole number from 1, not 0.")]
    public void A_number_that_is_too_small_is_refused_with_the_valid_range(string path, string body, string message) =>
        Assert.That(Problem(HttpMethod.Post, path, body), Is.EqualTo((400, message)));

    [TestCase("GET", "requests?wait={0}", null, "'wait' takes 0 to 60 seconds, not '111")]
    [TestCase("GET", "requests?path={0}", null, "The service has no path '111")]
    [TestCase("GET", "calls/{0}", null, "There is no session or call 111")]
    [TestCase("GET", "{0}", null, "/sandbox/111")]
    [TestCase("POST", "faults", "{{\"path\": \"sms/send\", \"fault\": \"{0}\"}}", "'fault' takes one of timeout, reset, ")]
    public void A_long_invalid_value_is_shortened_in_the_error(string verb, string path, string? body, string start)
    {
        var text = new string('1', 30_000);
        string? Fill(string? format) => format is null ? null : string.Format(CultureInfo.InvariantCulture, format, text);
        var (_, message) = Problem(new(verb), Fill(path)!, Fill(body));
        Assert.That(message, Does.StartWith(start).And.EndsWith(".").And.Length.LessThan(2100));
    }

    [TestCase("", "")]
    [TestCase("x", "")]
    [TestCase("", "x")]
    [TestCase("x", "x")]
    public void A_long_value_is_not_cut_inside_a_surrogate_pair(string start, string end)
    {
        var fault = $"{start}{string.Concat(Enumerable.Repeat("😀", 5000))}{end}";
        var (code, message) = Problem(HttpMethod.Post, "faults", $$"""{"path": "sms/send", "fault": "{{fault}}"}""");
        Assert.That((code, message.Contains('\uFFFD', StringComparison.Ordinal)), Is.EqualTo((400, false)));
        Assert.That(message, Does.Contain("😀 .. 😀"));
    }

    [Test]
    public void If_all_numbers_have_expired_the_error_says_that_the_account_has_none()
    {
        Post("clock", $$"""{"advance": {{400 * 86_400}}}""");
        Assert.That(
            Problem(HttpMethod.Post, "calls", """{"from": "+6511111111", "to": "+6500000000"}"""),
            Is.EqualTo((404, "The account has no number +6500000000. It has no numbers at the current time of the clock.")));
    }
}
