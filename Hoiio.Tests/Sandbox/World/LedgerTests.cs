using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.World;

[TestFixture]
sealed class LedgerTests : SandboxTest
{
    [Test]
    public void The_ledger_starts_with_the_initial_credit()
    {
        var start = Sandbox.Ledger().Single();
        Assert.That((start.Id, start.Reason, start.TxnRef, start.Amount, start.Points, start.Bonus, start.Balance),
            Is.EqualTo((1, "start", (string?)null, 54.650m, 50.000m, 4.650m, 54.650m)));
        Assert.That(start.Time, Is.EqualTo(Sandbox.Now));
    }

    [Test]
    public void Each_charge_is_an_entry_with_its_reason_and_the_new_balance()
    {
        Do("sms/send", new { dest = FirstPhone, msg = "Hi" });
        Do("voice/call", new { dest1 = FirstPhone, dest2 = SecondPhone });
        Do("voice/conference", new { dest = FirstPhone });
        Do("ivr/start/dial", new { dest = FirstPhone, max_duration = 60 });
        Do("fax/send", new { dest = FirstPhone, file = Convert.ToBase64String("%PDF-1.4 /Type /Page"u8) });
        Do("number/subscribe", new { number = "+6531580001", duration = "1" });
        Sandbox.IncomingSms(FirstPhone, SmsNumber, "Hi");
        Do("number/update_forwarding", new { number = SmsNumber, mode = "fax" });
        Sandbox.IncomingFax(FirstPhone, SmsNumber);
        Do("voice/call", new { dest1 = "+6511110486", dest2 = SecondPhone });
        Pass(200);
        Sandbox.SetCredit(7);

        var lines = Sandbox.Ledger();
        Assert.That(lines.Select(line => line.Reason), Is.EquivalentTo(
            ["start", "sms", "call", "conference", "ivr", "fax", "number", "sms received", "fax received", "credit"]),
            "a busy phone costs nothing");
        Assert.That(lines.Select(line => line.Id), Is.EqualTo(Enumerable.Range(1, lines.Count)));
        Assert.That(lines.Single(line => line.Reason == "call"),
            Has.Property("TxnRef").EqualTo("AA-C-141147").And.Property("Amount").EqualTo(-0.072m));
        Assert.That((lines[^1].Amount, lines[^1].Balance), Is.EqualTo((7 - lines[^2].Balance, 7m)));
        AssertLedgerAddsUp();
        Assert.That(Sandbox.Ledger(after: 3, limit: 2).Select(line => line.Id), Is.EqualTo([4, 5]));
    }

    [Test]
    public void The_bonus_is_spent_first()
    {
        Sandbox.SetCredit(1, 0.040m);
        Do("sms/send", new { dest = FirstPhone, msg = "Hi" });
        Do("sms/send", new { dest = FirstPhone, msg = "Hi" });
        Assert.That(Sandbox.Ledger()[^1], Has.Property("Bonus").EqualTo(0).And.Property("Points").EqualTo(0.976m));
    }

    [Test]
    public void Negative_or_too_precise_credit_is_refused()
    {
        Assert.That(() => Sandbox.SetCredit(-5), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("less than zero"));
        Assert.That(() => Sandbox.SetCredit(1, -0.001m), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Sandbox.SetCredit(0.0001m), Throws.InstanceOf<ArgumentOutOfRangeException>()
            .With.Message.Contains("three decimals"));
        Assert.That(Sandbox.Ledger(), Has.Count.EqualTo(1));
    }

    [Test]
    public void The_initial_numbers_can_be_subscribed_to_again_after_they_expire()
    {
        Sandbox.Advance(TimeSpan.FromDays(400));
        Assert.That(Sandbox.Numbers, Is.Empty);
        foreach (var number in new[] { VoiceNumber, SmsNumber })
            Do("number/subscribe", new { number, duration = "1" });
        Assert.That(Sandbox.Numbers.Select(number => string.Join(' ', number.Capabilities)), Is.EqualTo(["VOICE FAX", "VOICE FAX SMS"]));
    }

    [Test]
    public void The_ledger_adds_up_after_concurrent_requests_and_advances([Values(1, 2, 3)] int seed)
    {
        Sandbox.SetCredit(3, 0.5m);
        Parallel.For(0, 6, new ParallelOptions { MaxDegreeOfParallelism = 6 }, worker =>
        {
            var random = new Random((seed * 100) + worker);
            for (var i = 0; i < 40; i++)
            {
                Act(random);
                AssertLedgerAddsUp();
            }
        });
        Pass(3600);
        AssertLedgerAddsUp();
        var charged = Sandbox.Ledger().Where(line => line.Amount < 0 && line.TxnRef is not null).GroupBy(line => line.TxnRef)
            .ToDictionary(group => group.Key!, group => -group.Sum(line => line.Amount));
        foreach (var call in Sandbox.Calls(limit: 1000))
            Assert.That(charged.GetValueOrDefault(call.TxnRef), Is.EqualTo(call.Debit), call.TxnRef);
    }

    void Act(Random random)
    {
        switch (random.Next(9))
        {
            case 0:
                Sandbox.Advance(TimeSpan.FromSeconds(random.Next(100)));
                break;
            case 1:
                Sandbox.SetCredit(random.Next(3000) / 1000m, random.Next(500) / 1000m);
                break;
            case 2:
                Request("sms/bulk_send", new { dest = $"{FirstPhone},{SecondPhone}", msg = "Hi" });
                break;
            case 3:
                Request("voice/conference", new { dest = $"{FirstPhone},{SecondPhone},+6533333333" });
                break;
            case 4:
                var file = Convert.ToBase64String("%PDF-1.4 /Type /Page /Type /Page /Type /Page"u8);
                Request("fax/send", new { dest = FirstPhone, file });
                break;
            case 5 when Sandbox.Calls(isLiveOnly: true) is { Count: > 0 } calls:
                Request("voice/hangup", new { txn_ref = calls[random.Next(calls.Count)].TxnRef });
                break;
            case 6 when Sandbox.Calls(isLiveOnly: true).FirstOrDefault(call => call.WaitsFor == "block") is { } call:
                Request("ivr/end/transfer", new { session = call.Session, dest = SecondPhone });
                break;
            case 7:
                Request("ivr/start/dial", new { dest = FirstPhone });
                break;
            default:
                Request("voice/call", new { dest1 = FirstPhone, dest2 = SecondPhone, max_duration = random.Next(1, 200) });
                break;
        }
    }
}
