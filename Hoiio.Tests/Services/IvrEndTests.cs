using System.Net;
using System.Net.Sockets;
using NUnit.Framework;

namespace HoiioSdk.Tests.Services;

/// <summary>What a flow does after the end of its call: to be cut short by it is no failure, anything else is.</summary>
[Category("OneCulture")]
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
    public async Task The_end_of_the_call_cancels_its_Ended_token_and_linked_ones([Values] bool isLinked)
    {
        Answer(async call =>
        {
            await call.PlayAsync("Hello.");
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(call.Ended);
            await Task.Delay(Generous, isLinked ? linked.Token : call.Ended);
        }, Hurried());

        var session = Ring();
        Pass(6);
        Sandbox.HangUp(session);
        await Until(() => Calls.Count == 0);

        Assert.That(Log, Is.EqualTo(new[] { "ended: 0.01" }));
    }

    [TestCase("record")]
    [TestCase("hangup")]
    [TestCase("play")]
    public async Task A_timeout_of_the_flow_after_the_end_of_the_call_is_reported(string kind)
    {
        Answer(async call =>
        {
            try
            {
                await (kind == "record" ? call.RecordAsync("Leave a message.")
                    : kind == "hangup" ? call.HangupAsync("Goodbye.") : call.PlayAsync("Hello."));
            }
            catch (HoiioCallEndedException)
            {
                // The flow still saves what it has.
            }
            using var timeout = new CancellationTokenSource(TimeSpan.FromMilliseconds(1));
            await Task.Delay(Generous, timeout.Token);
        });

        var session = Ring();
        if (kind != "hangup")
            Sandbox.HangUp(session);
        await Until(() => Calls.Count == 0);

        Assert.That(Log, Has.Count.EqualTo(2));
        Assert.That(Log.First(), Does.StartWith("failed: "));
    }

    [Test]
    public async Task A_timeout_of_the_flow_after_a_transfer_is_reported()
    {
        Answer(async call =>
        {
            await call.TransferAsync(SecondPhone);
            using var timeout = new CancellationTokenSource(TimeSpan.FromMilliseconds(1));
            await Task.Delay(Generous, timeout.Token);
        });

        var session = Ring();
        Pass(20);
        await Until(() => !Log.IsEmpty);

        Assert.That(Log.Single(), Does.StartWith("failed: "));
        Assert.That(StateOf(session), Is.EqualTo("ongoing"));
    }

    [Test]
    public async Task A_timeout_of_HttpClient_after_the_end_of_the_call_is_reported()
    {
        using var http = new HttpClient(new SocketsHttpHandler { ConnectCallback = NeverConnect })
        {
            Timeout = TimeSpan.FromMilliseconds(1),
        };
        var ended = new TaskCompletionSource();
        Answer(async call =>
        {
            await call.PlayAsync("Hello.");
            await ended.Task;
            await http.GetStringAsync(Nowhere);
        });

        var session = Ring();
        Pass(6);
        Sandbox.HangUp(session);
        ended.SetResult();
        await Until(() => Calls.Count == 0);

        Assert.That(Log, Has.Count.EqualTo(2));
        Assert.That(Log.First(), Does.StartWith("failed: ").And.Contain("HttpClient.Timeout"));
    }

    [TestCase("")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf")]
    public async Task A_request_of_HttpClient_cut_short_by_the_end_of_the_call_is_not_a_failure(string response)
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        using var http = new HttpClient();
        Answer(async call =>
        {
            await call.PlayAsync("Hello.");
            await http.GetStringAsync($"http://{server.LocalEndpoint}/", call.Ended);
        }, Hurried());

        var session = Ring();
        var play = Sandbox.AdvanceAsync(TimeSpan.FromSeconds(6));
        using var client = await server.AcceptTcpClientAsync().WaitAsync(Generous);
        await client.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(response));
        await play;
        Sandbox.HangUp(session);
        await Until(() => Calls.Count == 0);

        Assert.That(Log, Is.EqualTo(new[] { "ended: 0.01" }));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_flow_that_does_not_return_after_the_end_of_the_call_is_reported_and_the_call_forgotten(bool isOnHold)
    {
        var never = new TaskCompletionSource();
        Answer(async call =>
        {
            await (isOnHold ? call.HoldAsync("Please wait.") : call.PlayAsync("Hello."));
            await never.Task;
            throw new InvalidOperationException("At last.");
        }, Hurried());

        var session = Ring();
        Pass(6);
        Sandbox.HangUp(session);
        await Until(() => Calls.Count == 0);

        string[] expected =
        [
            "failed: The call ended 60 seconds ago, and its flow has not returned. Pass call.Ended to what the flow awaits.", "ended: 0.01",
        ];
        Assert.That(Log, Is.EqualTo(expected));
        never.SetResult();
        await Until(() => Log.Count > 2);
        Assert.That(Log.Skip(2), Is.EqualTo(new[] { "failed: At last." }));
    }

    [Test]
    public async Task An_exception_in_a_callback_of_Ended_is_passed_to_the_failed_handler()
    {
        Answer(async call =>
        {
            call.Ended.Register(() => throw new InvalidOperationException("The cleanup failed."));
            await call.GatherAsync("Press 1.");
        });

        Sandbox.HangUp(Ring());
        await Until(() => Log.Count == 2);

        Assert.That(Log, Is.EquivalentTo(new[] { "failed: The cleanup failed.", "ended: 0.01" }));
    }

    static async ValueTask<Stream> NeverConnect(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        await Task.Delay(System.Threading.Timeout.Infinite, cancellationToken);
        return Stream.Null;
    }
}
