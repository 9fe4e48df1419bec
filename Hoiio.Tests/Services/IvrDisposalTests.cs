using NUnit.Framework;

namespace HoiioSdk.Tests.Services;

/// <summary>How the disposal of the calls or the client ends the flows.</summary>
sealed class IvrDisposalTests : FlowTest
{
    [Test]
    public async Task Disposal_hangs_up_with_the_apology_ends_the_flows_and_answers_no_new_call()
    {
        Answer(async call =>
        {
            await call.PlayAsync("Hello.");
            await call.GatherAsync("Press 1.");
        }, apology: "We are closing.");
        var (between, within) = (Ring(), Ring());
        Pass(5);

        await Calls.DisposeAsync();

        Assert.That(new[] { StateOf(between), StateOf(within) }, Is.All.EqualTo("ended"));
        Assert.That(Log, Is.EqualTo(new[] { "ended: 0.01", "ended: 0.01" }));
        Assert.That(Calls.Count, Is.Zero);
        Assert.That(StateOf(Ring()), Is.EqualTo("ringing"));
        Assert.That(async () => await Calls.DialAsync(FirstPhone, _ => Task.CompletedTask), Throws.TypeOf<ObjectDisposedException>());
        await Calls.DisposeAsync();
    }

    [Test]
    public async Task Disposal_ends_the_flows_even_if_no_notification_comes()
    {
        Answer(call => call.GatherAsync("Press 1."), Hurried());
        Ring();
        Server.Handler = _ => Task.FromResult(200);

        await Calls.DisposeAsync();

        Assert.That(Log, Is.EqualTo(new[] { "ended: " }));
        Assert.That(Calls.Count, Is.Zero);
    }

    [Test]
    public async Task A_call_being_dialled_at_disposal_is_hung_up()
    {
        var accepted = new TaskCompletionSource();
        using var client = Hurried("ivr/start/dial", accepted.Task);
        Answer(_ => Task.CompletedTask, client);
        var dial = Calls.DialAsync(FirstPhone, _ => throw new InvalidOperationException("It is too late."));
        await Until(() => Sandbox.Calls().Count == 1);

        await Calls.DisposeAsync();
        accepted.SetResult();

        Assert.That(async () => await dial, Throws.TypeOf<ObjectDisposedException>());
        Assert.That(Sandbox.Calls()[0].State, Is.EqualTo("ended"));
        Assert.That(Log, Is.Empty);
    }

    [Test]
    public void Disposing_the_client_ends_the_flow_and_is_reported()
    {
        using var client = new HoiioClient(Sandbox.AppId, Sandbox.AccessToken) { ApiEndpoint = Sandbox.ApiEndpoint };
        Answer(async call =>
        {
            await call.PlayAsync("Hello.");
            await call.PlayAsync("And hello again.");
        }, client);
        Ring();

        client.Dispose();
        Pass(6);

        Assert.That(Log, Has.Count.EqualTo(3));
        Assert.That(Log.Take(2), Is.All.StartsWith("failed: This client is disposed"));
        Assert.That(Calls.Count, Is.Zero);
    }

    [Test]
    public void A_call_without_a_notification_has_an_empty_one()
    {
        var call = new IvrCall(Answer(_ => Task.CompletedTask), from: "", to: FirstPhone, tag: null);

        Assert.That((object?)call.Notification.debit, Is.Null);
    }
}
