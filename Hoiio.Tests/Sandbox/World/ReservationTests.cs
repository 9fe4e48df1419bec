using System.Text;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.World;

[TestFixture]
sealed class ReservationTests : SandboxTest
{
    [Test]
    public void A_call_reserves_its_first_minute_so_that_concurrent_calls_cannot_overdraw()
    {
        Sandbox.SetCredit(0.1m);
        var answers = Enumerable.Range(0, 8).Select(_ => StatusOf("voice/call", new { dest1 = FirstPhone, dest2 = SecondPhone })).ToList();
        Assert.That(answers.Count(answer => answer == "success_ok"), Is.EqualTo(2));
        Assert.That(answers, Has.Exactly(6).EqualTo("error_insufficient_credit"));
        Assert.That(Sandbox.Calls()[0].HeldBack, Is.EqualTo(0.036m));
        Assert.That(StatusOf("sms/send", new { dest = FirstPhone, msg = "Hi" }), Is.EqualTo("error_insufficient_credit"),
            "only 0.028 is not reserved");
        Assert.That(Balance()[0], Is.EqualTo("0.100"), "nothing is charged yet");
        Pass(600);
        Assert.That(Sandbox.Calls().Select(call => call.HeldBack), Is.All.Zero);
        AssertLedgerAddsUp();
    }

    [TestCase(0.050, 60, "0.014")]
    [TestCase(0.071, 60, "0.035")]
    [TestCase(0.072, 90, "0.000")]
    public void A_call_ends_with_the_last_minute_that_the_credit_covers(double credit, int seconds, string left)
    {
        Sandbox.SetCredit((decimal)credit);
        Do("voice/call", new { dest1 = FirstPhone, dest2 = SecondPhone });
        Pass(600);
        var call = Sandbox.Calls().Single();
        Assert.That((call.Duration, call.Ended - call.Answered), Is.EqualTo(((seconds + 59) / 60, TimeSpan.FromSeconds(seconds))));
        Assert.That(call.Debit, Is.EqualTo((decimal)credit - Sandbox.Status.Balance));
        Assert.That(Balance()[0], Is.EqualTo(left));
    }

    [Test]
    public void A_call_that_ends_when_it_is_answered_costs_one_minute()
    {
        Do("voice/call", new { dest1 = FirstPhone, dest2 = SecondPhone });
        Pass(6);
        Do("voice/hangup", new { txn_ref = "AA-C-141147" });
        var call = Sandbox.Calls().Single();
        Assert.That((call.Ended, call.Duration, call.Debit), Is.EqualTo((call.Answered, 1, 0.036m)));
    }

    [Test]
    public void Unreserved_credit_can_be_spent_completely()
    {
        Sandbox.SetCredit(0.036m + 0.032m);
        Do("voice/call", new { dest1 = FirstPhone, dest2 = SecondPhone });
        Do("sms/send", new { dest = FirstPhone, msg = "Hi" });
        Assert.That(StatusOf("sms/send", new { dest = FirstPhone, msg = "Hi" }), Is.EqualTo("error_insufficient_credit"));
        Assert.That(Balance()[0], Is.EqualTo("0.036"));
    }

    [Test]
    public void Incoming_calls_messages_and_faxes_cannot_use_reserved_credit()
    {
        Sandbox.SetCredit(0.040m);
        Do("voice/call", new { dest1 = FirstPhone, dest2 = SecondPhone });
        void AssertUnpaid(Action receive) =>
            Assert.That(() => receive(), Throws.InstanceOf<ArgumentException>().With.Message.Contains("credit"));
        AssertUnpaid(() => Sandbox.IncomingCall(FirstPhone, VoiceNumber));
        AssertUnpaid(() => Sandbox.IncomingSms(FirstPhone, SmsNumber, "Hi"));
        Sandbox.ConfigureNumber(VoiceNumber, mode: "fax");
        AssertUnpaid(() => Sandbox.IncomingFax(FirstPhone, VoiceNumber));
    }

    [Test]
    public void A_fax_reserves_the_price_of_all_its_pages()
    {
        Sandbox.SetCredit(0.1m);
        var pages = string.Concat(Enumerable.Repeat("/Type /Page ", 3));
        Do("fax/send", new { dest = FirstPhone, file = Convert.ToBase64String(Encoding.ASCII.GetBytes("%PDF-1.4 " + pages)) });
        Do("sms/send", new { dest = FirstPhone, msg = "Hi" });
        Assert.That(StatusOf("sms/send", new { dest = FirstPhone, msg = "Hi" }), Is.EqualTo("error_insufficient_credit"),
            "90 seconds of fax count as two minutes");
        Pass(600);
        Assert.That(Balance()[0], Is.EqualTo("0.004"));
    }

    [Test]
    public void A_failed_transfer_releases_its_reservation()
    {
        var session = Text(Do("ivr/start/dial", new { dest = FirstPhone, notify_url = Nowhere }), "session");
        Pass(10);
        Do("ivr/end/transfer", new { session, dest = "+6511110486", on_failure = "continue" });
        Assert.That(Sandbox.Calls().Single().HeldBack, Is.EqualTo(0.036m));
        Pass(10);
        Assert.That(Sandbox.Calls().Single().HeldBack, Is.EqualTo(0.018m));
    }

    [Test]
    public void Reducing_the_credit_ends_only_the_calls_that_it_no_longer_covers()
    {
        for (var i = 0; i < 3; i++)
            Do("voice/call", new { dest1 = FirstPhone, dest2 = SecondPhone });
        Do("voice/hangup", new { txn_ref = "AA-C-141148" });
        Sandbox.SetCredit(0.036m);
        Assert.That(Sandbox.Calls().OrderBy(call => call.TxnRef).Select(call => call.State),
            Is.EqualTo(["ended", "ended", "ringing"]));
        Sandbox.SetCredit(0.035m);
        Assert.That(Sandbox.Calls().Select(call => call.State), Is.All.EqualTo("ended"));
        AssertLedgerAddsUp();
    }

    [Test]
    public void Setting_the_credit_to_zero_ends_an_ongoing_call()
    {
        Do("voice/call", new { dest1 = FirstPhone, dest2 = SecondPhone });
        Pass(10);
        Sandbox.SetCredit(0);
        Assert.That(Sandbox.Calls().Single().State, Is.EqualTo("ended"));
        Assert.That(Balance()[0], Is.EqualTo("0.000"));
        Assert.That(() => Sandbox.IncomingCall(FirstPhone, VoiceNumber),
            Throws.InstanceOf<ArgumentException>().With.Message.Contains("credit"));
        AssertLedgerAddsUp();
    }

    [Test]
    public void A_transferred_call_is_charged_for_the_second_phone_only_from_the_transfer()
    {
        Do("ivr/start/dial", new { dest = FirstPhone, notify_url = Nowhere });
        Pass(10 * 60);
        Do("ivr/end/transfer", new { session = "S4643", dest = SecondPhone });
        Pass(10 * 60);
        var call = Sandbox.Calls().Single();
        var minutes = (int)Math.Ceiling((call.Ended - call.Answered)!.Value.TotalMinutes);
        Assert.That((minutes, call.Duration), Is.EqualTo((12, 12)));
        Assert.That(call.Debit, Is.EqualTo((12 + 2) * 0.018m), "90 seconds of the second phone count as two minutes");
    }
}
