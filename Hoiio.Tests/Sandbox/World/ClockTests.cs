using HoiioSdk.Sandbox;
using HoiioSdk.Tests.Stub;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.World;

[TestFixture]
sealed class ClockTests : SandboxTest
{
    static readonly DateTimeOffset LastMonth = new(2026, 10, 21, 9, 30, 0, TimeSpan.FromHours(8));

    [Test]
    public void It_stands_still_but_for_advance()
    {
        var start = Sandbox.Now;
        Do("user/get_info");
        Assert.That(Sandbox.Now, Is.EqualTo(start));
        Pass(90);
        Assert.That(Sandbox.Now, Is.EqualTo(start.AddSeconds(90)));
    }

    [Test]
    public void It_never_goes_back_and_never_past_the_end_of_the_calendar()
    {
        Assert.That(() => Pass(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Sandbox.Advance(TimeSpan.MaxValue),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("year 9999"));
    }

    [Test]
    public void At_the_end_of_the_calendar_it_stops_and_all_else_goes_on()
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
    public void Moving_it_on_by_less_than_has_passed_meanwhile_does_not_turn_it_back()
    {
        var heard = DateTimeOffset.MaxValue;
        using var listener = new Listener(_ =>
        {
            Thread.Sleep(50);
            heard = Sandbox.Now;
        });
        Do("sms/send", new { dest = FirstPhone, msg = "Hi", notify_url = listener.Url });
        Sandbox.IsClockRunning = true;
        Pass(5);
        Assert.That(Sandbox.Now, Is.GreaterThanOrEqualTo(heard));
    }

    [Test]
    public void It_starts_where_it_is_told_so_that_last_month_can_be_filled()
    {
        using var sandbox = HoiioSandbox.Start(now: LastMonth);
        Assert.That(sandbox.Now, Is.EqualTo(LastMonth));
        sandbox.Client.Sms.Send("Hi", FirstPhone);
        var history = sandbox.Client.Sms.History(from: "2026-10-21 09:30:00", to: "2026-10-21 09:30:00");
        Assert.That(history.total_entries_count, Is.EqualTo(1));
    }

    [Test]
    public void Running_it_carries_out_what_falls_due_and_can_be_moved_on_as_well()
    {
        Do("sms/send", new { dest = FirstPhone, msg = "Hi", notify_url = Nowhere });
        var start = Sandbox.Now;
        Assert.That(Sandbox.IsClockRunning, Is.False);
        Sandbox.IsClockRunning = true;
        Assert.That(() => Sandbox.Now, Is.GreaterThan(start).After(20).Seconds.PollEvery(20).MilliSeconds);
        Sandbox.Advance(TimeSpan.FromSeconds(3));
        Assert.That(Sandbox.Now, Is.GreaterThan(start.AddSeconds(3)));
        Assert.That(() => Sandbox.Notifications, Has.Count.EqualTo(1).After(20).Seconds.PollEvery(20).MilliSeconds,
            "two seconds later by itself");
        Sandbox.IsClockRunning = false;
        var stopped = Sandbox.Now;
        Thread.Sleep(20);
        Assert.That(Sandbox.Now, Is.EqualTo(stopped));
    }

    [Test]
    public void Whoever_moves_it_comes_back_when_all_is_done_even_while_another_one_moves_it()
    {
        using var listener = new Listener(_ => Thread.Sleep(300));
        Do("sms/send", new { dest = FirstPhone, msg = "Hi", notify_url = listener.Url });
        var other = Task.Run(() => Pass(5));
        Assert.That(() => listener.Heard.Count, Is.EqualTo(1).After(20).Seconds.PollEvery(5).MilliSeconds,
            "the other one waits for its answer");
        var call = Text(Do("sms/send", new { dest = SecondPhone, msg = "Hi", notify_url = listener.Url }), "txn_ref");

        Pass(5);

        Assert.That(Sandbox.Notifications.SingleOrDefault(one => one.Fields["txn_ref"] == call)?.HttpStatus, Is.EqualTo(200));
        other.Wait();
        Assert.That(Sandbox.Notifications, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_listener_may_press_keys_before_it_answers()
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
        Assert.That(Sandbox.Notifications.Select(one => one.Problem).Last(), Is.Null);
        Assert.That(Sandbox.Notifications[^1].HttpStatus, Is.EqualTo(200), "it did not wait for itself");
    }

    [Test]
    public void After_dispose_it_says_why_it_cannot_be_moved()
    {
        Sandbox.Dispose();
        Assert.That(() => Pass(1), Throws.InstanceOf<ObjectDisposedException>().With.Message.Contains("This sandbox is disposed"));
        Assert.That(() => Sandbox.IncomingCall(FirstPhone, VoiceNumber), Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public void A_listener_that_hangs_holds_up_no_call_and_no_delivery()
    {
        using var listener = new BrokenServer((_, stop) => Task.Delay(Timeout.Infinite, stop));
        Sandbox.IsClockRunning = true;
        for (var i = 0; i < 3; i++)
            Do("sms/send", new { dest = FirstPhone, msg = "Hi", notify_url = listener.Url });
        var silent = Text(Do("sms/send", new { dest = FirstPhone, msg = "Hi", notify_url = Nowhere }), "txn_ref");
        var moving = Task.Run(() => Pass(5));

        Assert.That(() => Sandbox.Notifications.Select(one => one.Fields["txn_ref"]),
            Does.Contain(silent).After(60).Seconds.PollEvery(20).MilliSeconds);
        Assert.That(moving.IsCompleted, Is.False, "the first listener still has it");
    }

    [Test]
    public void A_clock_starts_where_the_calendar_still_has_room() =>
        Assert.That(
            () => HoiioSandbox.Start(now: DateTimeOffset.MaxValue),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith("'now' must be a time before the year 9900."));

    [Test]
    public void A_clock_starts_where_the_calendar_has_room_before_it() =>
        Assert.That(
            () => HoiioSandbox.Start(now: DateTimeOffset.MinValue),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith("'now' must be a time in the year 2 or later."));
}
