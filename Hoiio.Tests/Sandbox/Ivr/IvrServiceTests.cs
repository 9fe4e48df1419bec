using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Ivr;

[TestFixture]
sealed class IvrServiceTests : IvrTest
{
    [Test]
    public void Dial_is_done_when_the_phone_is_answered_and_the_message_is_spoken()
    {
        var dial = Do("ivr/start/dial", new { dest = FirstPhone, msg = "Hello.", tag = "myapp", notify_url = Nowhere });
        Assert.That(Texts(dial, "txn_ref", "session"), Is.EqualTo(["AA-C-141147", "S4643"]));
        Pass(5);
        Assert.That(Sandbox.Notifications, Is.Empty, "still speaking");
        Pass(5);
        Assert.That(LastBlock, Is.EqualTo("dial ongoing"));
        Assert.That(LastNotification.Fields.Keys, Is.EquivalentTo(
            ["session", "txn_ref", "call_state", "tag", "ivr_block", "dial_status", "dest"]));
        Assert.That(Heard("dial_status", "tag"), Is.EqualTo(["answered", "myapp"]));
    }

    [Test]
    public void What_takes_no_time_waits_for_no_clock()
    {
        var session = Dialled();
        Do("ivr/middle/monitor", new { session, notify_url = Nowhere });
        Assert.That(Sandbox.Call(session).WaitsFor, Is.EqualTo("block"));
    }

    [TestCase("0486", "busy")]
    [TestCase("0480", "unanswered")]
    [TestCase("0502", "failed")]
    public void A_dial_that_fails_ends_the_call_in_one_notification(string ending, string status)
    {
        Do("ivr/start/dial", new { dest = "+651111" + ending, notify_url = Nowhere });
        Pass(60);
        var fields = Sandbox.Notifications.Single().Fields;
        Assert.That((LastBlock, fields["dial_status"], fields["duration"], fields["debit"]),
            Is.EqualTo(("dial ended", status, "0", "0.000")));
        Assert.That(Refused("ivr/middle/play", new { session = "S4643", msg = "Hi" }), Is.EqualTo("error_session_ended"));
    }

    [TestCase("0202", "dial ongoing", "answered")]
    [TestCase("0480", "dial ended", "unanswered")]
    public void A_phone_that_rings_long_rings_for_half_a_minute(string ending, string block, string status)
    {
        Do("ivr/start/dial", new { dest = "+651111" + ending, notify_url = Nowhere });
        Pass(29);
        Assert.That(Sandbox.Notifications, Is.Empty);
        Pass(1);
        Assert.That((LastBlock, LastNotification.Fields["dial_status"]), Is.EqualTo((block, status)));
    }

    [Test]
    public void A_message_that_nobody_wants_to_hear_of_ends_the_call()
    {
        Do("ivr/start/dial", new { dest = FirstPhone, msg = "Hello." });
        Pass(10);
        Assert.That(Text(Do("voice/query_status", new { txn_ref = "AA-C-141147" }), "duration"), Is.EqualTo("1"));

        var session = Dialled();
        Do("ivr/middle/play", new { session, msg = "Bye." });
        Pass(10);
        Assert.That(Refused("ivr/middle/play", new { session }), Is.EqualTo("error_session_ended"));
        Assert.That(LastBlock, Is.EqualTo("dial ongoing"), "nothing of what came after");
    }

    [Test]
    public void The_tag_of_a_notification_is_that_of_its_block()
    {
        var session = Text(Do("ivr/start/dial", new { dest = FirstPhone, tag = "myapp", notify_url = Nowhere }), "session");
        Pass(10);
        Do("ivr/middle/play", new { session, msg = "Hi.", notify_url = Nowhere });
        Pass(10);
        Assert.That(LastBlock, Is.EqualTo("play ongoing"));
        Assert.That(LastNotification.Fields.Keys, Has.No.Member("tag"));
    }

    [Test]
    public void Play_has_nothing_to_speak_without_a_message()
    {
        Do("ivr/middle/play", new { session = Dialled(), notify_url = Nowhere });
        Pass(0);
        Assert.That(LastBlock, Is.EqualTo("play ongoing"));
    }

