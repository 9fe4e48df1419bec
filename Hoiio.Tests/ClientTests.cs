using System.Net.Sockets;
using HoiioSdk.Sandbox;
using HoiioSdk.Tests.Stub;
using NUnit.Framework;

namespace HoiioSdk.Tests;

/// <summary>Clients in parallel, and the isolation of their settings.</summary>
sealed class ClientTests
{
    [Test]
    public async Task Sixteen_clients_in_parallel_share_neither_credentials_nor_prefix_nor_endpoint()
    {
        var servers = Enumerable.Range(0, 16).Select(_ => new StubServer()).ToList();
        var clients = servers.Select((server, i) => new HoiioClient($"app-{i}", $"token-{i}")
        { ApiEndpoint = server.Url, Prefix = $"{i + 1}" }).ToList();
        try
        {
            await Task.WhenAll(clients.Select(client => Task.Run(async () =>
            {
                for (var call = 0; call < 20; call++)
                {
                    client.Sms.Send("Hi", "2222");
                    await client.Sms.SendAsync("Hi", "2222");
                    await client.RequestAsync("sms/send", new { dest = "2222" });
                }
            })));

            foreach (var (server, i) in servers.Select((server, i) => (server, i)))
            {
                Assert.That(server.Requests, Has.Count.EqualTo(60));
                Assert.That(
                    server.Requests.Select(request => $"{request["app_id"]} {request["access_token"]} {request["dest"]}").Distinct(),
                    Is.EqualTo(new[] { $"app-{i} token-{i} +{i + 1}2222" }));
            }
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
            servers.ForEach(server => server.Dispose());
        }
    }

    [Test]
    public async Task Sixteen_clients_in_parallel_keep_their_own_timeouts()
    {
        using var silent = new BrokenServer((_, stop) => Task.Delay(Timeout.Infinite, stop));
        using var stop = new CancellationTokenSource();
        var clients = Enumerable.Range(0, 16)
            .Select(i => new HoiioClient("app", "token")
            {
                ApiEndpoint = silent.Url,
                Timeout = i < 8 ? TimeSpan.FromMilliseconds(51 + i) : TimeSpan.FromMinutes(5)
            }).ToList();
        var calls = clients.Select(client => (Task<object>)client.Account.BalanceAsync(cancellationToken: stop.Token)).ToList();

        foreach (var (call, i) in calls.Take(8).Select((call, i) => (call, i)))
            Assert.That(async () => await call, Throws.TypeOf<HoiioTimeoutException>()
                .With.Message.Contains($"within 0.0{51 + i} seconds"));
        Assert.That(calls.Skip(8).Select(call => call.IsCompleted), Is.All.False);
        await stop.CancelAsync();
        Assert.That(async () => await Task.WhenAll(calls.Skip(8)), Throws.InstanceOf<OperationCanceledException>());
        clients.ForEach(client => client.Dispose());
    }

    [Test]
    public void A_client_does_not_change_the_settings_of_Hoiio()
    {
        var before = (Hoiio.Prefix, Hoiio.ApiEndpoint, Hoiio.Timeout, Hoiio.DebugLevel, Hoiio.TimeProvider);

        using var client = new HoiioClient("app", "token")
        {
            Prefix = "+49",
            ApiEndpoint = "https://example.com/open",
            Timeout = TimeSpan.FromSeconds(3),
            DebugLevel = 7,
            TimeProvider = new OwnTime(),
        };

        Assert.That((client.Prefix, client.ApiEndpoint, client.Timeout, client.DebugLevel),
            Is.EqualTo(("49", "https://example.com/open/", TimeSpan.FromSeconds(3), 7)));
        Assert.That(client.TimeProvider, Is.TypeOf<OwnTime>());
        Assert.That((Hoiio.Prefix, Hoiio.ApiEndpoint, Hoiio.Timeout, Hoiio.DebugLevel, Hoiio.TimeProvider), Is.EqualTo(before));
    }

    [Test]
    public void A_client_without_credentials_is_refused() =>
        Assert.That(() => new HoiioClient("app", ""), Throws.ArgumentException.With.Message.StartWith("accessToken is required"));

