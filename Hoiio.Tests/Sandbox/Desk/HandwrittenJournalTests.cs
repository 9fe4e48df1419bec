using HoiioSdk.Sandbox;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Desk;

/// <summary>Replays handwritten journals: seeds, other answers than recorded, invalid lines and refused acts.</summary>
[Category("OneCulture")]
[Parallelizable]
sealed class HandwrittenJournalTests
{
    [Test]
    public void A_handwritten_seed_may_omit_times_answers_and_statuses()
    {
        using var sandbox = Replay(
            """{"type":"start","now":"2026-10-01 09:30:00","points":"10.000","bonus":"0"}""",
            "",
            """{"type":"request","path":"sms/send","parameters":{"dest":"+6511111111","msg":"Hi"}}""",
            """{"type":"act","verb":"POST","path":"calls","body":{"from":"+6511111111","to":"+6500000000"}}""",
            """{"type":"act","time":"2026-10-01T09:31:00+08:00","verb":"PUT","path":"phones/+6522222222"}""",
            """{"type":"act","verb":"POST","path":"clock","body":{"advance":30}}""",
            """{"type":"request","path":"voice/call","parameters":{"dest1":"+6511111111","dest2":"+6522222222","max_duration":60}}""");

        Assert.That(sandbox.Now, Is.EqualTo(new DateTimeOffset(2026, 10, 1, 9, 31, 30, TimeSpan.FromHours(8))));
        Assert.That(sandbox.Messages().Single().Status, Is.EqualTo("delivered"));
        Assert.That(sandbox.Calls().Select(call => call.State), Is.EqualTo(new[] { "ringing", "ended" }));
        Assert.That(sandbox.PhonesInHand.Single().Number, Is.EqualTo("+6522222222"));
        Assert.That(sandbox.Ledger()[0].Amount, Is.EqualTo(10m));
        Assert.That(sandbox.Journal.Entries.Select(entry => entry.Status), Is.All.EqualTo("success_ok"));
    }

    [TestCase("2026-10-01T09:30:00")]
    [TestCase("2026-10-01 09:30")]
    [TestCase("2026-10-01T01:30:00Z")]
    [TestCase("2026-10-01T03:30:00.000+02:00")]
    public void A_time_without_an_offset_is_in_GMT_8(string time)
    {
        using var sandbox = Replay($$"""{"type":"start","now":"{{time}}"}""");

        Assert.That(sandbox.Now, Is.EqualTo(new DateTimeOffset(2026, 10, 1, 9, 30, 0, TimeSpan.FromHours(8))));
    }

    [TestCase("+6500000000")]
    [TestCase("%2B6500000000")]
    public void The_number_in_the_path_of_an_act_may_be_percent_encoded(string number)
    {
        using var sandbox = Replay(
            $$"""{"type":"act","verb":"PUT","path":"numbers/{{number}}","body":{"forward_to":"http://127.0.0.1:9/voice"},"status":200}""",
            $$"""{"type":"act","verb":"PUT","path":"phones/{{number}}","status":200}""");

        Assert.That(sandbox.PhonesInHand.Single().Number, Is.EqualTo("+6500000000"));
    }

    [Test]
    public void A_reset_in_a_seed_without_a_start_line_restores_the_settings_of_the_sandbox()
    {
        using var sandbox = HoiioSandbox.Start(readings: "dates=fraction");
        sandbox.Load(new StringReader("""
            {"type":"act","verb":"PUT","path":"settings","body":{"readings":{"dates":"seconds"}}}
            {"type":"reset"}
            """));

        Assert.That(sandbox.Readings["dates"], Is.EqualTo("fraction"));
    }

    [TestCase("\"dates=fraction\"", "fraction", "1000")]
    [TestCase("""{"block_message":500}""", "seconds", "500")]
    [TestCase("\"other\"", "fraction", "500")]
    public void A_seed_may_set_single_readings(string readings, string dates, string maxLength)
    {
        using var sandbox = Replay($$"""{"type":"start","readings":{{readings}}}""");

        Assert.That((sandbox.Readings["dates"], sandbox.Readings["block_message"]), Is.EqualTo((dates, maxLength)));
    }

