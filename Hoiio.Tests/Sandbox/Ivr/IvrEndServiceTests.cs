using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Ivr;

[TestFixture]
sealed class IvrEndServiceTests : IvrTest
{
    [Test]
    public void A_transfer_connects_a_second_phone_and_charges_for_both()
    {
        var session = Dialled();
        Do("ivr/end/transfer", new { session, dest = SecondPhone, msg = "One moment.", caller_id = VoiceNumber, notify_url = Nowhere });
        Pass(7);
        Assert.That(LastBlock, Is.EqualTo("dial ongoing"), "the message plays before the phone rings");
        Pass(3);
        Assert.That((LastBlock, LastNotification.Fields["transfer_status"]), Is.EqualTo(("transfer ongoing", "answered")));
        Assert.That(StatusOf("ivr/middle/play", new { session, msg = "Hi" }), Is.EqualTo("error_session_ended"));
        Pass(120);
        Assert.That((LastBlock, LastNotification.Fields["rate"]), Is.EqualTo(("transfer ended", "0.036")));
        Assert.That(Text(Do("voice/query_status", new { txn_ref = "AA-C-141147" }), "dest2"), Is.EqualTo(SecondPhone));
    }

    [Test]
    public void A_failed_transfer_ends_the_call()
    {
        var session = Dialled();
        Do("ivr/end/transfer", new { session, dest = "+6511110486", notify_url = Nowhere });
        Pass(10);
        Assert.That((LastBlock, LastNotification.Fields["transfer_status"], LastNotification.Fields["rate"]),
            Is.EqualTo(("transfer ended", "busy", "0.018")));
    }

    [Test]
    public void A_failed_transfer_continues_the_call_if_on_failure_is_continue()
    {
        var session = Dialled();
        Do("ivr/end/transfer", new { session, dest = "+6511110486", on_failure = "continue", notify_url = Nowhere });
        Pass(10);
        Assert.That((LastBlock, LastNotification.Fields["transfer_status"]), Is.EqualTo(("transfer ongoing", "busy")));
        Do("ivr/end/transfer", new { session, dest = SecondPhone, on_failure = "continue", notify_url = Nowhere });
        Pass(10);
        Assert.That(LastNotification.Fields["transfer_status"], Is.EqualTo("answered"));
    }

    [Test]
    public void A_transfer_joins_an_existing_room_or_creates_one()
    {
        Do("voice/conference", new { dest = SecondPhone, room = "my.room" });
        var session = Dialled();
        Assert.That(StatusOf("ivr/end/transfer", new { session, dest = "room:other" }), Is.EqualTo("error_invalid_room"));
        Assert.That(Text(Do("ivr/end/transfer", new { session, dest = "room:my.room", notify_url = Nowhere }), "room"),
            Is.EqualTo("my.room"));
        Pass(0);
        Assert.That((LastBlock, LastNotification.Fields["transfer_status"]), Is.EqualTo(("transfer ongoing", "answered")));
        Do("conference/moderate", new { txn_ref = LastNotification.Fields["txn_ref"], action = "kick" });
        Assert.That(Text(Do("ivr/end/transfer", new { session = Dialled(), dest = "room:" }), "room"), Is.EqualTo("R123"));
    }

    [Test]
    public void A_transfer_to_a_room_plays_its_message_first()
    {
        Do("ivr/end/transfer", new { session = Dialled(), dest = "room:", msg = "One moment.", notify_url = Nowhere });
        Pass(4);
        Assert.That(LastBlock, Is.EqualTo("dial ongoing"));
        Pass(1);
        Assert.That(LastBlock, Is.EqualTo("transfer ongoing"));
    }

    [Test]
    public void A_transfer_needs_credit_for_one_minute()
    {
        var session = Dialled();
        Sandbox.SetCredit(0.018m + 0.017m);
        Assert.That(StatusOf("ivr/end/transfer", new { session, dest = SecondPhone }), Is.EqualTo("error_insufficient_credit"));
        Assert.That(StatusOf("ivr/start/dial", new { dest = SecondPhone }), Is.EqualTo("error_insufficient_credit"));
    }

