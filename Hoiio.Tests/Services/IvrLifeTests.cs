using System.Runtime.CompilerServices;
using NUnit.Framework;

namespace HoiioSdk.Tests.Services;

/// <summary>Many calls at once, and what remains of a call after its end.</summary>
sealed class IvrLifeTests : FlowTest
{
    // The number of ended sessions that are remembered.
    const int MaxEnded = 10_000;

    [Test]
    public void A_thousand_calls_half_of_them_hung_up_at_random_all_end()
    {
        const int Count = 1000;
        var seed = Environment.TickCount;
        Sandbox.SetCredit(1000);
        var (rung, messages, hungUp) = (0, 0, 0);
        Answer(async call =>
        {
            Interlocked.Increment(ref rung);
            try
            {
                await call.PlayAsync("Welcome.");
                if (await call.GatherAsync("To leave a message, press 2.", maxDigits: 1) == "2"
                    && await call.RecordAsync("Leave a message.") is not null)
                    Interlocked.Increment(ref messages);
                await call.HangupAsync("Goodbye.");
            }
            catch (HoiioCallEndedException e) when (e.Bill?.debit is not null)
            {
                Interlocked.Increment(ref hungUp);
                throw;
            }
        });
        var random = new Random(seed);
        var expectedHungUp = 0;

        for (var i = 0; i < Count; i++)
        {
            var session = Ring();
            Assert.That(Sandbox.Call(session).Message, Is.EqualTo("Welcome."), $"call {i}, seed {seed}");
            // Hang up during the welcome, the question, the message or the goodbye, or not at all.
            var moment = random.Next(8);
            if (moment == 0 && ++expectedHungUp > 0)
            {
                Sandbox.HangUp(session);
                continue;
            }
            Pass(5);
            Assert.That(Sandbox.Call(session).WaitsFor, Is.EqualTo("keys"), $"call {i}, seed {seed}");
            if (moment == 1 && ++expectedHungUp > 0)
            {
                Sandbox.HangUp(session);
                continue;
            }
            Sandbox.Press(session, "2");
            Assert.That(Sandbox.Call(session).WaitsFor, Is.EqualTo("speech"), $"call {i}, seed {seed}");
            if (moment == 2)
            {
                Sandbox.HangUp(session);
                continue;
            }
            Sandbox.Speak(session, "Call me back.");
            Assert.That(Sandbox.Call(session).Message, Is.EqualTo("Goodbye."), $"call {i}, seed {seed}");
            if (moment == 3)
                Sandbox.HangUp(session);
            else
                Pass(5);
            Assert.That(StateOf(session), Is.EqualTo("ended"), $"call {i}, seed {seed}");
            Assert.That(Calls.Count, Is.Zero, $"call {i}, seed {seed}");
        }

        var bills = Log.Count(line => line.StartsWith("ended: 0.01", StringComparison.Ordinal));
        Assert.That((rung, messages, hungUp, bills), Is.EqualTo((Count, Count - expectedHungUp, expectedHungUp, Count)), $"seed {seed}");
        Assert.That(Log, Has.Count.EqualTo(Count), $"seed {seed}");
    }

    [Test]
    public async Task A_thousand_concurrent_calls_do_not_mix()
    {
        const int Count = 1000;
        Sandbox.SetCredit(1000);
        Answer(async call =>
        {
            var key = await call.GatherAsync("Press a key.", maxDigits: 4);
            Log.Enqueue($"{call.From} {key}");
        });

        var sessions = Enumerable.Range(0, Count).Select(i => Sandbox.IncomingCall($"+651111{i:0000}", VoiceNumber)).ToList();
        Assert.That(Calls.Count, Is.EqualTo(Count));
        await Parallel.ForAsync(0, Count, async (i, _) =>
            await Task.Run(() => Sandbox.Press(sessions[i], $"{i:0000}"), CancellationToken.None));
        await Until(() => Calls.Count == 0);

        Assert.That(Log.Where(line => line[0] == '+').Order(),
            Is.EqualTo(Enumerable.Range(0, Count).Select(i => $"+651111{i:0000} {i:0000}")));
        Assert.That(Log.Count(line => line == "ended: 0.01"), Is.EqualTo(Count));
    }