    [Test]
    public void A_seed_without_a_start_line_has_the_default_credit_and_the_current_time()
    {
        using var sandbox = Replay("""{"type":"request","path":"user/get_balance"}""");

        Assert.That(sandbox.Journal.Entries.Single().Answer, Does.Contain("\"balance\":\"54.650\""));
        Assert.That(DateTimeOffset.Now - sandbox.Now, Is.LessThan(TimeSpan.FromMinutes(5)));
    }

    [Test]
    public void The_first_different_answer_ends_a_replay_with_an_error_that_shows_both()
    {
        string[] lines =
        [
            """{"type":"request","path":"sms/send","parameters":{"dest":"+6511111111","msg":"Hi"}}""",
            """{"type":"request","path":"user/get_balance","http_status":200,"answer":"{}"}""",
            """{"type":"request","path":"sms/send","parameters":{"dest":"+6511111111","msg":"Hi"}}""",
        ];

        var difference = Assert.Throws<ReplayDifferenceException>(() => Replay(lines).Dispose())!;

        Assert.That((difference.Line, difference.Recorded), Is.EqualTo((2, "HTTP 200 {}")));
        Assert.That(difference.Replayed, Does.StartWith("HTTP 200 {\"currency\":\"SGD\""));
        Assert.That(difference.Message, Does.StartWith("Line 2 (request user/get_balance): the journal has HTTP 200 {}, but the replay"));
        using var anyway = HoiioSandbox.Replay(new StringReader(string.Join('\n', lines)), anyway: true);
        Assert.That(anyway.Messages(), Has.Count.EqualTo(2));
    }

    [Test]
    public void An_act_with_a_different_status_ends_a_replay()
    {
        Assert.That(() => Replay("""{"type":"act","verb":"POST","path":"calls/S4643/keys","body":{"keys":"1"},"status":200}"""),
            Throws.TypeOf<ReplayDifferenceException>()
                .With.Message.Contains("the journal has HTTP 200, but the replay returned HTTP 404."));
    }

    [Test]
    public void After_a_replay_the_clock_has_the_mode_of_the_last_act()
    {
        using var sandbox = Replay(
            """{"type":"act","verb":"POST","path":"clock","body":{"running":true}}""",
            """{"type":"act","verb":"POST","path":"clock","body":{"running":false}}""");
        Assert.That(sandbox.IsClockRunning, Is.False);
        sandbox.Load(new StringReader("""{"type":"act","verb":"POST","path":"clock","body":{"running":true}}"""));
        Assert.That(sandbox.IsClockRunning, Is.True);
    }

