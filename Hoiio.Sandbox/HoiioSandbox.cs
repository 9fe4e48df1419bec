namespace HoiioSdk.Sandbox;

/// <summary>
/// A stand-in for the Hoiio service: a small telephone world in memory that answers the whole HTTP API on the loopback
/// address. Its clock starts at the real time and stands still until <see cref="Advance"/>; a call made now rings, is answered,
/// ends and is charged only then. Some numbers always behave in a certain way: see <see cref="MagicNumbers"/>.
/// All members may be used from several threads.
/// </summary>
public sealed partial class HoiioSandbox : IDisposable, IAsyncDisposable
{
    internal const string DefaultAppId = "sandbox-app";
    internal const string DefaultAccessToken = "sandbox-token";

    const int MinThreads = 128;

    static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    readonly LockedWorld world;
    readonly Dispatcher dispatcher;
    readonly Faults faults = new();
    readonly Notifier notifier;
    readonly Server server;
    readonly TimeProvider clock;
    readonly CancellationTokenSource stopping = new();
    readonly Lazy<HoiioClient> client;
    Task ticking = Task.CompletedTask;
    int disposed;

    HoiioSandbox(SandboxOptions options)
    {
        AppId = options.AppId;
        AccessToken = options.AccessToken;
        client = new(() => new(AppId, AccessToken) { ApiEndpoint = ApiEndpoint });
        clock = options.Time ?? new VirtualClock();
        world = new(clock);
        dispatcher = new(world, AppId, AccessToken);
        notifier = new(world, AccessToken, options.AllowsRemoteNotifications);
        server = new(faults, dispatcher.Handle, (request, answer, fault) =>
        {
            var entry = new JournalEntry(clock.GetUtcNow(), request, answer, fault, AccessToken);
            Journal.Add(entry);
            options.Log?.Invoke(entry);
        });
    }

    /// <summary>The address for <c>Hoiio.ApiEndpoint</c>: <c>http://127.0.0.1:PORT/open/</c>.</summary>
    public string ApiEndpoint { get; private set; } = "";

    /// <summary>The app ID that the sandbox knows.</summary>
    public string AppId { get; }

    /// <summary>The access token that the sandbox knows, which is also the key of the notifications' signatures.</summary>
    public string AccessToken { get; }

    /// <summary>A client of this sandbox's own, for tests that run in parallel. It is disposed with the sandbox.</summary>
    public HoiioClient Client => client.Value;

    /// <summary>The time on the sandbox's clock.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Every request so far, with its answer.</summary>
    public Journal Journal { get; } = new();

    /// <summary>Every notification so far, in the order in which they were sent.</summary>
    public IReadOnlyList<Notification> Notifications => notifier.Sent;

    /// <summary>
    /// Whether voice/query_status, voice/hangup, conference/moderate and user/get_balance take only 60 requests each in a minute
    /// of the sandbox's clock. Initially off.
    /// </summary>
    public bool RateLimiting
    {
        get => dispatcher.LimitsRates;
        set => dispatcher.LimitsRates = value;
    }

