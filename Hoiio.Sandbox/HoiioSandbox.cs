using System.Runtime.CompilerServices;
using HoiioSdk.Sandbox.Control;
using HoiioSdk.Sandbox.Desk;
using HoiioSdk.Sandbox.Http;
using HoiioSdk.Sandbox.Time;

namespace HoiioSdk.Sandbox;

/// <summary>
/// A stand-in for the Hoiio service, which runs on this machine, in memory, and answers the whole HTTP API. Its clock starts at the real
/// time and stands still until <see cref="Advance"/>: only then does a call ring, get answered, end and get charged. Some numbers have
/// fixed behavior: see <see cref="MagicNumbers"/>. All members are thread-safe.
/// </summary>
public sealed partial class HoiioSandbox : IDisposable, IAsyncDisposable
{
    internal const string DefaultAppId = "sandbox-app";
    internal const string DefaultAccessToken = "sandbox-token";

    readonly SandboxRegistry registry;
    readonly SandboxControl control;
    readonly ConditionalWeakTable<SandboxControl, HoiioSandbox> instances;
    readonly Lazy<HoiioClient> client;
    SandboxHost? host;
    int disposed;

    HoiioSandbox(SandboxRegistry registry, SandboxControl control, ConditionalWeakTable<SandboxControl, HoiioSandbox> instances)
    {
        (this.registry, this.control, this.instances) = (registry, control, instances);
        client = new(() => new(AppId, AccessToken) { ApiEndpoint = ApiEndpoint });
    }

    /// <summary>The URL of the page, and the base of all other URLs: <c>http://127.0.0.1:PORT/</c>. A sandbox that only listens on another
    /// address has that address in the URL.</summary>
    public string Url => control.Url;

    /// <summary>The value for <c>Hoiio.ApiEndpoint</c>: <c>http://127.0.0.1:PORT/open/</c>.</summary>
    public string ApiEndpoint => SandboxControl.EndpointAt(Url);

    /// <summary>The app ID that the sandbox accepts.</summary>
    public string AppId => registry.Options.AppId;

    /// <summary>The access token that the sandbox accepts, which is also the key for the signatures of notifications.</summary>
    public string AccessToken => registry.Options.AccessToken;

    /// <summary>A client for this sandbox, for tests that run in parallel. It is disposed with the sandbox.</summary>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public HoiioClient Client
    {
        get
        {
            control.ThrowIfDisposed();
            return client.Value;
        }
    }

