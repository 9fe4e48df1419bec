using NUnit.Framework;

namespace HoiioSdk.Tests.Services;

/// <summary>Flows that fail: no caller is left in silence, and no error is lost.</summary>
sealed class IvrFlowTests : FlowTest
{
    const string DefaultApology = "ivr/end/hangup Sorry, something went wrong. Please call again later.";

    [TestCase(null, DefaultApology)]
    [TestCase("We are sorry.", "ivr/end/hangup We are sorry.")]
    [TestCase("", "ivr/end/hangup")]
    public void A_flow_that_throws_hangs_up_with_the_apology_and_is_reported(string? apology, string block)
    {
        Answer(async call =>
        {
            await call.PlayAsync("Hello.");
            throw new InvalidOperationException("The directory is closed.");
        }, apology: apology);

        var session = Ring();
        Pass(20);

        Assert.That(StateOf(session), Is.EqualTo("ended"));
        Assert.That(Log, Is.EqualTo(new[] { "failed: The directory is closed.", "ended: 0.01" }));
        Assert.That(Blocks, Is.EqualTo(new[] { "ivr/middle/play Hello.", block }));
    }

    [Test]
    public void A_flow_that_throws_before_its_first_await_is_reported()
    {
        Answer(_ => throw new InvalidOperationException("At once."));

        Ring();

        Assert.That(Log, Is.EqualTo(new[] { "failed: At once.", "ended: 0" }));
    }

    [Test]
    public void A_block_that_the_service_refuses_throws_its_status_in_the_flow()
    {
        Answer(async call =>
        {
            try
            {
                await call.TransferAsync("+6511110404");
            }
            catch (HoiioStatusException e)
            {
                Log.Enqueue(e.Status);
            }
            await call.PlayAsync(new string('x', 1001));
        });

        var session = Ring();

        Assert.That(StateOf(session), Is.EqualTo("ended"));
        Assert.That(Log, Is.EqualTo(new[]
        {
            "error_dest_invalid",
            "failed: ivr/middle/play answered error_msg_invalid_length: the message is too long.",
            "ended: 0",
        }));
        Assert.That(Blocks.Last(), Is.EqualTo(DefaultApology));
    }

    [Test]
    public void A_missing_message_throws_an_argument_exception_in_the_flow()
    {
        Answer(async call => await call.PlayAsync(""));

        Ring();

        Assert.That(Log.First(), Does.StartWith("failed: msg is required and was empty. Nothing was sent."));
        Assert.That(Log.Last(), Is.EqualTo("ended: 0"));
    }

    [Test]
    public void A_cancellation_while_the_call_is_up_is_a_failure()
    {
        Answer(_ => throw new OperationCanceledException("Given up."));

        Ring();

        Assert.That(Log, Is.EqualTo(new[] { "failed: Given up.", "ended: 0" }));
    }

    [Test]
    public async Task A_flow_that_requests_nothing_for_a_minute_hangs_up_with_the_apology()
    {
        var never = new TaskCompletionSource();
        Answer(async call =>
        {
            // A call may be silent only while it is on hold.
            await call.HoldAsync();
            await call.UnholdAsync();
            await call.PlayAsync("Hello.");
            await never.Task;
            await call.PlayAsync("Nobody is there.");
        }, Hurried());

        var session = Ring();
        Pass(6);
        await Until(() => !Log.IsEmpty);
        await Until(() => Sandbox.Call(session).Block == "hangup");
        Assert.That(Log, Is.EqualTo(new[]
        {
            "failed: The flow requested no block for 60 seconds: the call is hung up. HoldAsync lets callers wait.",
        }));
        var end = Sandbox.AdvanceAsync(TimeSpan.FromSeconds(6));
        await Until(() => StateOf(session) == "ended");
        never.SetResult();
        await end;
        await Until(() => Calls.Count == 0);

        Assert.That(Log.Skip(1), Is.EqualTo(new[] { "ended: 0.01" }));
    }

    [Test]
    public async Task A_flow_that_blocks_its_thread_delays_a_reply_by_at_most_four_seconds()
    {
        using var released = new ManualResetEventSlim();
        Answer(call =>
        {
            released.Wait();
            return call.HangupAsync();
        });

        var session = Ring();
        Assert.That(Server.Statuses, Is.EqualTo(new[] { 200 }));
        Assert.That(StateOf(session), Is.EqualTo("ringing"));
        released.Set();
        await Until(() => Calls.Count == 0);
        Assert.That(StateOf(session), Is.EqualTo("ended"));
    }

    [Test]
    public async Task A_block_that_is_not_awaited_does_not_outlive_the_flow()
    {
        Answer(call =>
        {
            _ = call.PlayAsync("Hello.");
            return Task.CompletedTask;
        });

        var session = Ring();
        Pass(1);
        await Until(() => !Log.IsEmpty);

        Assert.That(StateOf(session), Is.EqualTo("ended"));
        Assert.That(Log.Last(), Does.StartWith("ended: 0"));
    }

    [Test]
    public async Task A_block_requested_during_another_is_refused_and_the_first_completes()
    {
        Answer(async call =>
        {
            var first = call.GatherAsync("Press 1.", maxDigits: 1);
            await Until(() => Sandbox.Call(call.Session).WaitsFor == "keys");
            Assert.That(async () => await call.PlayAsync("At once."),
                Throws.TypeOf<HoiioStatusException>().With.Property("Status").EqualTo("error_session_not_ready"));
            Log.Enqueue("refused");
            Log.Enqueue(await first);
        });

        var session = Ring();
        await Until(() => !Log.IsEmpty);
        Sandbox.Press(session, "1");

        Assert.That(Log.Take(2), Is.EqualTo(new[] { "refused", "1" }));
    }

    [Test]
    public void An_exception_in_the_ended_handler_is_passed_to_the_failed_handler()
    {
        var calls = Sandbox.Client.Ivr.Answer(Server.Url, _ => Task.CompletedTask,
            failed: (_, exception) => Log.Enqueue(exception.Message), ended: _ => throw new InvalidOperationException("The log is full."));
        Server.Handler = posted => calls.ReceiveAsync(posted.Body, posted.Signature, posted.Query);

        Ring();

        Assert.That(Log, Is.EqualTo(new[] { "The log is full." }));
    }

    [Test]
    public void An_apology_that_cannot_be_sent_is_refused_at_once() =>
        Assert.That(() => Answer(_ => Task.CompletedTask, apology: "Sorry \uD83D"),
            Throws.ArgumentException.With.Property("ParamName").EqualTo("apology"));
}