    [Test]
    public void A_disposed_client_throws_ObjectDisposedException_and_sends_nothing()
    {
        using var server = new StubServer();
        var client = new HoiioClient("app", "token") { ApiEndpoint = server.Url };
        client.Dispose();
        client.Dispose();

        Assert.That(() => client.Account.Balance(), Throws.TypeOf<ObjectDisposedException>()
            .With.Message.Contains("This client is disposed"));
        Assert.That(async () => await client.Account.BalanceAsync(), Throws.TypeOf<ObjectDisposedException>());
        Assert.That(() => client.Prefix = "65", Throws.TypeOf<ObjectDisposedException>());
        Assert.That(client.Prefix, Is.EqualTo("1"));
        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    public async Task Calls_in_progress_complete_when_the_client_is_disposed_or_its_endpoint_changes()
    {
        using var answering = new ManualResetEventSlim();
        using var server = new StubServer
        {
            Reply = _ =>
            { answering.Wait(); return StubAnswer.Of("""{"status":"success_ok","txn_ref":"AA-S-1"}"""); }
        };
        using var other = new StubServer();
        var client = new HoiioClient("app", "token") { ApiEndpoint = server.Url };
        var first = client.Sms.SendAsync("Hi", "+6511111111");
        client.ApiEndpoint = other.Url;
        client.ApiEndpoint = server.Url;
        var second = client.Sms.SendAsync("Hi", "+6511111111");
        client.Dispose();
        client.Dispose();
        answering.Set();

        Assert.That((await first).txn_ref, Is.EqualTo("AA-S-1"));
        Assert.That((await second).txn_ref, Is.EqualTo("AA-S-1"));
    }

    [Test]
    public async Task Disposing_a_client_closes_its_connections()
    {
        var closed = new TaskCompletionSource();
        using var server = new BrokenServer(async (connection, stop) =>
        {
            await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 23\r\n\r\n{\"status\":\"success_ok\"}"u8.ToArray(), stop);
            await connection.ReceiveAsync(new byte[1], SocketFlags.Peek, stop);
            closed.SetResult();
        });
        var client = new HoiioClient("app", "token") { ApiEndpoint = server.Url };
        client.Account.Balance();

        client.Dispose();

        await closed.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Test]
    public void Changing_the_endpoint_closes_the_connections_to_the_previous_one()
    {
        var open = 0;
        var most = 0;
        using var server = new BrokenServer(async (connection, stop) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref open));
            await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 23\r\n\r\n{\"status\":\"success_ok\"}"u8.ToArray(), stop);
            await connection.ReceiveAsync(new byte[1], SocketFlags.Peek, stop);
            Interlocked.Decrement(ref open);
        });
        using var client = new HoiioClient("app", "token");
        for (var i = 0; i < 300; i++)
        {
            client.ApiEndpoint = $"{server.Url}{i}/";
            client.Account.Balance();
        }

        Assert.That(most, Is.LessThan(20));
    }

    [Test]
    public void Setting_the_same_endpoint_again_keeps_the_connections()
    {
        using var server = new ThreadServer();
        using var client = new HoiioClient("app", "token");
        for (var i = 0; i < 3; i++)
        {
            client.ApiEndpoint = server.Url;
            Assert.That(client.Account.Balance().status, Is.EqualTo("success_ok"), "the server answers one connection only");
        }
    }

    [Test]
    public void No_call_sends_the_token_of_one_sandbox_to_another()
    {
        using var one = HoiioSandbox.Start(appId: "one", accessToken: "token of one");
        using var two = HoiioSandbox.Start(appId: "two", accessToken: "token of two");
        one.Use();
        using var stop = new CancellationTokenSource();
        var switching = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                two.Use();
                one.Use();
            }
        });
        try
        {
            var answers = Enumerable.Range(0, 300).AsParallel().WithDegreeOfParallelism(4)
                .Select(_ => (string)Hoiio.Account.Balance().status).Distinct();
            Assert.That(answers.ToList(), Is.EqualTo(new[] { "success_ok" }));
        }
        finally
        {
            stop.Cancel();
            switching.Wait();
        }
    }

    [Test]
    public void A_sandbox_has_a_client_of_its_own_until_it_is_disposed()
    {
        HoiioClient client;
        using (var one = HoiioSandbox.Start(appId: "one"))
        using (var two = HoiioSandbox.Start(appId: "two"))
        {
            client = one.Client;
            client.Account.Balance();
            two.Client.Account.Info();

            Assert.That(one.Journal.Entries.Single().Path + two.Journal.Entries.Single().Path, Is.EqualTo("user/get_balanceuser/get_info"));
            Assert.That(one.Client, Is.SameAs(client));
        }

        Assert.That(() => client.Account.Balance(), Throws.TypeOf<ObjectDisposedException>());
    }

    sealed class OwnTime : TimeProvider;
}