    [Test]
    public void The_quick_start_of_the_guide_runs_without_any_notify_url()
    {
        var session = Text(Do("ivr/start/dial", new { dest = FirstPhone }), "session");
        Pass(10);
        Do("ivr/middle/gather", new { session, msg = "For sales enquiry, please press 1." });
        Pass(30);
        Do("ivr/end/hangup", new { session });
        Assert.That(Sandbox.Notifications, Is.Empty);
    }

    [Test]
    public void Dial_ends_the_call_after_its_max_duration()
    {
        Do("ivr/start/dial", new { dest = FirstPhone, max_duration = 60, notify_url = Nowhere });
        Pass(62);
        Assert.That(LastBlock, Is.EqualTo("dial ongoing"));
        Pass(1);
        Assert.That((LastBlock, LastNotification.Fields["duration"], LastNotification.Fields["debit"]),
            Is.EqualTo(("dial ended", "1", "0.018")));
        Assert.That(LastNotification.Fields.ContainsKey("dial_status"), Is.False, "told before");
    }

    [Test]
    public void A_block_while_another_one_runs_is_not_ready_and_a_strange_session_is_invalid()
    {
        Do("ivr/start/dial", new { dest = FirstPhone, notify_url = Nowhere });
        Assert.That(Refused("ivr/middle/play", new { session = "S4643", msg = "Hi" }), Is.EqualTo("error_session_not_ready"));
        Pass(10);
        Do("ivr/middle/play", new { session = "S4643", msg = "Hi", notify_url = Nowhere });
        Assert.That(Refused("ivr/middle/record", new { session = "S4643" }), Is.EqualTo("error_session_not_ready"));
        Assert.That(Refused("ivr/middle/record", new { session = "S-1234" }), Is.EqualTo("error_invalid_session"));
        Pass(10);
        Assert.That(LastBlock, Is.EqualTo("play ongoing"));
    }

    [Test]
    public void Gather_is_done_with_the_last_digit_it_wants_even_during_the_message()
    {
        var session = Dialled();
        Do("ivr/middle/gather", new { session, msg = "Press.", max_digits = 2, notify_url = Nowhere, tag = "menu" });
        Sandbox.Press(session, "2");
        Assert.That(LastBlock, Is.EqualTo("dial ongoing"));
        Sandbox.Press(session, "*9");
        Assert.That((LastBlock, LastNotification.Fields["digits"], LastNotification.Fields["tag"]),
            Is.EqualTo(("gather ongoing", "2*", "menu")));
        Pass(60);
        Assert.That(Sandbox.Notifications, Has.Count.EqualTo(2), "its timeout is of no interest any more");
    }

    [Test]
    public void Gather_of_any_number_of_digits_is_done_with_255()
    {
        var session = Dialled();
        Do("ivr/middle/gather", new { session, notify_url = Nowhere });
        Sandbox.Press(session, new('1', 200));
        Sandbox.Press(session, new('2', 200));
        Assert.That(LastNotification.Fields["digits"], Is.EqualTo(new string('1', 200) + new string('2', 55)));
    }

    [Test]
    public void Gather_waits_a_quarter_of_a_minute_if_nothing_else_is_asked_for()
    {
        Do("ivr/middle/gather", new { session = Dialled(), notify_url = Nowhere });
        Pass(14);
        Assert.That(LastBlock, Is.EqualTo("dial ongoing"));
        Pass(1);
        Assert.That(LastBlock, Is.EqualTo("gather ongoing"));
    }

    [Test]
    public void Gather_is_done_with_a_hash()
    {
        var session = Dialled();
        Do("ivr/middle/gather", new { session, notify_url = Nowhere });
        Sandbox.Press(session, "12345#");
        Assert.That(LastNotification.Fields["digits"], Is.EqualTo("12345"));
    }

    [Test]
    public void Gather_counts_what_was_typed_until_the_timeout()
    {
        var session = Dialled();
        Do("ivr/middle/gather", new { session, timeout = 10, max_digits = 4, attempts = 3, notify_url = Nowhere });
        Sandbox.Press(session, "12");
        Pass(10);
        Assert.That((LastBlock, LastNotification.Fields["digits"]), Is.EqualTo(("gather ongoing", "12")));
    }

