using System.Globalization;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Desk;

/// <summary>What nobody should send to the front desk, and somebody does.</summary>
sealed class OddRequestTests : DeskTest
{
    [TestCase("messages", """{"from": "+6511111111", "to": "+6599999999", "text": "\ud800"}""")]
    [TestCase("messages", """{"from": "+6511111111", "to": "+6599999999", "\ud800": ""}""")]
    [TestCase("calls", """{"from": {"a": "\udc00"}, "to": "+6500000000"}""")]
    [TestCase("faults", """{"path": [["\udc00"]]}""")]
    public void Half_a_character_is_no_text(string path, string body) =>
        Assert.That(
            Problem(HttpMethod.Post, path, body),
            Is.EqualTo((400, "The body has a text with an unpaired surrogate or invalid UTF-8.")));

    [Test]
    public void A_clock_that_cannot_be_moved_on_so_far_is_not_set_running_either()
    {
        Assert.That(Problem(HttpMethod.Post, "clock", """{"running": true, "advance": 1e300}""").Code, Is.EqualTo(400));
        for (var i = 0; i < 79; i++)
            Post("clock", """{"advance": 3155760000}""");
        Assert.That(Problem(HttpMethod.Post, "clock", """{"running": true, "advance": 3155760000}""").Sentence, Does.Contain("year 9999"));
        Assert.That(Sandbox.IsClockRunning, Is.False);
    }

    [TestCase("-Infinity")]
    [TestCase("Infinity")]
    [TestCase("NaN")]
    [TestCase("-1")]
    [TestCase("60.1")]
    [TestCase("")]
    public void A_time_to_wait_is_within_a_minute(string wait) =>
        Assert.That(Problem(HttpMethod.Get, $"requests?wait={wait}"), Is.EqualTo((400, $"'wait' takes 0 to 60 seconds, not '{wait}'.")));

    [TestCase("requests?before=9&after=1")]
    [TestCase("notifications?wait=1&before=9")]
    public void Nobody_looks_back_and_ahead_at_once(string path) =>
        Assert.That(Problem(HttpMethod.Get, path), Is.EqualTo((400, "'before' cannot be combined with 'after' or 'wait'.")));

    [TestCase("\"79228162514264337593543950335\"")]
    [TestCase("\"0.0001\"")]
    [TestCase("-1")]
    [TestCase("1e3")]
    [TestCase("\"\"")]
    public void An_amount_is_one_that_can_be_added_up(string amount)
    {
        Assert.That(Problem(HttpMethod.Put, "account", $$"""{"points": {{amount}}, "bonus": "1"}"""), Is.EqualTo((400, "'points' takes an "
            + $"amount in SGD of at most a billion, with at most three decimals, such as \"50.000\", not {amount}.")));
        Assert.That(Problem(HttpMethod.Put, "account", """{"points": 1000000000, "bonus": "9999999999.999"}"""),
            Is.EqualTo((400, "Credit cannot be more than a billion.")));
        Assert.That(Get("ledger").AsArray(), Has.Count.EqualTo(1));
    }

    [TestCase("{}")]
    [TestCase("""{"points": null, "bonus": null}""")]
    public void A_credit_that_nobody_changes_is_no_line_of_the_statement(string body)
    {
        Put("account", body);
        Assert.That(All(Get("ledger"), "reason"), Is.EqualTo(["start"]));
    }

    [Test]
    public void What_is_wrong_with_one_wish_leaves_the_other_undone()
    {
        Assert.That(Code(HttpMethod.Post, "clock", """{"running": true, "advance": -1}"""), Is.EqualTo(400));
        Assert.That(Text(Get("status"), "clock"), Is.EqualTo("standing"));
    }

    [Test]
    public void A_plus_that_nobody_encoded_is_still_a_plus()
    {
        Do("sms/send", new { dest = FirstPhone, msg = "Hi" });
        Do("sms/send", new { dest = SecondPhone, msg = "Hi" });
        Assert.That(All(Get("messages?number=+6511111111"), "to"), Is.EqualTo([FirstPhone]));
        Assert.That(All(Get("messages?number=%2B6511111111"), "to"), Is.EqualTo([FirstPhone]));
    }

    [Test]
    public void The_name_of_the_encoding_may_stand_in_quotes()
    {
        using var answer = Send(HttpMethod.Post, "clock", "{}", "application/json; charset=\"UTF-8\"");
        Assert.That((int)answer.StatusCode, Is.EqualTo(200));
    }

    [Test]
    public void A_megabyte_of_keys_is_refused_and_nobody_waits_for_it()
    {
        var session = Text(Do("ivr/start/dial", new { dest = FirstPhone, notify_url = Nowhere }), "session");
        Pass(10);
        Do("ivr/middle/gather", new { session });
        var (code, sentence) = Problem(HttpMethod.Post, $"calls/{session}/keys", $$"""{"keys": "{{new string('1', 1_000_000)}}"}""");
        Assert.That((code, sentence), Is.EqualTo((400, "1000000 keys are too many. Press at most 255 at once.")));
        Assert.That(Text(Post($"calls/{session}/keys", $$"""{"keys": "{{new string('1', 255)}}"}"""), "waits_for"), Is.EqualTo("block"));
    }

    [Test]
    public void A_text_that_no_phone_could_send_is_refused_before_thousands_of_parts_are_notified()
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
    public void A_number_that_is_too_small_is_told_in_one_sentence(string path, string body, string sentence) =>
        Assert.That(Problem(HttpMethod.Post, path, body), Is.EqualTo((400, sentence)));

    [TestCase("GET", "requests?wait={0}", null, "'wait' takes 0 to 60 seconds, not '111")]
    [TestCase("GET", "requests?path={0}", null, "The service has no path '111")]
    [TestCase("GET", "calls/{0}", null, "There is no session or call 111")]
    [TestCase("GET", "{0}", null, "/sandbox/111")]
    [TestCase("POST", "faults", "{{\"path\": \"sms/send\", \"fault\": \"{0}\"}}", "'fault' takes one of timeout, reset, ")]
    public void However_long_it_was_what_is_wrong_is_told_in_a_short_sentence(string verb, string path, string? body, string start)
    {
        var text = new string('1', 30_000);
        string? With(string? format) => format is null ? null : string.Format(CultureInfo.InvariantCulture, format, text);
        var (_, sentence) = Problem(new(verb), With(path)!, With(body));
        Assert.That(sentence, Does.StartWith(start).And.EndsWith(".").And.Length.LessThan(2100));
    }

    [TestCase("", "")]
    [TestCase("x", "")]
    [TestCase("", "x")]
    [TestCase("x", "x")]
    public void Where_it_is_cut_no_character_is_divided(string start, string end)
    {
        var fault = $"{start}{string.Concat(Enumerable.Repeat("😀", 5000))}{end}";
        var (code, sentence) = Problem(HttpMethod.Post, "faults", $$"""{"path": "sms/send", "fault": "{{fault}}"}""");
        Assert.That((code, sentence.Contains('\uFFFD', StringComparison.Ordinal)), Is.EqualTo((400, false)));
        Assert.That(sentence, Does.Contain("😀 .. 😀"));
    }

    [Test]
    public void Numbers_that_have_all_run_out_are_told_as_none()
    {
        Post("clock", $$"""{"advance": {{400 * 86_400}}}""");
        Assert.That(
            Problem(HttpMethod.Post, "calls", """{"from": "+6511111111", "to": "+6500000000"}"""),
            Is.EqualTo((404, "The account has no number +6500000000. It has no numbers at the current time of the clock.")));
    }
}