    [TestCase("""{"type":"requst","path":"sms/send"}""",
        "Line 1 is not a valid line of a journal: its type is 'requst', not one of start, ")]
    [TestCase("""{"type":"request"}""", "Line 1 is not a valid line of a journal: request needs a path.")]
    [TestCase("""{"type":"act","path":"clock"}""", "Line 1 is not a valid line of a journal: act needs a path and a verb.")]
    [TestCase("no JSON", "Line 1 is not a valid line of a journal: ")]
    [TestCase("null", "Line 1 is not a valid line of a journal: ")]
    [TestCase("""{"type":"request","path":"sms/send","time":"yesterday"}""",
        "Line 1: 'yesterday' is not a time, write it like 2012-01-31T")]
    [TestCase("""{"type":"request","path":"sms/send","time":"9999-12-31T23:59:59Z"}""", "Line 1: '9999-12-31T23:59:59Z' is after the year")]
    [TestCase("""{"type":"request","path":"fax/send","replay":{"file_pages":2000000000}}""",
        "Line 1 is not a valid line of a journal: file_pages")]
    [TestCase("""{"type":"request","path":"/open/sms/send"}""",
        "Line 1 is not a valid line of a journal: '/open/sms/send' is not the path of a request, write it like sms/send.")]
    [TestCase("""{"type":"act","verb":"POST","path":"clock","status":"200"}""",
        "Line 1 is not a valid line of a journal: the status of an act is a number, not '200'.")]
    [TestCase("{\"type\":\"start\"}\n{\"type\":\"start\"}", "Line 2 is not a valid line of a journal: a start must be the first line.")]
    [TestCase("""{"type":"request","path":"sms/send","parameters":{"msg":"\ud800"}}""",
        "Line 1 is not a valid line of a journal: a text has an unpaired surrogate or invalid UTF-8.")]
    [TestCase("""{"type":"act","verb":"POST","path":"calls","body":{"from":"\ud800"}}""",
        "Line 1 is not a valid line of a journal: a text has an unpaired surrogate")]
    [TestCase("""{"type":"start","points":"\ud800"}""", "Line 1 is not a valid line of a journal: a text has an unpaired surrogate")]
    [TestCase("""{"type":"start","readings":"\ud800"}""", "Line 1 is not a valid line of a journal: ")]
    [TestCase("""{"type":"start","points":"-1"}""", "Line 1: '-1' is not an amount.")]
    [TestCase("""{"type":"start","now":"0001-01-01"}""",
        "Line 1: the clock must start at a time in the year 2 or later, not at '0001-01-01'.")]
    [TestCase("""{"type":"start","now":"9999-12-31T23:59:59Z"}""", "Line 1: '9999-12-31T23:59:59Z' is after the year 9998")]
    [TestCase("""{"type":"reset","time":"0001-01-01"}""", "Line 1: the clock must start at a time in the year 2 or later")]
    [TestCase("""{"type":"start","readings":{"dates":"x"}}""", "Line 1: The reading dates takes seconds or fraction, not 'x'.")]
    [TestCase("""{"type":"start","readings":1}""", "Line 1: 'readings' takes an object such as ")]
    [TestCase("""{"type":"left_out","lines":3}""", "Line 1: lines are missing here")]
    public void An_invalid_line_throws_with_its_number_and_the_reason(string line, string error) =>
        Assert.That(() => Replay(line), Throws.TypeOf<FormatException>().With.Message.StartsWith(error));

    [TestCase("POST", "clock", """{"advance":"x"}""", "Line 1: 'advance' takes a number of seconds")]
    [TestCase("POST", "clock", """{"advance":-5}""", "Line 1: 'advance' takes a number of seconds")]
    [TestCase("POST", "clock", """{"advance":1e300}""", "Line 1: 'advance' takes a number of seconds")]
    [TestCase("POST", "clock", """{"running":"yes"}""", "Line 1: 'running' takes true or false")]
    [TestCase("POST", "clock", """{"advnce":30}""", "Line 1: The body has unknown names: 'advnce'")]
    [TestCase("POST", "calls", """{"from":5,"to":"+6500000000"}""", "Line 1: 'from' takes a text, not 5.")]
    [TestCase("POST", "calls/S1/keys", """{"keys":"1"}""", "Line 1: There is no session S1.")]
    [TestCase("GET", "requests?wait=30", "{}", "Line 1: There is no act GET requests?wait=30.")]
    [TestCase("POST", "replay", "{}", "Line 1: There is no act POST replay.")]
    public void A_refused_handwritten_act_ends_a_replay(string verb, string path, string body, string error)
    {
        var line = $$"""{"type":"act","verb":"{{verb}}","path":"{{path}}","body":{{body}}}""";

        Assert.That(() => Replay(line), Throws.TypeOf<FormatException>().With.Message.StartsWith(error));
        using var anyway = HoiioSandbox.Replay(new StringReader(line), anyway: true);
        Assert.That(anyway.Calls(), Is.Empty);
    }

    static HoiioSandbox Replay(params string[] lines) => HoiioSandbox.Replay(new StringReader(string.Join('\n', lines)));
}
