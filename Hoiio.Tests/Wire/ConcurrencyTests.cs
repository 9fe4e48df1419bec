using HoiioSdk.Tests.Stub;
using NUnit.Framework;

namespace HoiioSdk.Tests.Wire;

/// <summary>Concurrent, blocking and cancelled calls.</summary>
[Category("OneCulture")]
sealed class ConcurrencyTests : WireTest
{
    [Test]
    public void Cancellation_throws_OperationCanceledException()
    {
        using var cancellation = new CancellationTokenSource();
        using var server = new BrokenServer(async (_, stop) =>
        {
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.Infinite, stop);
        });
        Hoiio.ApiEndpoint = server.Url;

        Assert.That(async () => await Hoiio.Sms.SendAsync("Hi", "+6511111111", cancellationToken: cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(async () => await Hoiio.Sms.SendAsync("Hi", "+6511111111", cancellationToken: new CancellationToken(true)),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(async () => await Hoiio.RequestAsync("user/get_info", cancellationToken: new CancellationToken(true)),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(server.Requests, Is.EqualTo(1), "a call with a cancelled token sends nothing");
    }

    [Test]
    public void Neither_sync_nor_async_calls_need_the_synchronization_context()
    {
        var finished = new Thread(() =>
        {
            SynchronizationContext.SetSynchronizationContext(new ContextThatNeverRuns());
            Hoiio.Account.Balance();
            Hoiio.Account.BalanceAsync().GetAwaiter().GetResult();
        });
        finished.IsBackground = true;
        finished.Start();

        Assert.That(finished.Join(TimeSpan.FromSeconds(30)));
    }

    [Test]
    public void Blocking_calls_on_all_pool_threads_complete()
    {
        ThreadPool.SetMinThreads(128, 128);

        var calls = Enumerable.Range(0, 400).Select(_ => Task.Run(() => (bool)Hoiio.Account.Balance().IsSuccess()));

        Assert.That(Task.WhenAll(calls).GetAwaiter().GetResult(), Is.All.True);
    }

    [Test]
    public void Concurrent_callers_get_their_own_answers()
    {
        Server.Reply = request => StubAnswer.Of($$"""{"status":"success_ok","txn_ref":"{{request["txn_ref"]}}"}""");
        var waiting = Enumerable.Range(0, 64).AsParallel().WithDegreeOfParallelism(64)
            .Select(i => ($"AA-S-{i}", (string)Hoiio.Sms.Status($"AA-S-{i}").txn_ref)).ToArray();
        var asynchronous = Task.WhenAll(Enumerable.Range(0, 1000)
            .Select(async i => ($"AA-S-{i}", (string)(await Hoiio.Sms.StatusAsync($"AA-S-{i}")).txn_ref))).GetAwaiter().GetResult();

        foreach (var (asked, answered) in waiting.Concat(asynchronous))
            Assert.That(answered, Is.EqualTo(asked));
    }

    sealed class ContextThatNeverRuns : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
        }

        public override void Send(SendOrPostCallback d, object? state)
        {
        }
    }
}