    [Test]
    public void Gather_asks_again_when_nothing_was_typed_and_gives_up_after_the_last_attempt()
    {
        var session = Dialled();
        Do("ivr/middle/gather", new { session, msg = "Press.", timeout = 10, attempts = 3, notify_url = Nowhere });
        Pass(44);
        Assert.That(LastBlock, Is.EqualTo("dial ongoing"));
        Pass(1);
        Assert.That((LastBlock, LastNotification.Fields["digits"]), Is.EqualTo(("gather ongoing", "")));
        Do("ivr/middle/play", new { session, msg = "Nobody there?", notify_url = Nowhere });
    }

    [TestCase("max_digits", "0", "success_ok")]
    [TestCase("max_digits", "255", "success_ok")]
    [TestCase("max_digits", "256", "error_invalid_max_digits")]
    [TestCase("timeout", "0", "error_invalid_timeout")]
    [TestCase("attempts", "many", "error_invalid_attempts")]
    public void Gather_checks_its_numbers(string name, string value, string error) =>
        Assert.That(Refused("ivr/middle/gather", new Dictionary<string, string> { ["session"] = Dialled(), [name] = value }),
            Is.EqualTo(error));

    [Test]
    public void A_recording_holds_what_was_said()
    {
        var session = Dialled();
        Do("ivr/middle/record", new { session, msg = "After the tone.", notify_url = Nowhere });
        Sandbox.Speak(session, "Call me back, please.");
        Assert.That(LastBlock, Is.EqualTo("record ongoing"));
        Assert.That(Http.GetStringAsync(LastNotification.Fields["record_url"]).Result, Is.EqualTo("Call me back, please."));
    }

    [Test]
    public void A_recording_ends_with_its_max_duration_or_a_hash()
    {
        var session = Dialled();
        Do("ivr/middle/record", new { session, msg = "Speak.", max_duration = 60, notify_url = Nowhere });
        Pass(64);
        Assert.That(LastBlock, Is.EqualTo("dial ongoing"));
        Pass(1);
        Assert.That(LastBlock, Is.EqualTo("record ongoing"));
        Do("ivr/middle/record", new { session, notify_url = Nowhere });
        Sandbox.Press(session, "#");
        Assert.That(Sandbox.Notifications, Has.Count.EqualTo(3));
    }

    [Test]
    public void A_recording_takes_half_a_minute_if_nothing_else_is_asked_for()
    {
        Do("ivr/middle/record", new { session = Dialled(), notify_url = Nowhere });
        Pass(29);
        Assert.That(LastBlock, Is.EqualTo("dial ongoing"));
        Pass(1);
        Assert.That(LastBlock, Is.EqualTo("record ongoing"));
    }

    [Test]
    public void A_recording_that_is_cut_by_hanging_up_is_still_delivered()
    {
        var session = Dialled();
        Do("ivr/middle/record", new { session, notify_url = Nowhere });
        Sandbox.HangUp(session);
        Assert.That(LastBlock, Is.EqualTo("record ended"));
        Assert.That(LastNotification.Fields, Contains.Key("record_url").And.ContainKey("debit"));
    }

    [Test]
    public void A_monitored_call_is_delivered_when_it_is_over_to_its_own_address()
    {
        var session = Dialled();
        Do("ivr/middle/monitor", new { session, msg = "This is recorded.", notify_url = Nowhere, monitor_notify_url = Nowhere + "/tape" });
        Pass(10);
        Assert.That(LastBlock, Is.EqualTo("monitor ongoing"));
        Assert.That(Refused("ivr/middle/monitor", new { session }), Is.EqualTo("error_monitor_in_progress"));
        Sandbox.HangUp(session);
        Assert.That(LastNotification.Url, Does.EndWith("/tape"));
        Assert.That(LastNotification.Fields, Contains.Key("record_url"));
    }

    [Test]
    public void A_monitored_call_is_delivered_to_the_address_of_its_block_if_it_has_no_other()
    {
        var session = Dialled();
        Do("ivr/middle/monitor", new { session, notify_url = Nowhere + "/block" });
        Sandbox.HangUp(session);
        Assert.That(LastNotification.Url, Does.EndWith("/block"));
        Assert.That(LastNotification.Fields, Contains.Key("record_url"));
    }

