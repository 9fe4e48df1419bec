using HoiioSdk.Sandbox;
using HoiioSdk.Tests.Stub;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.World;

[TestFixture]
sealed class ClockTests : SandboxTest
{
    static readonly DateTimeOffset LastMonth = new(2026, 10, 21, 9, 30, 0, TimeSpan.FromHours(8));

    [Test]
    public void The_clock_moves_only_by_Advance()
    {
        var start = Sandbox.Now;
        Do("user/get_info");
        Assert.That(Sandbox.Now, Is.EqualTo(start));
        Pass(90);
        Assert.That(Sandbox.Now, Is.EqualTo(start.AddSeconds(90)));
    }

    [Test]
    public void Advancing_backwards_or_past_the_year_9999_is_refused()
    {
        Assert.That(() => Pass(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Sandbox.Advance(TimeSpan.MaxValue),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("year 9999"));
    }

    [Test]
    public void The_clock_stops_at_the_end_of_the_calendar_and_requests_still_succeed()
    {
        var end = new DateTimeOffset(9999, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));
        using var sandbox = HoiioSandbox.Start(now: end.AddYears(-100));
        sandbox.SetCredit(10_000);
        sandbox.Advance(end.AddMinutes(-5) - sandbox.Now);
        string call = sandbox.Client.Ivr.Dial(SecondPhone, maxDuration: int.MaxValue).txn_ref;
        sandbox.Advance(end - sandbox.Now);
        sandbox.IsClockRunning = true;
        var number = sandbox.Client.Number;

        Assert.That(sandbox.Now, Is.EqualTo(end));
        Assert.That(() => sandbox.Advance(TimeSpan.FromTicks(1)), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(sandbox.Client.Sms.Send("Hi", FirstPhone).status, Is.EqualTo("success_ok"));
        Assert.That(sandbox.Client.Voice.Status(call).call_status_dest1, Is.EqualTo(CallStatus.Ongoing));
        foreach (var _ in Enumerable.Range(0, 3))
            Assert.That(number.Subscribe("+16001234567", 12).expiry, Is.InRange(new DateTime(9999, 12, 30), new DateTime(9999, 12, 31)));
        sandbox.Reset();
        Assert.That(sandbox.Now, Is.EqualTo(end.AddYears(-100)).Within(TimeSpan.FromHours(1)));
    }

    [Test]
    public void Advancing_a_running_clock_during_a_slow_notification_does_not_set_it_back()
    {
        var received = DateTimeOffset.MaxValue;
        using var listener = new Listener(_ =>
        {
            Thread.Sleep(50);
            received = Sandbox.Now;
        });
        Do("sms/send", new { dest = FirstPhone, msg = "Hi", notify_url = listener.Url });
        Sandbox.IsClockRunning = true;
        Pass(5);
        Assert.That(Sandbox.Now, Is.GreaterThanOrEqualTo(received));
    }

    [Test]
    public void The_clock_can_start_in_the_past()
    {
        using var sandbox = HoiioSandbox.Start(now: LastMonth);
        Assert.That(sandbox.Now, Is.EqualTo(LastMonth));
        sandbox.Client.Sms.Send("Hi", FirstPhone);
        var history = sandbox.Client.Sms.History(from: "2026-10-21 09:30:00", to: "2026-10-21 09:30:00");
        Assert.That(history.total_entries_count, Is.EqualTo(1));
    }

    [Test]
    public void A_running_clock_sends_due_notifications_and_can_be_advanced()
    {
        Do("sms/send", new { dest = FirstPhone, msg = "Hi", notify_url = Nowhere });
        var start = Sandbox.Now;
        Assert.That(Sandbox.IsClockRunning, Is.False);
        Sandbox.IsClockRunning = true;
        Assert.That(() => Sandbox.Now, Is.GreaterThan(start).After(20).Seconds.PollEvery(20).MilliSeconds);
        Sandbox.Advance(TimeSpan.FromSeconds(3));
        Assert.That(Sandbox.Now, Is.GreaterThan(start.AddSeconds(3)));
        Assert.That(() => Sandbox.Notifications, Has.Count.EqualTo(1).After(20).Seconds.PollEvery(20).MilliSeconds,
            "two seconds later, without another Advance");
        Sandbox.IsClockRunning = false;
        var stopped = Sandbox.Now;
        Thread.Sleep(20);
        Assert.That(Sandbox.Now, Is.EqualTo(stopped));
    }

    [Test]
    public void Advance_returns_after_its_notifications_are_sent_even_during_another_Advance()
    {
        using var listener = new Listener(_ => Thread.Sleep(300));
        Do("sms/send", new { dest = FirstPhone, msg = "Hi", notify_url = listener.Url });
        var other = Task.Run(() => Pass(5));
        Assert.That(() => listener.Received.Count, Is.EqualTo(1).After(20).Seconds.PollEvery(5).MilliSeconds,
            "the other Advance waits for the listener");
        var call = Text(Do("sms/send", new { dest = SecondPhone, msg = "Hi", notify_url = listener.Url }), "txn_ref");

        Pass(5);

        Assert.That(Sandbox.Notifications.SingleOrDefault(sent => sent.Fields["txn_ref"] == call)?.HttpStatus, Is.EqualTo(200));
        other.Wait();
        Assert.That(Sandbox.Notifications, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_listener_can_press_keys_before_it_answers()
    {
        var session = Sandbox.IncomingCall(FirstPhone, VoiceNumber);
        using var listener = new Listener(form =>
        {
            if (form["ivr_block"] == "play")
            {
                Do("ivr/middle/gather", new { session, max_digits = 1 });
                Sandbox.Press(session, "1");
            }
        });
        Do("ivr/middle/play", new { session, notify_url = listener.Url });
        Pass(1);
        Assert.That(Sandbox.Notifications.Select(sent => sent.Problem).Last(), Is.Null);
        Assert.That(Sandbox.Notifications[^1].HttpStatus, Is.EqualTo(200), "the sandbox did not wait for its own listener");
    }

    [Test]
    public void Advancing_the_clock_of_a_disposed_sandbox_throws_with_the_reason()
    {
        Sandbox.Dispose();
        Assert.That(() => Pass(1), Throws.InstanceOf<ObjectDisposedException>().With.Message.Contains("This sandbox is disposed"));
        Assert.That(() => Sandbox.IncomingCall(FirstPhone, VoiceNumber), Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public void A_hanging_listener_does_not_delay_requests_and_other_notifications()
    {
        using var listener = new BrokenServer((_, stop) => Task.Delay(Timeout.Infinite, stop));
        Sandbox.IsClockRunning = true;
        for (var i = 0; i < 3; i++)
            Do("sms/send", new { dest = FirstPhone, msg = "Hi", notify_url = listener.Url });
        var silent = Text(Do("sms/send", new { dest = FirstPhone, msg = "Hi", notify_url = Nowhere }), "txn_ref");
        var advancing = Task.Run(() => Pass(5));

        Assert.That(() => Sandbox.Notifications.Select(sent => sent.Fields["txn_ref"]),
            Does.Contain(silent).After(60).Seconds.PollEvery(20).MilliSeconds);
        Assert.That(advancing.IsCompleted, Is.False, "Advance still waits for the hanging listener");
    }

    [Test]
    public void A_start_time_after_the_year_9899_is_refused() =>
        Assert.That(
            () => HoiioSandbox.Start(now: DateTimeOffset.MaxValue),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith("'now' must be a time before the year 9900."));

    [Test]
    public void A_start_time_before_the_year_2_is_refused() =>
        Assert.That(
            () => HoiioSandbox.Start(now: DateTimeOffset.MinValue),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith("'now' must be a time in the year 2 or later."));
}
