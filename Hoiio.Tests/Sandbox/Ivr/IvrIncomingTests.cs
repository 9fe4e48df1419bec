using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Ivr;

[TestFixture]
sealed class IvrIncomingTests : IvrTest
{
    [Test]
    public void An_incoming_call_rings_until_a_block_answers_it()
    {
        var session = Ringing();
        Assert.That(LastBlock, Is.EqualTo("answer ringing"));
        Assert.That(LastNotification.Fields.Keys, Is.EquivalentTo(["session", "txn_ref", "call_state", "ivr_block", "from", "to"]));
        Assert.That(LastFields("session", "from", "to"), Is.EqualTo([session, FirstPhone, VoiceNumber]));

        Do("ivr/middle/play", new { session, msg = "Welcome.", notify_url = Nowhere });
        Pass(10);
        Assert.That(LastBlock, Is.EqualTo("play ongoing"));
        var status = Do("voice/query_status", new { txn_ref = "AA-C-141147" });
        Assert.That(Texts(status, "dest1", "number", "rate"), Is.EqualTo([FirstPhone, VoiceNumber, "0.010"]));

        Pass(60);
        Do("ivr/end/hangup", new { session, notify_url = Nowhere });
        Pass(0);
        Assert.That((LastBlock, LastNotification.Fields["from"], LastNotification.Fields["debit"]),
            Is.EqualTo(("hangup ended", FirstPhone, "0.020")));
        Assert.That(Text(Do("voice/query_status", new { txn_ref = "AA-C-141147" }), "call_status_dest1"), Is.EqualTo("answered"));
    }

    [Test]
    public void An_answered_call_costs_at_least_one_minute()
    {
        var session = Ringing();
        Do("ivr/middle/play", new { session, msg = "Hi." });
        Sandbox.HangUp("AA-C-141147");
        Assert.That(Texts(Do("voice/query_status", new { txn_ref = "AA-C-141147" }), "duration", "debit"), Is.EqualTo(["1", "0.010"]));
    }

    [Test]
    public void A_transfer_may_use_the_number_of_the_incoming_caller_as_caller_ID()
    {
        Assert.That(StatusOf("ivr/end/transfer", new { session = Dialled(), dest = SecondPhone, caller_id = FirstPhone }),
            Is.EqualTo("error_caller_id_invalid"));
        var session = Ringing();
        Assert.That(StatusOf("ivr/end/transfer", new { session, dest = SecondPhone, caller_id = SecondPhone }),
            Is.EqualTo("error_caller_id_invalid"));
        Do("ivr/end/transfer", new { session, dest = SecondPhone, caller_id = FirstPhone });
    }

    [Test]
    public void An_unanswered_call_ends_after_a_minute_without_charge()
    {
        Ringing();
        Pass(59);
        Assert.That(Sandbox.Notifications, Has.Count.EqualTo(1));
        Pass(1);
        Assert.That((LastBlock, LastNotification.Fields["duration"], LastNotification.Fields["debit"]),
            Is.EqualTo(("answer ended", "0", "0.000")));
    }

    [Test]
    public void A_hangup_rejects_a_ringing_call_without_its_message([Values("", "Bye!")] string msg)
    {
        var session = Ringing();
        Do("ivr/end/hangup", new { session, msg });
        Assert.That(Text(Do("voice/query_status", new { txn_ref = "AA-C-141147" }), "call_status_dest1"), Is.EqualTo("unanswered"));
    }

    [Test]
    public void Invalid_incoming_calls_and_faxes_throw_with_the_reason()
    {
        Do("number/update_forwarding", new { number = VoiceNumber, forward_to = Nowhere, mode = "fax" });
        Assert.That(() => Sandbox.IncomingCall(FirstPhone, VoiceNumber),
            Throws.InstanceOf<ArgumentException>().With.Message.Contains("set to fax"));
        Assert.That(() => Sandbox.IncomingCall(FirstPhone, SecondPhone),
            Throws.InstanceOf<ArgumentException>().With.Message.Contains("It has +6500000000, +6599999999"));
        Assert.That(() => Sandbox.IncomingCall("FirstPhone", SmsNumber),
            Throws.InstanceOf<ArgumentException>().With.Message.Contains("'FirstPhone' is not a phone number"));
        Assert.That(() => Sandbox.IncomingFax("FirstPhone", VoiceNumber),
            Throws.InstanceOf<ArgumentException>().With.Message.Contains("'FirstPhone' is not a phone number"));
    }

    string Ringing()
    {
        Do("number/update_forwarding", new { number = VoiceNumber, forward_to = Nowhere });
        return Sandbox.IncomingCall(FirstPhone, VoiceNumber);
    }
}
