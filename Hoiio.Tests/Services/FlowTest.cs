using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using HoiioSdk.Sandbox;
using HoiioSdk.Tests.Sandbox;
using HoiioSdk.Tests.Stub;
using NUnit.Framework;

namespace HoiioSdk.Tests.Services;

/// <summary>
/// Base of the tests of flows: the sandbox is the service and the callers, and a web app passes on the notifications. A flow may outlive
/// its test, so each test logs to an instance of its own.
/// </summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
abstract class FlowTest : SandboxTest
{
    protected const string Busy = "+6511110486";

    // The maximum wait.
    protected static readonly TimeSpan Generous = TimeSpan.FromSeconds(60);

    protected NotifyServer Server { get; private set; } = null!;

    protected IvrCalls Calls { get; private set; } = null!;

    /// <summary>What flows and the handlers failed, ended and recorded have logged.</summary>
    protected ConcurrentQueue<string> Log { get; } = [];

    /// <summary>The paths and messages of the requested blocks, without the notify URLs.</summary>
    protected IEnumerable<string> Blocks =>
        BlockRequests.Select(entry => $"{entry.Path} {entry.Parameters.GetValueOrDefault("msg")}".Trim());

    protected IEnumerable<JournalEntry> BlockRequests =>
        Sandbox.Journal.Entries.Where(entry => entry.Path.StartsWith("ivr/", StringComparison.Ordinal));

    [SetUp]
    public async Task StartListening()
    {
        Server = await NotifyServer.StartAsync();
        Sandbox.Client.Number.ConfigureVoice(VoiceNumber, Server.Url);
    }

    [TearDown]
    public async Task StopListening() => await Server.DisposeAsync();

    /// <summary>Answers calls with a flow.</summary>
    protected IvrCalls Answer(Func<IvrCall, Task> flow, HoiioClient? client = null, string? apology = null, string query = "")
    {
        Calls = (client ?? Sandbox.Client).Ivr.Answer(Server.Url + query, flow, apology,
            failed: (_, exception) => Log.Enqueue($"failed: {exception.Message}"),
            ended: call => Log.Enqueue(FormattableString.Invariant($"ended: {call.Notification.debit}")),
            recorded: (call, url) => Log.Enqueue($"recorded {call.TxnRef}: {url.Split('/')[^1]}"));
        Server.Handler = ReceiveAsync;
        return Calls;
    }

    protected Task<int> ReceiveAsync(Posted posted) => Calls.ReceiveAsync(posted.Body, posted.Signature, posted.Query);

    /// <summary>Keeps the notifications from now on, without passing them on.</summary>
    protected List<Posted> Hold()
    {
        var held = new List<Posted>();
        Server.Handler = posted =>
        {
            held.Add(posted);
            return Task.FromResult(200);
        };
        return held;
    }

    protected string Ring() => Sandbox.IncomingCall(FirstPhone, VoiceNumber);

    protected string StateOf(string session) => Sandbox.Call(session).State;

    protected string SignatureOf(string body) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(Sandbox.AccessToken), Encoding.UTF8.GetBytes(body)));

    /// <summary>Waits for a condition in real time.</summary>
    protected static async Task Until(Func<bool> condition)
    {
        for (var start = DateTime.UtcNow; !condition() && DateTime.UtcNow - start < Generous;)
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        Assert.That(condition(), Is.True, "the condition is met within a minute");
    }

    /// <summary>A client whose clock runs 20 times as fast for waits of more than 4 seconds, the timeout of a reply.</summary>
    protected HoiioClient Hurried(string? path = null, Task? released = null) => new(Sandbox.AppId, Sandbox.AccessToken)
    {
        ApiEndpoint = Sandbox.ApiEndpoint,
        TimeProvider = new HurriedClock(),
        Connections = sockets => path is null ? sockets : new SlowAnswers(sockets, path, released!),
    };

    /// <summary>Delays the answers to requests of a path, or loses them with an exception.</summary>
    protected sealed class SlowAnswers(HttpMessageHandler inner, string path, Task released) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if (request.RequestUri!.AbsolutePath.EndsWith(path, StringComparison.Ordinal))
                await released;
            return answer;
        }
    }

    sealed class HurriedClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, dueTime > TimeSpan.FromSeconds(4) ? dueTime / 20 : dueTime, period);
    }
}
