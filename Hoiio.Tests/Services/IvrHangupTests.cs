using HoiioSdk.Sandbox;
using NUnit.Framework;

namespace HoiioSdk.Tests.Services;

/// <summary>The end of a call: hung up by its flow or by its caller.</summary>
sealed class IvrHangupTests : FlowTest
{
    const string Refused = "failed: ivr/end/hangup answered error_msg_invalid_length: the message is too long.";

    [Test]
    public void A_flow_that_returns_while_the_call_is_up_hangs_up()
    {
        Answer(call => call.PlayAsync("Hello."));

        var session = Ring();
        Pass(6);

        Assert.That(StateOf(session), Is.EqualTo("ended"));
        Assert.That(Log, Is.EqualTo(new[] { "ended: 0.01" }));
        Assert.That(Blocks, Is.EqualTo(new[] { "ivr/middle/play Hello.", "ivr/end/hangup" }));
    }

    [Test]
    public void A_flow_that_does_nothing_hangs_up_before_the_call_is_answered()
    {
        Answer(_ => Task.CompletedTask);

        var session = Ring();

        Assert.That((StateOf(session), Sandbox.Call(session).Debit), Is.EqualTo(("ended", 0m)));
        Assert.That(Log, Is.EqualTo(new[] { "ended: 0" }));
    }

    [Test]
    public void A_refused_hangup_message_still_ends_the_call()
    {
        Answer(call => call.HangupAsync(new string('x', 1001)), apology: new string('y', 1001));

        var session = Ring();

        Assert.That(StateOf(session), Is.EqualTo("ended"));
        Assert.That(Log, Is.EqualTo(new[] { Refused, Refused, "ended: 0" }));
    }

    [Test]
    public void A_refused_hangup_message_that_is_not_awaited_is_reported()
    {
        Answer(async call =>
        {
            await call.PlayAsync("Hello.");
            _ = call.HangupAsync(new string('x', 1001));
        });

        Ring();
        Pass(6);

        Assert.That(Log, Is.EqualTo(new[] { Refused, "ended: 0.01" }));
    }

    [Test]
    public void A_hangup_is_repeated_after_any_exception()
    {
        using var client = Hurried("ivr/end/hangup", Task.FromException(new ArgumentException("The connection is refused.")));
        Answer(async call => await call.PlayAsync("Hello."), client);

        Ring();
        Pass(6);

        Assert.That(BlockRequests.Count(request => request.Path == "ivr/end/hangup"), Is.GreaterThan(1));
    }

    [Test]
    public void A_hangup_without_an_answer_is_repeated()
    {
        Answer(async call => await call.PlayAsync("Hello."));

        var session = Ring();
        Sandbox.Fail("ivr/end/hangup", Fault.InternalServerError, times: 1);
        Pass(6);

        Assert.That(StateOf(session), Is.EqualTo("ended"));
        Assert.That(Log, Is.EqualTo(new[] { "ended: 0.01" }));
    }

    [Test]
    public async Task A_hangup_that_is_always_refused_is_reported()
    {
        Answer(async call => await call.PlayAsync("Hello."), Hurried());

        Ring();
        Sandbox.Fail("ivr/end/hangup", Fault.InternalServerError, times: 3);
        Pass(6);
        await Until(() => Calls.Count == 0);

        Assert.That(Log, Is.EqualTo(new[]
        {
            "failed: ivr/end/hangup answered error_internal_server_error: an unexpected fault in the service.", "ended: ",
        }));
        Assert.That(BlockRequests.Count(request => request.Path == "ivr/end/hangup"), Is.EqualTo(3));
    }

    [Test]
    public void A_hangup_that_is_not_awaited_plays_its_message()
    {
        Answer(async call =>
        {
            await call.PlayAsync("Hello.");
            _ = call.HangupAsync("Goodbye.");
        });

        var session = Ring();
        Pass(6);
        Assert.That((StateOf(session), Sandbox.Call(session).Message), Is.EqualTo(("ongoing", "Goodbye.")));
        Pass(5);

        Assert.That(StateOf(session), Is.EqualTo("ended"));
        Assert.That(Blocks, Is.EqualTo(new[] { "ivr/middle/play Hello.", "ivr/end/hangup Goodbye." }));
    }

    [Test]
    public async Task An_end_notified_long_after_the_session_ended_still_has_its_bill()
    {
        using var client = new HoiioClient(Sandbox.AppId, Sandbox.AccessToken)
        {
            ApiEndpoint = Sandbox.ApiEndpoint,
            TimeProvider = new ImpatientClock(),
        };
        var next = new TaskCompletionSource();
        Answer(async call =>
        {
            await call.PlayAsync("Hello.");
            await next.Task;
            await call.PlayAsync("Nobody is there.");
        }, client);

        var session = Ring();
        await Until(() => Sandbox.Call(session).Block == "play");
        Pass(6);
        var held = Hold();
        Sandbox.HangUp(session);
        next.SetResult();
        await Until(() => Blocks.Contains("ivr/middle/play Nobody is there."));
        await ReceiveAsync(held.Single());
        await Until(() => Calls.Count == 0);

        Assert.That(Log, Is.EqualTo(new[] { "ended: 0.01" }));
    }

    /// <summary>A clock on which the timeout of a reply passes at once, and no other.</summary>
    sealed class ImpatientClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, dueTime > TimeSpan.FromSeconds(4) ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, period);
    }
}
