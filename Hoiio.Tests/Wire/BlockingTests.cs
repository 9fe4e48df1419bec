using HoiioSdk.Tests.Stub;
using NUnit.Framework;

namespace HoiioSdk.Tests.Wire;

/// <summary>The effect of blocking calls on the thread pool and on async calls.</summary>
[Category("OneCulture")]
[NonParallelizable]
sealed class BlockingTests
{
    StubServer Server { get; set; } = null!;

    HoiioClient Client { get; set; } = null!;

    [SetUp]
    public void Start()
    {
        Server = new StubServer();
        Client = new HoiioClient("app", "token") { ApiEndpoint = Server.Url };
    }

    [TearDown]
    public void Stop()
    {
        Client.Dispose();
        Server.Dispose();
    }

    [Test]
    public async Task Blocking_calls_on_the_pool_restore_its_minimum()
    {
        ThreadPool.GetMinThreads(out var before, out _);
        var most = 0;
        Server.Reply = _ =>
        {
            ThreadPool.GetMinThreads(out var workers, out var _);
            most = Math.Max(most, workers);
            return StubAnswer.Of("""{"status":"success_ok"}""");
        };

        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => Client.Account.Balance())));
        Assert.That(() => Client.Account.Balance(appId: ""), Throws.ArgumentException);

        ThreadPool.GetMinThreads(out var after, out var _);
        Assert.That(after, Is.EqualTo(before));
        Assert.That(most, Is.InRange(before + 1, before + 40));
    }

    [Test]
    public async Task A_blocking_call_outside_the_pool_does_not_raise_its_minimum()
    {
        ThreadPool.GetMinThreads(out var before, out _);
        var during = 0;
        Server.Reply = _ =>
        {
            ThreadPool.GetMinThreads(out during, out var _);
            return StubAnswer.Of("""{"status":"success_ok"}""");
        };

        await Task.Factory.StartNew(() => Client.Account.Balance(), CancellationToken.None, TaskCreationOptions.LongRunning,
            TaskScheduler.Default);

        Assert.That(during, Is.EqualTo(before));
    }

    [Test]
    public async Task Async_calls_started_while_arguments_are_enumerated_run_in_parallel()
    {
        using var slow = new BrokenServer((_, stop) => Task.Delay(Timeout.Infinite, stop));
        using var other = new HoiioClient("app", "token") { ApiEndpoint = slow.Url };
        using var stop = new CancellationTokenSource();
        var started = new List<Task>();
        IEnumerable<string> Numbers()
        {
            for (var i = 0; i < 3; i++)
                started.Add(other.Account.BalanceAsync(cancellationToken: stop.Token));
            yield return "+6511111111";
        }
        IEnumerable<object> Recipients() => Numbers().Select(dest => new { dest });

        await Task.Run(() =>
        {
            Client.Request("sms/bulk_send", new { dest = Numbers() });
            Client.Request("sms/bulk_send", new Lazily(() => Numbers().Single()));
            Client.Sms.BulkSend("Hi", recipients: Recipients());
        }).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.That(started, Has.Count.EqualTo(9));
        Assert.That(started.Select(call => call.IsCompleted), Is.All.False);
        await stop.CancelAsync();
        Assert.That(async () => await Task.WhenAll(started), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void A_blocking_call_made_while_arguments_are_enumerated_completes()
    {
        IEnumerable<string> Numbers()
        {
            Client.Account.Balance();
            yield return "+6511111111";
        }

        Assert.That(Client.Request("sms/bulk_send", new { dest = Numbers() }).status, Is.EqualTo("success_ok"));
        Assert.That(Server.Requests.Select(request => request.PathAndQuery),
            Is.EqualTo(new[] { "/open/user/get_balance", "/open/sms/bulk_send" }));
    }

    [Test]
    public async Task Async_calls_hold_no_thread_while_they_wait_for_answers()
    {
        const int Calls = 64;
        var come = new TaskCompletionSource();
        using var slow = new BrokenServer(async (connection, stop) =>
        {
            await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 23\r\n\r\n{"u8.ToArray(), stop);
            await come.Task;
            await connection.SendAsync("\"status\":\"success_ok\"}"u8.ToArray(), stop);
        });
        Client.ApiEndpoint = slow.Url;

        var calls = Enumerable.Range(0, Calls).Select(_ => Client.Account.BalanceAsync()).ToList();
        Assert.That(() => slow.Requests, Is.EqualTo(Calls).After(60_000, 10));
        ThreadPool.GetMaxThreads(out var all, out _);
        ThreadPool.GetAvailableThreads(out var idle, out var _);
        come.SetResult();

        Assert.That(all - idle, Is.LessThan(Calls / 2));
        Assert.That((await Task.WhenAll(calls)).Select(answer => (bool)answer.IsSuccess()), Is.All.True);
    }

    sealed class Lazily(Func<string> number)
    {
        public string Dest => number();
    }
}