    /// <summary>Starts a sandbox.</summary>
    /// <param name="port">The TCP port, or 0 for any free one.</param>
    /// <param name="appId">The app ID to accept.</param>
    /// <param name="accessToken">The access token to accept.</param>
    /// <param name="time">A clock that runs by itself, such as <see cref="TimeProvider.System"/>; null for one that only <see cref="Advance"/> moves.</param>
    /// <exception cref="ArgumentException">The port is not one from 0 to 65535, or the app ID or the access token is null or empty.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static HoiioSandbox Start(int port = 0, string appId = DefaultAppId, string accessToken = DefaultAccessToken, TimeProvider? time = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, ushort.MaxValue);
        ArgumentException.ThrowIfNullOrEmpty(appId);
        ArgumentException.ThrowIfNullOrEmpty(accessToken);
        // It lives in its callers' process: however many of them wait, they must leave it threads to answer with.
        ThreadPool.GetMinThreads(out var workers, out var completionPorts);
        ThreadPool.SetMinThreads(Math.Max(workers, MinThreads), completionPorts);
        return StartAsync(new(port, appId, accessToken, time)).GetAwaiter().GetResult();
    }

    /// <summary>Points <see cref="Hoiio"/> at this sandbox: its endpoint and its credentials, both at once.</summary>
    public void Use() => Hoiio.Init(AppId, AccessToken, ApiEndpoint);

    /// <summary>
    /// Moves the clock on. Everything that falls due is carried out in order of time, and the notifications that come of it are
    /// sent, each at its moment, before this returns; a listener that answers one with a request takes part in the rest of the time.
    /// Where a listener or several threads call it at once, the clock ends up at least this far from the moment of each call.
    /// </summary>
    /// <param name="time">How far; zero sends what is waiting to be sent.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    /// <exception cref="InvalidOperationException">The sandbox runs on a clock of its own.</exception>
    public void Advance(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        if (clock is not VirtualClock virtualClock)
            throw new InvalidOperationException("This sandbox was started with a clock that runs by itself; only the sandbox's own clock can be moved.");
        var end = clock.GetUtcNow() + time;
        Flush();
        while (world.Ask(world => world.Agenda.CarryOutNext(end, virtualClock.MoveTo)))
            Flush();
        virtualClock.MoveTo(end);
    }

    /// <summary>Spoils the next answers of a path. Faults happen in the order in which they were ordered.</summary>
    /// <param name="path">The path, such as <c>sms/send</c>.</param>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="times">How many answers.</param>
    /// <exception cref="ArgumentException">The service has no such path, or <paramref name="times"/> is less than 1.</exception>
    public void Fail(string path, Fault fault, int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(times);
        if (!Dispatcher.Knows(path))
            throw new ArgumentException($"The service has no path '{path}'; write it like 'sms/send'.", nameof(path));
        faults.Order(path, fault, times);
    }

    /// <summary>Sets the account's credit, in SGD. Initially it is 50.000 and 4.650.</summary>
    /// <param name="points">The main points.</param>
    /// <param name="bonus">The bonus, which is used up first.</param>
    public void SetCredit(decimal points, decimal bonus = 0)
    {
        world.Do(world => world.Account.SetCredit(points, bonus));
    }

    /// <summary>Stops the sandbox and breaks off what is still connected.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>Stops the sandbox and breaks off what is still connected.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1)
            return;
        await stopping.CancelAsync().ConfigureAwait(false);
        if (client.IsValueCreated)
            Client.Dispose();
        notifier.Dispose();
        await ticking.ConfigureAwait(false);
        await server.DisposeAsync().ConfigureAwait(false);
        stopping.Dispose();
    }

    internal static async Task<HoiioSandbox> StartAsync(SandboxOptions options)
    {
        var sandbox = new HoiioSandbox(options);
        try
        {
            var port = await sandbox.server.StartAsync(options.Port).ConfigureAwait(false);
            var url = FormattableString.Invariant($"http://127.0.0.1:{port}/");
            sandbox.ApiEndpoint = url + "open/";
            sandbox.world.Do(world => world.Files.Url = url);
        }
        catch
        {
            await sandbox.DisposeAsync().ConfigureAwait(false);
            throw;
        }
        if (sandbox.clock is not VirtualClock)
            sandbox.ticking = Task.Run(sandbox.TickAsync);
        return sandbox;
    }

    async Task TickAsync()
    {
        using var timer = new PeriodicTimer(Tick, clock);
        var flushing = Task.CompletedTask;
        try
        {
            while (await timer.WaitForNextTickAsync(stopping.Token).ConfigureAwait(false))
            {
                while (world.Ask(world => world.Agenda.CarryOutNext(clock.GetUtcNow())))
                    continue;
                // A listener that hangs holds up the notifications, not the calls.
                if (flushing.IsCompleted)
                    flushing = notifier.FlushAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The sandbox is disposed.
        }
    }

    void Flush() => notifier.FlushAsync().GetAwaiter().GetResult();
}
