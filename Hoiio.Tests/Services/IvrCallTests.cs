using NUnit.Framework;

namespace HoiioSdk.Tests.Services;

/// <summary>What the blocks of a flow return, and how a flow ends.</summary>
sealed class IvrCallTests : FlowTest
{
    static readonly string[] Kinds = ["play", "gather", "monitor", "unhold", "transfer", "record", "hangup", "hold"];

    [Test]
    public void A_menu_reads_keys_records_and_says_goodbye()
    {
        Answer(async call =>
        {
            var key = await call.GatherAsync("For sales, press 1. To leave a message, press 2.", maxDigits: 1, timeout: 10);
            Log.Enqueue(key);
            if (key == "2")
                Log.Enqueue((await call.RecordAsync("Leave a message, then press #."))!);
            await call.HangupAsync("Thank you. Goodbye.");
            Log.Enqueue("after");
        });

        var session = Ring();
        Sandbox.Press(session, "2");
        Sandbox.Speak(session, "Call me back.");
        Pass(10);

        Assert.That(Log, Is.EqualTo(new[] { "2", Log.ElementAt(1), "after", "ended: 0.01" }));
        Assert.That(Http.GetStringAsync(Log.ElementAt(1)).Result, Is.EqualTo("Call me back."));
        Assert.That(Blocks, Is.EqualTo(new[]
        {
            "ivr/middle/gather For sales, press 1. To leave a message, press 2.", "ivr/middle/record Leave a message, then press #.",
            "ivr/end/hangup Thank you. Goodbye.",
        }));
        Assert.That(Calls.Count, Is.Zero);
    }

    [Test]
    public void A_gather_without_a_key_returns_an_empty_string()
    {
        Answer(async call => Log.Enqueue($"keys: '{await call.GatherAsync("Press 1.", timeout: 3)}'"));

        Ring();
        Pass(30);

        Assert.That(Log, Is.EqualTo(new[] { "keys: ''", "ended: 0.01" }));
    }

    [Test]
    public void ChooseAsync_asks_again_until_one_of_its_keys_is_pressed()
    {
        Answer(async call =>
        {
            Log.Enqueue(await call.ChooseAsync("Press 1 or 2.", "12", again: "Sorry. Press 1 or 2."));
            Log.Enqueue($"'{await call.ChooseAsync("Press *.", "*", tries: 2, timeout: 3)}'");
        });

        var session = Ring();
        Sandbox.Press(session, "7");
        Pass(30);
        Sandbox.Press(session, "2");
        Sandbox.Press(session, "#");
        Sandbox.Press(session, "#");

        Assert.That(Log.Take(2), Is.EqualTo(new[] { "2", "''" }));
        Assert.That(Blocks, Is.EqualTo(new[]
        {
            "ivr/middle/gather Press 1 or 2.", "ivr/middle/gather Sorry. Press 1 or 2.", "ivr/middle/gather Sorry. Press 1 or 2.",
            "ivr/middle/gather Press *.", "ivr/middle/gather Press *.", "ivr/end/hangup",
        }));
    }

    [TestCase("1#", 3)]
    [TestCase("ab", 3)]
    [TestCase("", 3)]
    [TestCase("12", 0)]
    [TestCase("12", -1)]
    public void ChooseAsync_refuses_keys_and_tries_that_give_no_choice(string keys, int tries)
    {
        Answer(async call => await call.ChooseAsync("Press a key.", keys, tries: tries));

        Ring();

        Assert.That(Log.First(), Does.Match("^failed: (keys|tries) .* Nothing was sent."));
        Assert.That(Blocks.First(), Does.StartWith("ivr/end/hangup"));
    }

    [Test]
    public void Each_parameter_of_a_block_is_sent()
    {
        Answer(async call =>
        {
            await call.PlayAsync("play", tag: "t1");
            await call.GatherAsync("gather", maxDigits: 2, timeout: 3, attempts: 4, tag: "t2");
            await call.RecordAsync("record", maxDuration: 5, tag: "t3");
            await call.MonitorAsync("monitor", tag: "t4", monitorNotifyUrl: Nowhere);
            await call.HoldAsync("hold");
            await call.UnholdAsync(tag: "t5");
            await call.TransferAsync(Busy, "transfer", callerId: "private", onFailure: "continue", tag: "t6");
            await call.HangupAsync("hangup", tag: "t7");
        });

        Ring();
        Pass(200);

        Assert.That(Log, Is.EqualTo(new[] { "ended: 0.02" }));
        string[] own = ["app_id", "access_token", "session", "notify_url"];
        Assert.That(BlockRequests.Select(entry => string.Join(' ', entry.Parameters
            .Where(sent => !own.Contains(sent.Key)).Select(sent => $"{sent.Key}={sent.Value}"))), Is.EqualTo(new[]
        {
            "msg=play tag=t1", "msg=gather max_digits=2 timeout=3 attempts=4 tag=t2", "msg=record max_duration=5 tag=t3",
            $"msg=monitor tag=t4 monitor_notify_url={Nowhere}", "msg=hold", "tag=t5",
            $"dest={Busy} msg=transfer caller_id=private on_failure=continue tag=t6", "msg=hangup tag=t7",
        }));
    }

