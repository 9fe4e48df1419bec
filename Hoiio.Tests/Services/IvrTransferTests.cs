using NUnit.Framework;

namespace HoiioSdk.Tests.Services;

/// <summary>What a transfer returns to a flow, and how the call goes on.</summary>
sealed class IvrTransferTests : FlowTest
{
    [Test]
    public void An_answered_transfer_continues_after_the_flow_and_its_end_is_reported()
    {
        Answer(async call =>
        {
            Log.Enqueue((await call.TransferAsync(SecondPhone, "One moment.")).transfer_status);
            await call.HangupAsync("Nobody hears this.");
        });

        var session = Ring();
        Pass(20);
        Assert.That((StateOf(session), Sandbox.Call(session).Phones[1].State), Is.EqualTo(("ongoing", "in_call")));
        Pass(300);

        Assert.That(Log, Is.EqualTo(new[] { "answered", "ended: 0.056" }));
        Assert.That(Blocks, Is.EqualTo(new[] { "ivr/end/transfer One moment." }));
        Assert.That(Calls.Count, Is.Zero);
    }

    [Test]
    public void A_block_after_an_answered_transfer_ends_the_flow_but_not_the_call()
    {
        Answer(async call =>
        {
            await call.TransferAsync(SecondPhone);
            await call.PlayAsync("Too late.");
        });

        var session = Ring();
        Pass(20);

        Assert.That(StateOf(session), Is.EqualTo("ongoing"));
        Assert.That(Log, Is.Empty);
        Sandbox.HangUp(session);
        Assert.That(Log, Is.EqualTo(new[] { "ended: 0.028" }));
    }

    [TestCase("room:")]
    [TestCase(SecondPhone)]
    public void A_hangup_during_the_message_of_a_transfer_ends_the_flow(string dest)
    {
        Answer(async call =>
        {
            await call.TransferAsync(dest, "One moment.");
            Log.Enqueue("connected");
        });

        var session = Ring();
        Pass(1);
        Sandbox.HangUp(session);

        Assert.That(Log, Is.EqualTo(new[] { "ended: 0.01" }));
    }

    [Test]
    public void A_failed_transfer_continues_the_flow()
    {
        Answer(async call =>
        {
            Log.Enqueue((await call.TransferAsync(Busy)).transfer_status);
            await call.HangupAsync("They are busy.");
        });

        Ring();
        Pass(60);

        Assert.That(Log, Is.EqualTo(new[] { "busy", "ended: 0.01" }));
        Assert.That(Blocks.Last(), Is.EqualTo("ivr/end/hangup They are busy."));
    }

    [Test]
    public void A_failed_transfer_with_hangup_returns_its_status()
    {
        Answer(async call => Log.Enqueue((await call.TransferAsync(Busy, onFailure: "hangup")).transfer_status));

        Ring();
        Pass(60);

        Assert.That(Log, Is.EqualTo(new[] { "busy", "ended: 0.01" }));
        Assert.That(Blocks, Is.EqualTo(new[] { "ivr/end/transfer" }));
    }

    [Test]
    public void A_transfer_to_a_room_ends_the_flow_and_the_caller_stays_in_the_room()
    {
        Answer(call => call.TransferAsync("room:"));

        var session = Ring();
        Pass(20);

        Assert.That(StateOf(session), Is.EqualTo("ongoing"));
        Assert.That(Sandbox.Call(session).Room, Is.Not.Null);
    }
}
