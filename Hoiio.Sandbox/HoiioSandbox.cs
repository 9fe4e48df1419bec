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

    readonly LockedWorld world;
    readonly Dispatcher dispatcher;
    readonly Faults faults = new();
    readonly Notifier notifier;
    readonly Server server;
    readonly Timekeeper timekeeper;
    readonly List<Notification> sent = [];
    readonly Lazy<HoiioClient> client;
    Task ticking = Task.CompletedTask;
    int disposed;

    HoiioSandbox(SandboxOptions options)
    {
        AppId = options.AppId;
        AccessToken = options.AccessToken;
        client = new(() => new(AppId, AccessToken) { ApiEndpoint = ApiEndpoint });
        notifier = new(AccessToken, options.AllowsRemoteNotifications, notification =>
        {
            lock (sent)
                sent.Add(notification);
        });
        world = new(notifier, options.Now, options.IsClockRunning);
        timekeeper = new(world, notifier);
        dispatcher = new(world, AppId, AccessToken);
        server = new(faults, dispatcher.Handle, (request, answer, fault) =>
        {
            var entry = new JournalEntry(Now, request, answer, fault, AccessToken);
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
    public DateTimeOffset Now => world.Ask(world => world.Now);

    /// <summary>Every request so far, with its answer.</summary>
    public Journal Journal { get; } = new();

    /// <summary>Every notification so far, in the order in which they were answered or failed.</summary>
    public IReadOnlyList<Notification> Notifications
    {
        get
        {
            lock (sent)
                return sent.ToList();
        }
    }

    /// <summary>
    /// Whether the clock runs with the real time. Initially it stands. Either way <see cref="Advance"/> moves it on.
    /// </summary>
    public bool IsClockRunning
    {
        get => timekeeper.IsRunning;
        set => timekeeper.IsRunning = value;
    }

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
    /// <param name="now">The time at which its clock starts; null for the real time, in whole seconds.</param>
    /// <exception cref="ArgumentException">The port is not one from 0 to 65535, or the app ID or the access token is null or empty.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static HoiioSandbox Start(int port = 0, string appId = DefaultAppId, string accessToken = DefaultAccessToken, DateTimeOffset? now = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, ushort.MaxValue);
        ArgumentException.ThrowIfNullOrEmpty(appId);
        ArgumentException.ThrowIfNullOrEmpty(accessToken);
        // It lives in its callers' process: however many of them wait, they must leave it threads to answer with.
        ThreadPool.GetMinThreads(out var workers, out var completionPorts);
        ThreadPool.SetMinThreads(Math.Max(workers, MinThreads), completionPorts);
        return StartAsync(new(port, appId, accessToken) { Now = now }).GetAwaiter().GetResult();
    }

    /// <summary>Points <see cref="Hoiio"/> at this sandbox: its endpoint and its credentials, both at once.</summary>
    public void Use() => Hoiio.Init(AppId, AccessToken, ApiEndpoint);

    /// <summary>
    /// Moves the clock on. Everything that falls due is carried out in order of time, and the notifications that come of it are
    /// sent, each at its moment, and answered or failed before this returns; a listener that answers one with a request takes part in the
    /// rest of the time. Several threads may call it at once: the clock ends up at least this far from the moment of each call. A listener
    /// must not call it before it answers: it would wait for itself.
    /// </summary>
    /// <param name="time">How far; zero waits for what is being sent.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, or leads past the end of the calendar.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public void Advance(TimeSpan time) => timekeeper.AdvanceAsync(time).GetAwaiter().GetResult();

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
        await timekeeper.DisposeAsync().ConfigureAwait(false);
        if (client.IsValueCreated)
            Client.Dispose();
        notifier.Dispose();
        await server.DisposeAsync().ConfigureAwait(false);
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
        if (options.IsClockRunning)
            sandbox.timekeeper.KeepTicking();
        return sandbox;
    }
}
