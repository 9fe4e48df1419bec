using HoiioSdk.Sandbox;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Voice;

[TestFixture]
sealed class PhoneInHandTests : SandboxTest
{
    SandboxCall OnlyCall => Sandbox.Calls().Single();

    string[] Phones => [.. OnlyCall.Phones.Select(phone => phone.State)];

    [Test]
    public void A_phone_in_hand_rings_until_it_is_answered_and_then_the_second_phone_rings()
    {
        Sandbox.PickUpPhone(FirstPhone);
        Sandbox.PickUpPhone(SecondPhone);
        Do("voice/call", new { dest1 = FirstPhone, dest2 = SecondPhone, notify_url = Nowhere });
        Pass(59);
        Assert.That((OnlyCall.State, OnlyCall.WaitsFor), Is.EqualTo(("ringing", "answer")));
        Assert.That(OnlyCall.Phones, Is.EqualTo([new SandboxCallPhone(FirstPhone, "ringing", true), new(SecondPhone, "waiting", true)]));

        Sandbox.Answer("AA-C-141147");
        Assert.That(Phones, Is.EqualTo(["in_call", "ringing"]));
        var call = Sandbox.Answer("AA-C-141147");
        Assert.That((call.State, call.WaitsFor, call.Answered), Is.EqualTo(("ongoing", "time", Sandbox.Now)));
        Sandbox.HangUp("AA-C-141147");
        Assert.That(Phones, Is.EqualTo(["answered", "answered"]));
        Assert.That(LastFields("call_status_dest1", "call_status_dest2", "duration"), Is.EqualTo(["answered", "answered", "1"]));
    }

    [TestCase(false, "busy")]
    [TestCase(true, "unanswered")]
    public void A_phone_in_hand_is_busy_if_it_declines_and_unanswered_after_a_minute(bool isIgnored, string status)
    {
        Sandbox.PickUpPhone(SecondPhone);
        Do("voice/call", new { dest1 = FirstPhone, dest2 = SecondPhone, notify_url = Nowhere });
        Pass(3);
        if (isIgnored)
            Pass(60);
        else
            Sandbox.Decline("AA-C-141147");
        Assert.That(LastFields("call_status_dest1", "call_status_dest2", "debit"), Is.EqualTo(["answered", status, "0.000"]));
    }

    [Test]
    public void A_magic_number_in_hand_can_be_answered()
    {
        Sandbox.PickUpPhone("+6511110486");
        Do("voice/conference", new { dest = "+6511110486" });
        Pass(10);
        Assert.That(Sandbox.Answer("AA-C-141147").State, Is.EqualTo("ongoing"));
    }

    [Test]
    public void IVR_calls_and_transfers_ring_a_phone_in_hand()
    {
        Sandbox.PickUpPhone(FirstPhone);
        Sandbox.PickUpPhone(SecondPhone);
        var session = Text(Do("ivr/start/dial", new { dest = FirstPhone, notify_url = Nowhere }), "session");
        Pass(30);
        Sandbox.Answer(session);
        Assert.That(LastFields("ivr_block", "dial_status"), Is.EqualTo(["dial", "answered"]));
        Do("ivr/end/transfer", new { session, dest = SecondPhone, on_failure = "continue", notify_url = Nowhere });
        Assert.That(Sandbox.Call(session).WaitsFor, Is.EqualTo("answer"));
        Sandbox.Decline(session);
        Assert.That(LastFields("ivr_block", "transfer_status"), Is.EqualTo(["transfer", "busy"]));
        Assert.That((Sandbox.Call(session).WaitsFor, Sandbox.Call(session).HeldBack), Is.EqualTo(("block", 0.018m)));
    }

    [Test]
    public void A_phone_that_was_laid_down_answers_by_itself_again()
    {
        Sandbox.PickUpPhone(FirstPhone);
        Assert.That(Sandbox.PhonesInHand, Is.EqualTo([new SandboxPhone(FirstPhone, true)]));
        Assert.That(Sandbox.LayDownPhone(FirstPhone), Is.EqualTo(new SandboxPhone(FirstPhone, false)));
        Do("voice/conference", new { dest = FirstPhone });
        Pass(3);
        Assert.That(OnlyCall.State, Is.EqualTo("ongoing"));
    }

    [Test]
    public void Answering_a_phone_before_it_rings_throws_with_the_reason()
    {
        Sandbox.PickUpPhone(SecondPhone);
        var session = Text(Do("ivr/start/dial", new { dest = FirstPhone, notify_url = Nowhere }), "session");
        Pass(10);
        Do("ivr/end/transfer", new { session, dest = SecondPhone, msg = "One moment, please." });
        Assert.That(() => Sandbox.Answer(session), Throws.InstanceOf<ArgumentException>().With.Message.EqualTo(
            $"The phone {SecondPhone} is in hand, but is not ringing yet. Advance the sandbox's clock."));
        Pass(5);
        Assert.That(Sandbox.Answer(session).WaitsFor, Is.EqualTo("time"));
    }

    [Test]
    public void Invalid_actions_at_a_phone_in_hand_throw_with_the_reason()
    {
        Assert.That(() => Sandbox.PickUpPhone("12"), Throws.ArgumentException.With.Message.Contains("'12' is not a phone number"));
        Assert.That(() => Sandbox.LayDownPhone(FirstPhone),
            Throws.InstanceOf<ArgumentException>().With.Message.Contains("is not in hand"));
        Assert.That(() => Sandbox.Answer("AA-C-141147"),
            Throws.InstanceOf<ArgumentException>().With.Message.Contains("no session or call AA-C-141147"));
        Do("voice/conference", new { dest = FirstPhone });
        Assert.That(() => Sandbox.Answer("AA-C-141147"),
            Throws.InstanceOf<ArgumentException>().With.Message.Contains("does not ring a phone in hand"));
        Sandbox.HangUp("AA-C-141147");
        Assert.That(() => Sandbox.Decline("AA-C-141147"), Throws.InstanceOf<ArgumentException>().With.Message.Contains("has ended"));
    }
}
