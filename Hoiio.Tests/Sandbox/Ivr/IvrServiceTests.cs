using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Ivr;

[TestFixture]
sealed class IvrServiceTests : IvrTest
{
    [Test]
    public void Dial_completes_after_the_phone_is_answered_and_the_message_has_played()
    {
        var dial = Do("ivr/start/dial", new { dest = FirstPhone, msg = "Hello.", tag = "myapp", notify_url = Nowhere });
        Assert.That(Texts(dial, "txn_ref", "session"), Is.EqualTo(["AA-C-141147", "S4643"]));
        Pass(5);
        Assert.That(Sandbox.Notifications, Is.Empty, "the message is still playing");
        Pass(5);
        Assert.That(LastBlock, Is.EqualTo("dial ongoing"));
        Assert.That(LastNotification.Fields.Keys, Is.EquivalentTo(
            ["session", "txn_ref", "call_state", "tag", "ivr_block", "dial_status", "dest"]));
        Assert.That(LastFields("dial_status", "tag"), Is.EqualTo(["answered", "myapp"]));
    }

    [Test]
    public void A_block_without_duration_completes_without_advancing_the_clock()
    {
        var session = Dialled();
        Do("ivr/middle/monitor", new { session, notify_url = Nowhere });
        Assert.That(Sandbox.Call(session).WaitsFor, Is.EqualTo("block"));
    }

    [TestCase("0486", "busy")]
    [TestCase("0480", "unanswered")]
    [TestCase("0502", "failed")]
    public void A_failed_dial_ends_the_call_with_a_single_notification(string ending, string status)
    {
        Do("ivr/start/dial", new { dest = "+651111" + ending, notify_url = Nowhere });
        Pass(60);
        var fields = Sandbox.Notifications.Single().Fields;
        Assert.That((LastBlock, fields["dial_status"], fields["duration"], fields["debit"]),
            Is.EqualTo(("dial ended", status, "0", "0.000")));
        Assert.That(StatusOf("ivr/middle/play", new { session = "S4643", msg = "Hi" }), Is.EqualTo("error_session_ended"));
    }

    [TestCase("0202", "dial ongoing", "answered")]
    [TestCase("0480", "dial ended", "unanswered")]
    public void A_slow_or_unanswered_phone_rings_for_30_seconds(string ending, string block, string status)
    {
        Do("ivr/start/dial", new { dest = "+651111" + ending, notify_url = Nowhere });
        Pass(29);
        Assert.That(Sandbox.Notifications, Is.Empty);
        Pass(1);
        Assert.That((LastBlock, LastNotification.Fields["dial_status"]), Is.EqualTo((block, status)));
    }

    [Test]
    public void A_block_without_a_notify_url_ends_the_call_after_its_message()
    {
        Do("ivr/start/dial", new { dest = FirstPhone, msg = "Hello." });
        Pass(10);
        Assert.That(Text(Do("voice/query_status", new { txn_ref = "AA-C-141147" }), "duration"), Is.EqualTo("1"));

        var session = Dialled();
        Do("ivr/middle/play", new { session, msg = "Bye." });
        Pass(10);
        Assert.That(StatusOf("ivr/middle/play", new { session }), Is.EqualTo("error_session_ended"));
        Assert.That(LastBlock, Is.EqualTo("dial ongoing"), "later blocks are not notified");
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
    public void Play_without_a_message_completes_at_once()
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
        Assert.That(LastNotification.Fields.ContainsKey("dial_status"), Is.False, "already notified");
    }

    [Test]
    public void A_block_during_another_and_an_unknown_session_are_refused()
    {
        Do("ivr/start/dial", new { dest = FirstPhone, notify_url = Nowhere });
        Assert.That(StatusOf("ivr/middle/play", new { session = "S4643", msg = "Hi" }), Is.EqualTo("error_session_not_ready"));
        Pass(10);
        Do("ivr/middle/play", new { session = "S4643", msg = "Hi", notify_url = Nowhere });
        Assert.That(StatusOf("ivr/middle/record", new { session = "S4643" }), Is.EqualTo("error_session_not_ready"));
        Assert.That(StatusOf("ivr/middle/record", new { session = "S-1234" }), Is.EqualTo("error_invalid_session"));
        Pass(10);
        Assert.That(LastBlock, Is.EqualTo("play ongoing"));
    }

    [Test]
    public void Hanging_up_on_hold_is_notified_to_the_URL_of_the_previous_block([Values] bool isForced)
    {
        var session = Dialled();
        Do("ivr/middle/hold", new { session });
        if (isForced)
            Do("ivr/end/hangup", new { session, force = "enabled" });
        else
            Sandbox.HangUp(session);
        Pass(0);
        Assert.That(LastBlock, Is.EqualTo(isForced ? "hangup ended" : "hold ended"));
    }

    [Test]
    public void On_hold_every_block_but_unhold_is_refused()
    {
        var session = Dialled();
        Assert.That(StatusOf("ivr/middle/unhold", new { session }), Is.EqualTo("error_session_not_on_hold"));
        Do("ivr/middle/hold", new { session });
        Pass(60);
        Assert.That(StatusOf("ivr/middle/play", new { session, msg = "Hi" }), Is.EqualTo("error_session_not_ready"));
        Assert.That(StatusOf("ivr/middle/hold", new { session }), Is.EqualTo("error_session_not_ready"));
        Assert.That(StatusOf("ivr/end/hangup", new { session }), Is.EqualTo("error_session_not_ready"));
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
    public void A_message_may_be_text_or_valid_markup(string msg, string status) =>
        Assert.That(StatusOf("ivr/middle/play", new { session = Dialled(), msg }), Is.EqualTo(status));

    [Test]
    public void A_message_has_at_most_1000_characters()
    {
        var session = Dialled();
        Assert.That(StatusOf("ivr/middle/play", new { session, msg = new string('a', 1001) }), Is.EqualTo("error_msg_invalid_length"));
        Do("ivr/middle/play", new { session, msg = new string('a', 1000) });
    }

    [Test]
    public void Invalid_actions_at_a_phone_throw_with_the_reason()
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