    [TestCase("12345", "error_dest_invalid")]
    [TestCase("+6511110501", "error_dest_not_supported")]
    public void A_transfer_to_an_invalid_number_is_refused_and_the_session_stays_ready(string dest, string error)
    {
        var session = Dialled();
        Assert.That(StatusOf("ivr/end/transfer", new { session, dest }), Is.EqualTo(error));
        Assert.That(StatusOf("ivr/end/transfer", new { session, dest = SecondPhone, on_failure = "retry" }),
            Is.EqualTo("error_on_failure_invalid"));
        Do("ivr/middle/play", new { session, msg = "Hi" });
    }

    [Test]
    public void A_hangup_plays_its_message_first()
    {
        var session = Dialled();
        Do("ivr/end/hangup", new { session, msg = "Bye!", tag = "bye", notify_url = Nowhere });
        Pass(4);
        Assert.That(LastBlock, Is.EqualTo("dial ongoing"));
        Pass(1);
        Assert.That((LastBlock, LastNotification.Fields["tag"]), Is.EqualTo(("hangup ended", "bye")));
        Assert.That(StatusOf("ivr/end/hangup", new { session }), Is.EqualTo("error_session_ended"));
    }

    [Test]
    public void A_hangup_while_the_phone_rings_is_immediate_and_skips_its_message()
    {
        var session = Text(Do("ivr/start/dial", new { dest = FirstPhone }), "session");
        Do("ivr/end/hangup", new { session, msg = "Bye!" });
        Assert.That(Text(Do("voice/query_status", new { txn_ref = "AA-C-141147" }), "call_status_dest1"), Is.EqualTo("unanswered"));
    }

    [TestCase("ivr/end/hangup")]
    [TestCase("ivr/end/transfer")]
    public void Without_a_notify_url_the_end_of_the_call_is_not_notified(string path)
    {
        Do(path, new { session = Dialled(), dest = SecondPhone });
        Pass(3600);
        Assert.That(Text(Do("voice/query_status", new { txn_ref = "AA-C-141147" }), "call_status_dest1"), Is.EqualTo("answered"));
        Assert.That(LastBlock, Is.EqualTo("dial ongoing"));
    }

    [Test]
    public void A_hangup_during_a_block_is_immediate_and_reports_the_pressed_keys()
    {
        var session = Dialled();
        Do("ivr/middle/gather", new { session, max_digits = 4, notify_url = Nowhere });
        Sandbox.Press(session, "12");
        Do("ivr/end/hangup", new { session, msg = "Bye!" });
        Pass(0);
        Assert.That((LastBlock, LastNotification.Fields["digits"]), Is.EqualTo(("hangup ended", "12")));
    }

    [Test]
    public void A_forced_hangup_ends_a_call_on_hold_and_refuses_a_message()
    {
        var session = Dialled();
        Assert.That(StatusOf("ivr/end/hangup", new { session, force = "enabled", msg = "Bye!" }), Is.EqualTo("error_invalid_force"));
        Do("ivr/middle/hold", new { session });
        Do("ivr/end/hangup", new { session, force = "enabled" });
        Assert.That(StatusOf("ivr/middle/unhold", new { session }), Is.EqualTo("error_session_ended"));
    }

    [Test]
    public void After_a_successful_transfer_further_blocks_are_refused()
    {
        var session = Dialled();
        Do("ivr/end/transfer", new { session, dest = SecondPhone });
        Pass(20);
        Assert.That(StatusOf("ivr/end/hangup", new { session }), Is.EqualTo("error_session_ended"));
        Assert.That(StatusOf("ivr/middle/play", new { session, msg = "Hi" }), Is.EqualTo("error_session_ended"));
    }
}
