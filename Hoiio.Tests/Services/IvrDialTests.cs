using NUnit.Framework;

namespace HoiioSdk.Tests.Services;

/// <summary>Outgoing calls with a flow.</summary>
sealed class IvrDialTests : FlowTest
{
    [Test]
    public async Task An_answered_phone_runs_the_flow_and_the_task_ends_with_the_call()
    {
        Answer(_ => throw new InvalidOperationException("This call does not come in."));

        var dial = Calls.DialAsync(FirstPhone, async call =>
        {
            Log.Enqueue($"{call.From} calls {call.To}, {call.Tag}, {call.Session} {call.TxnRef}, {call.Notification.dial_status}");
            Log.Enqueue(await call.GatherAsync("Press 1.", maxDigits: 1));
        }, msg: "Hello.", callerId: VoiceNumber, maxDuration: 600, tag: "survey");
        await Until(() => Sandbox.Calls().Count == 1);
        var session = Sandbox.Calls()[0].Session!;
        Pass(10);
        Assert.That(dial.IsCompleted, Is.False);
        Sandbox.Press(session, "1");

        Assert.That(await dial, Is.EqualTo(CallStatus.Answered));
        Assert.That(Log, Is.EqualTo(new[]
        {
            $"{VoiceNumber} calls {FirstPhone}, survey, {session} {Sandbox.Call(session).TxnRef}, answered", "1", "ended: 0.018",
        }));
        Assert.That(BlockRequests.First().Parameters, Is.SupersetOf(new Dictionary<string, string>
        {
            ["dest"] = FirstPhone,
            ["msg"] = "Hello.",
            ["caller_id"] = VoiceNumber,
            ["max_duration"] = "600",
            ["tag"] = "survey",
        }));
        Assert.That(Calls.Count, Is.Zero);
    }

    [Test]
    public async Task A_dialled_number_without_a_country_code_is_completed_in_the_flow()
    {
        Sandbox.Client.Prefix = "65";
        Answer(_ => Task.CompletedTask);

        await Dialled(FirstPhone["+65".Length..], call =>
        {
            Log.Enqueue(call.To);
            return Task.CompletedTask;
        });

        Assert.That(Log.First(), Is.EqualTo(FirstPhone));
    }

    [TestCase("+6511110486", CallStatus.Busy)]
    [TestCase("+6511110480", CallStatus.Unanswered)]
    [TestCase("+6511110500", CallStatus.Failed)]
    public async Task An_unanswered_phone_runs_no_flow(string phone, string status)
    {
        Answer(_ => Task.CompletedTask);

        Assert.That(await Dialled(phone, _ => throw new InvalidOperationException("Nobody picked up.")), Is.EqualTo(status));

        Assert.That(Log, Is.EqualTo(new[] { "ended: 0" }));
        Assert.That(Calls.Count, Is.Zero);
    }

    [Test]
    public void A_refused_call_throws_its_status_from_DialAsync()
    {
        Answer(_ => Task.CompletedTask);

        Assert.That(async () => await Calls.DialAsync("+6511110404", _ => Task.CompletedTask),
            Throws.TypeOf<HoiioStatusException>().With.Property("Status").EqualTo("error_dest_invalid"));
        Assert.That(async () => await Calls.DialAsync("", _ => Task.CompletedTask), Throws.ArgumentException);
        Assert.That(async () => await Calls.DialAsync(FirstPhone, null!), Throws.ArgumentNullException);

        Assert.That(Log, Is.Empty);
        Assert.That(Calls.Count, Is.Zero);
    }

    [Test]
    public async Task Eight_concurrent_calls_are_placed_and_the_ninth_is_refused()
    {
        Answer(_ => Task.CompletedTask);
        var refused = 0;

        var dials = Enumerable.Range(0, 12).Select(async i =>
        {
            try
            {
                await Calls.DialAsync($"+65111111{i:00}", async call => Log.Enqueue($"{call.To[^2..]} {await call.GatherAsync("?", 1)}"));
            }
            catch (HoiioStatusException e) when (e.Status == "error_concurrent_call_limit_reached")
            {
                Interlocked.Increment(ref refused);
            }
        }).ToList();
        await Drive(Task.WhenAll(dials), key: "4");

        Assert.That(refused, Is.EqualTo(4));
        Assert.That(Log.Count(line => line.EndsWith(" 4", StringComparison.Ordinal)), Is.EqualTo(8));
    }

    [Test]
    public async Task A_list_of_phones_is_dialled_eight_at_a_time()
    {
        Answer(_ => Task.CompletedTask);
        var numbers = Enumerable.Range(0, 40).Select(i => $"+65111111{i:00}");

        var all = Parallel.ForEachAsync(numbers, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, _) =>
            Log.Enqueue($"{number[^2..]} {await Calls.DialAsync(number, call => call.GatherAsync("?", 1))}"));
        await Drive(all, key: "1");