    /// <summary>Starts a sandbox.</summary>
    /// <param name="port">The TCP port, or 0 for any free port.</param>
    /// <param name="appId">The app ID to accept.</param>
    /// <param name="accessToken">The access token to accept.</param>
    /// <param name="now">The start time of its clock; null for the real time, in whole seconds.</param>
    /// <param name="listen">The address to listen on: <c>localhost</c> for 127.0.0.1 and, if available, ::1; <c>any</c> for all addresses;
    /// or an IP address of this machine. With anything but <c>localhost</c>, everybody who can reach this machine can use the
    /// sandbox.</param>
    /// <param name="readings">The values of readings, questions on which the sources about the service disagree, as in
    /// <see cref="SetReadings"/>: <c>txn_refs=array,dates=fraction</c>, or <c>other</c>. Null for the defaults.</param>
    /// <exception cref="ArgumentException">The port is not from 0 to 65535, the app ID or the access token is null or empty, the time is
    /// before the year 2 or after the year 9899 in GMT+8, <paramref name="listen"/> is not valid, or a reading or its value does not
    /// exist.</exception>
    /// <exception cref="IOException">The port is in use or requires more privileges, or the machine does not have the address.</exception>
    public static HoiioSandbox Start(int port = 0, string appId = DefaultAppId, string accessToken = DefaultAccessToken,
        DateTimeOffset? now = null, string listen = "localhost", string? readings = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, ushort.MaxValue);
        ArgumentException.ThrowIfNullOrEmpty(appId);
        ArgumentException.ThrowIfNullOrEmpty(accessToken);
        if (now is { } time && Clock.ValidateStart(time) is { } expected)
            throw new ArgumentOutOfRangeException(nameof(now), $"'now' must be {expected}.");
        ArgumentNullException.ThrowIfNull(listen);
        var where = ListenAddress.Parse(listen)
            ?? throw new ArgumentException($"'listen' must be {ListenAddress.Expected}, not '{listen}'.", nameof(listen));
        return StartAsync(new(port, appId, accessToken)
        {
            Start = new() { Now = now, Readings = World.Readings.Parse(readings ?? "") },
            Listen = where,
        }).GetAwaiter().GetResult();
    }

    /// <summary>Starts a sandbox and replays a journal, such as a recording, prepared test data or a bug report.</summary>
    /// <param name="path">The path of a journal, written by <c>--journal</c>, <see cref="Journal.WriteTo(string)"/> or by hand.</param>
    /// <param name="until">The <c>id</c> of the last line to replay; null for all.</param>
    /// <param name="anyway">Whether to continue after an answer that differs from the recorded one.</param>
    /// <param name="port">The TCP port, or 0 for any free port.</param>
    /// <returns>The sandbox, at the time of the last line.</returns>
    /// <exception cref="FormatException">The journal is not valid. The message has the reason and the line number.</exception>
    /// <exception cref="ReplayDifferenceException">An answer differs from the recorded one.</exception>
    /// <exception cref="IOException">The file cannot be read, or the port is in use.</exception>
    public static HoiioSandbox Replay(string path, long? until = null, bool anyway = false, int port = 0)
    {
        using var journal = File.OpenText(path);
        return Replay(journal, until, anyway, port);
    }

    /// <summary>Starts a sandbox and replays a journal, such as a recording, prepared test data or a bug report.</summary>
    /// <param name="journal">The journal, in lines of JSON.</param>
    /// <param name="until">The <c>id</c> of the last line to replay; null for all.</param>
    /// <param name="anyway">Whether to continue after an answer that differs from the recorded one.</param>
    /// <param name="port">The TCP port, or 0 for any free port.</param>
    /// <returns>The sandbox, at the time of the last line.</returns>
    /// <exception cref="FormatException">The journal is not valid. The message has the reason and the line number.</exception>
    /// <exception cref="ReplayDifferenceException">An answer differs from the recorded one.</exception>
    /// <exception cref="IOException">The port is in use.</exception>
    public static HoiioSandbox Replay(TextReader journal, long? until = null, bool anyway = false, int port = 0)
    {
        ArgumentNullException.ThrowIfNull(journal);
        return StartAsync(new(port, DefaultAppId, DefaultAccessToken) { Replay = new(ReadLines(journal), until, anyway) })
            .GetAwaiter().GetResult();
    }

    /// <summary>Resets the sandbox and replays a journal. No notifications are sent meanwhile.</summary>
    /// <param name="journal">The journal, in lines of JSON.</param>
    /// <param name="until">The <c>id</c> of the last line to replay; null for all.</param>
    /// <param name="anyway">Whether to continue after an answer that differs from the recorded one.</param>
    /// <exception cref="FormatException">The journal is not valid. The message has the reason and the line number.</exception>
    /// <exception cref="ReplayDifferenceException">An answer differs from the recorded one. The sandbox keeps its state at that
    /// point.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public void Load(TextReader journal, long? until = null, bool anyway = false)
    {
        ArgumentNullException.ThrowIfNull(journal);
        control.ThrowIfDisposed();
        new JournalReplay(control, until, anyway).Run(ReadLines(journal));
    }

    static IEnumerable<string> ReadLines(TextReader journal)
    {
        while (journal.ReadLine() is { } line)
            yield return line;
    }

    /// <summary>Configures <see cref="Hoiio"/> for this sandbox: sets its endpoint and its credentials, in one step.</summary>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public void Use()
    {
        control.ThrowIfDisposed();
        Hoiio.Init(AppId, AccessToken, ApiEndpoint);
    }

    /// <summary>Stops the sandbox and closes its connections. Disposing the main sandbox also disposes the named sandboxes.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <inheritdoc cref="Dispose"/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1)
            return;
        await registry.DeleteAsync(control).ConfigureAwait(false);
        if (client.IsValueCreated)
            client.Value.Dispose();
        if (control != registry.Main)
            return;
        foreach (var (_, named) in instances)
            await named.DisposeAsync().ConfigureAwait(false);
        await host!.DisposeAsync().ConfigureAwait(false);
    }

    internal static async Task<HoiioSandbox> StartAsync(SandboxOptions options)
    {
        var registry = new SandboxRegistry(options);
        var sandbox = new HoiioSandbox(registry, registry.Main, instances: []) { host = new(registry) };
        try
        {
            await sandbox.host.StartAsync().ConfigureAwait(false);
            if (options.Replay is { } replay)
                new JournalReplay(sandbox.control, replay.Until, replay.Anyway).Run(replay.Journal);
            sandbox.control.Events.StartJournal();
            sandbox.host.Open();
            return sandbox;
        }
        catch
        {
            await sandbox.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
