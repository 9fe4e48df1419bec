using System.Net;
using HoiioSdk.Sandbox;
using HoiioSdk.Tests.Stub;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.World;

[TestFixture]
sealed class ResetTests : SandboxTest
{
    [Test]
    public void A_reset_restores_the_initial_state_and_restarts_transaction_references()
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
        Assert.That(Sandbox.Messages().Single().Date, Is.LessThan(DateTimeOffset.UtcNow.AddSeconds(1)), "the clock is reset");
    }

    [Test]
    public void A_reset_deletes_faxes_and_recordings_and_new_ones_can_be_downloaded()
    {
        var fax = IncomingFax();
        Assert.That(Http.GetAsync(fax).Result.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Sandbox.Reset();
        Assert.That(Http.GetAsync(fax).Result.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));

        fax = IncomingFax();
        Assert.That(fax, Does.StartWith(Sandbox.Url));
        Assert.That(Http.GetStringAsync(fax).Result, Does.StartWith("%PDF-"));
        Do("number/update_forwarding", new { number = VoiceNumber });
        var session = Sandbox.IncomingCall(FirstPhone, VoiceNumber);
        Do("ivr/middle/record", new { session, notify_url = Nowhere });
        Sandbox.Speak(session, "Hello");
        Assert.That(Http.GetStringAsync(LastFields("record_url")[0]).Result, Is.EqualTo("Hello"));
    }

    [Test]
    public void A_reset_during_an_Advance_sets_the_clock_back_to_its_start()
    {
        var start = new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero);
        using var sandbox = HoiioSandbox.Start(now: start);
        using var hanging = new BrokenServer((_, stop) => Task.Delay(Timeout.Infinite, stop));
        sandbox.Client.Sms.Send("Hi", FirstPhone, notifyUrl: hanging.Url);
        // Long enough for the numbers to expire.
        var advancing = Task.Run(() => sandbox.Advance(TimeSpan.FromDays(800)));
        Assert.That(() => hanging.Requests, Is.EqualTo(1).After(60).Seconds.PollEvery(10).MilliSeconds);

        sandbox.Reset();

        Assert.That(advancing.Wait(TimeSpan.FromSeconds(60)), Is.True);
        Assert.That((sandbox.Now, sandbox.Numbers.Count), Is.EqualTo((start, 2)));
    }

    [Test]
    public void A_reset_restores_the_start_time_and_a_running_clock_keeps_running()
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
    public void A_reset_discards_pending_notifications()
    {
        using var hanging = new BrokenServer((_, stop) => Task.Delay(Timeout.Infinite, stop));
        for (var i = 0; i < 3; i++)
            Do("sms/send", new { dest = FirstPhone, msg = "Hi", notify_url = hanging.Url });
        var advancing = Task.Run(() => Pass(5));
        Assert.That(() => hanging.Requests, Is.EqualTo(1).After(60).Seconds.PollEvery(10).MilliSeconds);

        Sandbox.Reset();

        Assert.That(advancing.Wait(TimeSpan.FromSeconds(60)), Is.True, "Advance does not wait for a listener from before the reset");
        Assert.That((hanging.Requests, Sandbox.Notifications.Count), Is.EqualTo((1, 0)));
    }

    // Returns the URL of its document.
    string IncomingFax()
    {
        Do("number/update_forwarding", new { number = VoiceNumber, mode = "fax" });
        return Sandbox.Fax(Sandbox.IncomingFax(FirstPhone, VoiceNumber)).FaxUrl;
    }
}