        Assert.That(Log.Where(line => line.EndsWith("answered", StringComparison.Ordinal)).Order(),
            Is.EqualTo(Enumerable.Range(0, 40).Select(i => $"{i:00} answered")));
        Assert.That(Calls.Count, Is.Zero);
    }

    [Test]
    public async Task A_flow_that_throws_is_reported_and_the_dial_status_is_returned()
    {
        Answer(_ => Task.CompletedTask);

        Assert.That(await Dialled(FirstPhone, _ => throw new InvalidOperationException("No questions.")), Is.EqualTo(CallStatus.Answered));

        Assert.That(Log, Is.EqualTo(new[] { "failed: No questions.", "ended: 0.018" }));
        Assert.That(Blocks.Last(), Does.StartWith("ivr/end/hangup Sorry"));
    }

    [Test]
    public async Task A_hangup_during_the_first_message_runs_no_flow()
    {
        Answer(_ => Task.CompletedTask);

        var dial = Calls.DialAsync(FirstPhone, _ => throw new InvalidOperationException("Nobody is there."), msg: "Hello.");
        await Until(() => Sandbox.Calls().Count == 1);
        Pass(4);
        Sandbox.HangUp(Sandbox.Calls()[0].TxnRef);

        Assert.That(await dial, Is.EqualTo(CallStatus.Answered));
        Assert.That(Log, Is.EqualTo(new[] { "ended: 0.018" }));
    }

    [Test]
    public async Task A_notification_received_before_the_answer_to_its_request_counts_once()
    {
        var answer = new TaskCompletionSource();
        using var client = Hurried("ivr/start/dial", answer.Task);
        Answer(_ => Task.CompletedTask, client);
        var (receive, received) = (Server.Handler, new TaskCompletionSource());
        Server.Handler = posted =>
        {
            var replies = Task.WhenAll(receive(posted), receive(posted));
            received.TrySetResult();
            return replies.ContinueWith(both => both.Result.Max(), TaskScheduler.Default);
        };

        var dial = Calls.DialAsync(FirstPhone, async call => Log.Enqueue($"{call.Session} {await call.GatherAsync("?", 1)}"));
        await Until(() => Sandbox.Calls().Count == 1);
        var session = Sandbox.Calls()[0].Session!;
        var ringing = Sandbox.AdvanceAsync(TimeSpan.FromSeconds(10));
        await received.Task.WaitAsync(Generous);
        answer.SetResult();
        await ringing;
        Sandbox.Press(session, "1");

        Assert.That(await dial, Is.EqualTo(CallStatus.Answered));
        Assert.That(Log.First(), Is.EqualTo($"{session} 1"));
        Assert.That(Server.Statuses, Is.All.EqualTo(200));
    }

    [Test]
    public async Task A_phone_picked_up_before_the_answer_to_its_request_is_lost_is_hung_up()
    {
        var answer = new TaskCompletionSource();
        using var client = Hurried("ivr/start/dial", answer.Task);
        Answer(_ => Task.CompletedTask, client);
        var (receive, received) = (Server.Handler, new TaskCompletionSource());
        Server.Handler = posted =>
        {
            var reply = receive(posted);
            received.TrySetResult();
            return reply;
        };

        var dial = Calls.DialAsync(FirstPhone, _ => throw new InvalidOperationException("The session is unknown."));
        await Until(() => Sandbox.Calls().Count == 1);
        var ringing = Sandbox.AdvanceAsync(TimeSpan.FromSeconds(10));
        await received.Task.WaitAsync(Generous);
        answer.SetException(new HttpRequestException("The connection is lost."));
        await ringing;
        await Until(() => Sandbox.Calls()[0].Block == "hangup");
        Pass(10);

        Assert.That(async () => await dial, Throws.TypeOf<HoiioConnectionException>());
        Assert.That(Sandbox.Calls()[0].State, Is.EqualTo("ended"));
        Assert.That(Calls.Count, Is.Zero);
    }

    [TestCase(true, CallStatus.Answered)]
    [TestCase(false, CallStatus.Unanswered)]
    public async Task An_end_received_first_tells_whether_the_phone_was_picked_up(bool isPickedUp, string status)
    {
        Answer(_ => Task.CompletedTask);
        var held = Hold();

        var dial = Calls.DialAsync(FirstPhone, _ => throw new InvalidOperationException("Nobody is there."), msg: "Hello.");
        await Until(() => Sandbox.Calls().Count == 1);
        Pass(isPickedUp ? 12 : 1);
        Sandbox.HangUp(Sandbox.Calls()[0].TxnRef);
        foreach (var posted in held.AsEnumerable().Reverse())
            await ReceiveAsync(posted);

        Assert.That(await dial, Is.EqualTo(status));
        Assert.That(Log.Count(line => line.StartsWith("ended", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    async Task<string> Dialled(string phone, Func<IvrCall, Task> flow)
    {
        var dial = Calls.DialAsync(phone, flow);
        await Drive(dial);
        return await dial;
    }

    /// <summary>Lets time pass, and presses a key for each gather.</summary>
    async Task Drive(Task until, string key = "1")
    {
        for (var start = DateTime.UtcNow; !until.IsCompleted && DateTime.UtcNow - start < Generous; await Task.Delay(1))
        {
            Pass(2);
            foreach (var call in Sandbox.Calls(isLiveOnly: true).Where(call => call.WaitsFor == "keys"))
                Sandbox.Press(call.TxnRef, key);
        }
        await until.WaitAsync(Generous);
    }
}
