using NUnit.Framework;

namespace HoiioSdk.Tests.Services;

/// <summary>What a flow does after the end of its call: to be cut short by it is no failure, anything else is.</summary>
sealed class IvrEndTests : FlowTest
{
    [Test]
    public void A_flow_that_fails_after_the_end_of_the_call_is_reported()
    {
        Answer(async call =>
        {
            try
            {
                await call.GatherAsync("Press 1.");
            }
            catch (HoiioCallEndedException)
            {
                throw new InvalidOperationException("The database is closed.");
            }
        });

        Sandbox.HangUp(Ring());

        Assert.That(Log, Is.EqualTo(new[] { "failed: The database is closed.", "ended: 0.01" }));
    }

    [Test]
    public void An_exception_that_wraps_the_end_of_the_call_is_not_a_failure()
    {
        Answer(call => Task.Run(() => call.GatherAsync("Press 1.").Result));

        Sandbox.HangUp(Ring());

        Assert.That(Log, Is.EqualTo(new[] { "ended: 0.01" }));
    }

    [Test]
    public async Task The_end_of_the_call_cancels_its_Ended_token()
    {
        Answer(async call =>
        {
            await call.PlayAsync("Hello.");
            await Task.Delay(Generous, call.Ended);
        }, Hurried());

        var session = Ring();
        Pass(6);
        Sandbox.HangUp(session);
        await Until(() => Calls.Count == 0);

        Assert.That(Log, Is.EqualTo(new[] { "ended: 0.01" }));
    }
}
