using HoiioSdk.Sandbox;
using HoiioSdk.Tests.Stub;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.World;

[TestFixture]
sealed class ResetTests : SandboxTest
{
    [Test]
    public void Everything_is_as_at_the_start_and_the_ids_of_the_transactions_begin_anew()
    {
        Do("sms/send", new { dest = FirstPhone, msg = "Hi" });
        Do("voice/call", new { dest1 = FirstPhone, dest2 = SecondPhone });
        Sandbox.PickUpPhone(FirstPhone);
        Pass(100_000);
        Sandbox.Reset();

        Assert.That((Sandbox.Calls().Count, Sandbox.Messages().Count, Sandbox.Ledger().Count, Sandbox.PhonesInHand.Count),
            Is.EqualTo((0, 0, 1, 0)));
        Assert.That(Balance()[0], Is.EqualTo("54.650"));
        Assert.That(Text(Do("sms/send", new { dest = FirstPhone, msg = "Hi" }), "txn_ref"), Is.EqualTo("AA-S-141147"));
        Assert.That(Sandbox.Messages().Single().Date, Is.LessThan(DateTimeOffset.UtcNow.AddSeconds(1)), "the clock is back");
    }

    [Test]
    public void A_clock_that_was_told_where_to_start_starts_there_again_and_runs_on_if_it_ran()
    {
        var start = new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero);
        using var sandbox = HoiioSandbox.Start(now: start);
        sandbox.Advance(TimeSpan.FromDays(3));
        sandbox.Reset();
        Assert.That((sandbox.Now, sandbox.IsClockRunning), Is.EqualTo((start, false)));
        sandbox.IsClockRunning = true;
        sandbox.Reset();
        Assert.That(sandbox.IsClockRunning, Is.True);
    }

    [Test]
    public void What_was_still_to_be_sent_is_sent_no_more()
    {
        using var hanging = new BrokenServer((_, stop) => Task.Delay(Timeout.Infinite, stop));
        for (var i = 0; i < 3; i++)
            Do("sms/send", new { dest = FirstPhone, msg = "Hi", notify_url = hanging.Url });
        var moving = Task.Run(() => Pass(5));
        Assert.That(() => hanging.Requests, Is.EqualTo(1).After(60).Seconds.PollEvery(10).MilliSeconds);

        Sandbox.Reset();

        Assert.That(moving.Wait(TimeSpan.FromSeconds(60)), Is.True, "whoever moved the old clock does not wait for the old listener");
        Assert.That((hanging.Requests, Sandbox.Notifications.Count), Is.EqualTo((1, 0)));
    }
}