    [Test]
    public void Hanging_up_on_hold_is_told_to_the_block_before([Values] bool byForce)
    {
        var session = Dialled();
        Do("ivr/middle/hold", new { session });
        if (byForce)
            Do("ivr/end/hangup", new { session, force = "enabled" });
        else
            Sandbox.HangUp(session);
        Pass(0);
        Assert.That(LastBlock, Is.EqualTo(byForce ? "hangup ended" : "hold ended"));
    }

    [Test]
    public void On_hold_nothing_goes_but_unhold()
    {
        var session = Dialled();
        Assert.That(Refused("ivr/middle/unhold", new { session }), Is.EqualTo("error_session_not_on_hold"));
        Do("ivr/middle/hold", new { session });
        Pass(60);
        Assert.That(Refused("ivr/middle/play", new { session, msg = "Hi" }), Is.EqualTo("error_session_not_ready"));
        Assert.That(Refused("ivr/middle/hold", new { session }), Is.EqualTo("error_session_not_ready"));
        Assert.That(Refused("ivr/end/hangup", new { session }), Is.EqualTo("error_session_not_ready"));
        Do("ivr/middle/unhold", new { session, notify_url = Nowhere });
        Pass(0);
        Assert.That(LastBlock, Is.EqualTo("dial ongoing"));
        Pass(1);
        Assert.That(LastBlock, Is.EqualTo("unhold ongoing"));
        Do("ivr/middle/play", new { session, msg = "Hi" });
    }

    [TestCase("<speech language=\"zh-HK\" gender=\"female\">Hello</speech><url>https://example.com/a.mp3</url>", "success_ok")]
    [TestCase("1 < 2 & so on", "success_ok")]
    [TestCase("<speech>Hello", "error_msg_invalid_xml")]
    [TestCase("<speech gender=\"robot\">Hello</speech>", "error_msg_invalid_gender")]
    [TestCase("<url>a.mp3</url>", "error_msg_invalid_url")]
    [TestCase("<url>ftp://example.com/a.mp3</url>", "error_msg_invalid_url")]
    [TestCase("<speech>Hello</speech><break/>", "error_msg_invalid_xml")]
    public void A_message_is_text_or_markup(string msg, string status) =>
        Assert.That(Refused("ivr/middle/play", new { session = Dialled(), msg }), Is.EqualTo(status));

    [Test]
    public void A_message_has_at_most_1000_characters()
    {
        var session = Dialled();
        Assert.That(Refused("ivr/middle/play", new { session, msg = new string('a', 1001) }), Is.EqualTo("error_msg_invalid_length"));
        Do("ivr/middle/play", new { session, msg = new string('a', 1000) });
    }

    [Test]
    public void The_phone_side_explains_what_makes_no_sense()
    {
        var session = Dialled();
        Assert.That(() => Sandbox.Press(session, "1"), Throws.InstanceOf<ArgumentException>()
            .With.Message.Contains("is not waiting for a key. Its last block is dial"));
        Assert.That(() => Sandbox.Press(session, "x"), Throws.InstanceOf<ArgumentException>()
            .With.Message.Contains("'x' cannot be pressed"));
        Assert.That(() => Sandbox.Speak(session, "Hi"), Throws.InstanceOf<ArgumentException>().With.Message.Contains("is not recording"));
        Assert.That(() => Sandbox.Press(session, ""), Throws.InstanceOf<ArgumentException>().With.Message.Contains("'' cannot be pressed"));
        Do("ivr/middle/record", new { session });
        Sandbox.Speak(session, "Hi");
        Assert.That(() => Sandbox.Speak(session, "Hi"),
            Throws.InstanceOf<ArgumentException>().With.Message.Contains("is not recording. Its last block is record"));
        Assert.That(() => Sandbox.Press(session, "#"), Throws.InstanceOf<ArgumentException>()
            .With.Message.Contains("is not waiting for a key. Its last block is record"));
        Assert.That(() => Sandbox.Press("S1", "1"), Throws.InstanceOf<ArgumentException>().With.Message.Contains("no session S1"));
        Sandbox.HangUp(session);
        Assert.That(() => Sandbox.Press(session, "1"), Throws.InstanceOf<ArgumentException>().With.Message.Contains("has ended"));
        Assert.That(() => Sandbox.HangUp(session), Throws.InstanceOf<ArgumentException>().With.Message.Contains("has already ended"));
    }
}