    [Test]
    public void A_call_has_its_parties_its_references_and_the_latest_notification()
    {
        Answer(async call =>
        {
            Log.Enqueue($"{call.Session} {call.TxnRef} {call.From} {call.To} {call.Tag ?? "no tag"} {call.Notification.call_state}");
            await call.PlayAsync("Hello.", tag: "greeting");
            Log.Enqueue($"{call.From} {call.To} {call.Notification.ivr_block} {call.Notification.tag}");
        });

        var session = Ring();
        Pass(10);

        Assert.That(Log.Take(2), Is.EqualTo(new[]
        {
            $"{session} {Sandbox.Call(session).TxnRef} {FirstPhone} {VoiceNumber} no tag ringing",
            $"{FirstPhone} {VoiceNumber} play greeting",
        }));
    }

    [Test]
    public async Task A_flow_takes_a_call_off_hold_after_another_task_completes()
    {
        var agent = new TaskCompletionSource<string>();
        Answer(async call =>
        {
            await call.HoldAsync("All lines are busy.");
            var phone = await agent.Task.WaitAsync(call.Ended);
            await call.UnholdAsync();
            await call.TransferAsync(phone);
        }, Hurried());

        var session = Ring();
        Assert.That(Sandbox.Call(session).WaitsFor, Is.EqualTo("unhold"));
        // Longer than the silence timeout of a flow.
        await Task.Delay(TimeSpan.FromSeconds(4));
        agent.SetResult(SecondPhone);
        await Until(() => Sandbox.Call(session).Block != "hold");
        Pass(20);

        Assert.That((StateOf(session), Sandbox.Call(session).Phones[1].State), Is.EqualTo(("ongoing", "in_call")));
    }

    [Test]
    public void The_recording_of_a_monitored_call_is_reported_after_the_call()
    {
        Answer(async call =>
        {
            await call.MonitorAsync("This call is recorded.");
            await call.GatherAsync("Press 1.");
        });

        var session = Ring();
        Pass(6);
        Sandbox.HangUp(session);

        Assert.That(Log, Is.EquivalentTo(new[] { "ended: 0.01", $"recorded {Sandbox.Call(session).TxnRef}: recording.mp3" }));
        Assert.That(Calls.Count, Is.Zero);
    }

    [TestCaseSource(nameof(Kinds))]
    public void A_hangup_by_the_caller_ends_the_flow_with_the_bill(string kind)
    {
        IvrCall? ended = null;
        Answer(async call =>
        {
            await call.PlayAsync("Hello.");
            if (kind == "unhold")
                await call.HoldAsync();
            try
            {
                Log.Enqueue(FormattableString.Invariant($"{kind} gives {await BlockAsync(call, kind)}"));
                await call.PlayAsync("Nobody is there.");
            }
            catch (HoiioCallEndedException e)
            {
                ended = call;
                Log.Enqueue(FormattableString.Invariant($"ends with {e.Bill!.debit} {e.Bill.duration}"));
                throw;
            }
        });

        var session = Ring();
        Pass(5);
        Sandbox.HangUp(session);

        string[] expected = kind switch
        {
            "record" => ["record gives True", "ends with 0.01 1", "ended: 0.01"],
            "hangup" => ["hangup gives 0.01", "ends with 0.01 1", "ended: 0.01"],
            "hold" => ["hold gives ", "ends with 0.01 1", "ended: 0.01"],
            _ => ["ends with 0.01 1", "ended: 0.01"],
        };
        Assert.That(Log, Is.EqualTo(expected));
        Assert.That(ended!.Ended.IsCancellationRequested, Is.True);
        Assert.That(Calls.Count, Is.Zero);
    }

    static async Task<object?> BlockAsync(IvrCall call, string kind)
    {
        switch (kind)
        {
            case "play": await call.PlayAsync("One moment."); return null;
            case "gather": return await call.GatherAsync("Press 1.");
            case "monitor": await call.MonitorAsync("This call is recorded.", monitorNotifyUrl: Nowhere); return null;
            case "hold":
                await call.HoldAsync();
                await Task.Delay(Generous, call.Ended).ContinueWith(_ => { }, TaskScheduler.Default);
                return "";
            case "unhold": await call.UnholdAsync(); return null;
            case "transfer": return await call.TransferAsync(SecondPhone, "One moment.");
            case "record": return await call.RecordAsync("Leave a message.") is not null;
            default: return (await call.HangupAsync("Goodbye.")).debit;
        }
    }
}