    [Test]
    public async Task A_hangup_while_a_block_is_requested_is_not_reported_as_a_failure()
    {
        const int Count = 200;
        var seed = Environment.TickCount;
        var random = new Random(seed);
        Answer(async call =>
        {
            while (true)
                await call.GatherAsync("Press any key.", maxDigits: 1);
        });

        for (var i = 0; i < Count; i++)
        {
            var session = Ring();
            var (keys, moment) = (random.Next(1, 8), random.Next(20_000));
            var presses = Task.Run(() =>
            {
                for (var key = 0; key < keys; key++)
                    PressUnlessOver(session);
            });
            var hangup = Task.Run(() =>
            {
                Thread.SpinWait(moment);
                Sandbox.HangUp(session);
            });
            await Task.WhenAll(presses, hangup);
        }
        await Until(() => Calls.Count == 0);

        Assert.That(Log, Is.EqualTo(Enumerable.Repeat("ended: 0.01", Count)), $"seed {seed}");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_call_that_is_over_leaves_nothing_in_memory(bool isMonitored)
    {
        var calls = new List<WeakReference>();
        Call(isMonitored, calls);
        // The web app releases the last request with the next one.
        Server.Handler = _ => Task.FromResult(200);
        Ring();

        for (var wait = 0; wait < 100 && calls.Exists(call => call.IsAlive); wait++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }

        Assert.That(calls.Select(call => call.IsAlive), Is.All.False);
        Assert.That(Log.Count(line => line.StartsWith("ended", StringComparison.Ordinal)), Is.EqualTo(4));
    }

    [Test]
    public async Task Refused_dials_do_not_evict_ended_calls()
    {
        Answer(call =>
        {
            Log.Enqueue("rings");
            return Task.CompletedTask;
        });
        Ring();

        for (var i = 0; i < MaxEnded + 1; i++)
            await Calls.DialAsync("", _ => Task.CompletedTask).ContinueWith(_ => { }, TaskScheduler.Default);
        await ReceiveAsync(Server.Received[0]);

        Assert.That(Log, Is.EqualTo(new[] { "rings", "ended: 0" }));
    }

    [Test]
    public async Task A_monitored_call_whose_recording_never_comes_is_evicted()
    {
        Answer(call => call.MonitorAsync("This call is recorded."));
        var receive = Server.Handler;
        Server.Handler = posted =>
            posted.Body.Contains("record_url", StringComparison.Ordinal) ? Task.FromResult(200) : receive(posted);
        Ring();
        Pass(6);
        Assert.That(Calls.Count, Is.EqualTo(1));

        for (var i = 0; i < MaxEnded; i++)
        {
            var end = $"session=E{i}&call_state=ended";
            await Calls.ReceiveAsync(end, SignatureOf(end));
        }

        Assert.That(Calls.Count, Is.Zero);
    }

    [Test]
    public async Task An_end_received_before_the_ringing_starts_no_flow()
    {
        Answer(_ => throw new InvalidOperationException("Nobody is there."));
        var held = Hold();

        Sandbox.HangUp(Ring());
        foreach (var posted in held.AsEnumerable().Reverse())
            Assert.That(await ReceiveAsync(posted), Is.EqualTo(200));

        Assert.That(held, Has.Count.EqualTo(2));
        Assert.That(Log, Is.Empty);
        Assert.That(Blocks, Is.Empty);
    }

    void PressUnlessOver(string session)
    {
        try
        {
            Sandbox.Press(session, "1");
        }
        catch (ArgumentException)
        {
            // The caller hung up first.
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    void Call(bool isMonitored, List<WeakReference> calls)
    {
        Answer(async call =>
        {
            var state = new object();
            calls.Add(new(call));
            calls.Add(new(state));
            if (isMonitored)
                await call.MonitorAsync("This call is recorded.");
            await call.GatherAsync("Press 1.", maxDigits: 1);
            GC.KeepAlive(state);
        });
        for (var i = 0; i < 4; i++)
        {
            var session = Ring();
            Pass(6);
            if (i % 2 == 0)
                Sandbox.HangUp(session);
            else
                Sandbox.Press(session, "1");
        }
    }
}
