using HoiioSdk.Sandbox.Control;
using HoiioSdk.Sandbox.Desk;
using HoiioSdk.Sandbox.Http;
using HoiioSdk.Sandbox.Time;

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

    readonly SandboxControl control;
    readonly SandboxHost host;
    readonly Lazy<HoiioClient> client;
    int disposed;

    HoiioSandbox(SandboxOptions options)
    {
        (AppId, AccessToken) = (options.AppId, options.AccessToken);
        client = new(() => new(AppId, AccessToken) { ApiEndpoint = ApiEndpoint });
        control = new(options);
        host = new(control, options);
    }

    /// <summary>The address of the page, under which all the rest is as well: <c>http://127.0.0.1:PORT/</c>.</summary>
    public string Url => control.Url;

    /// <summary>The address for <c>Hoiio.ApiEndpoint</c>: <c>http://127.0.0.1:PORT/open/</c>.</summary>
    public string ApiEndpoint => control.ApiEndpoint;

    /// <summary>The app ID that the sandbox knows.</summary>
    public string AppId { get; }

    /// <summary>The access token that the sandbox knows, which is also the key of the notifications' signatures.</summary>
    public string AccessToken { get; }

    /// <summary>A client of this sandbox's own, for tests that run in parallel. It is disposed with the sandbox.</summary>
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
    /// <param name="port">The TCP port, or 0 for any free one.</param>
    /// <param name="appId">The app ID to accept.</param>
    /// <param name="accessToken">The access token to accept.</param>
    /// <param name="now">The time at which its clock starts; null for the real time, in whole seconds.</param>
    /// <param name="readings">How it reads questions on which the sources about the service disagree, as in <see cref="SetReadings"/>:
    /// <c>txn_refs=array,dates=fraction</c>, or <c>other</c>. Null for the defaults.</param>
    /// <exception cref="ArgumentException">The port is not one from 0 to 65535, or the app ID or the access token is null or
    /// empty, or the time is before the year 2 or after the year 9899, in GMT+8, or there is no such reading.</exception>
    /// <exception cref="IOException">The port is taken, or needs more rights.</exception>
    public static HoiioSandbox Start(int port = 0, string appId = DefaultAppId, string accessToken = DefaultAccessToken,
        DateTimeOffset? now = null, string? readings = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, ushort.MaxValue);
        ArgumentException.ThrowIfNullOrEmpty(appId);
        ArgumentException.ThrowIfNullOrEmpty(accessToken);
        if (now is { } time && Clock.ValidateStart(time) is { } wanted)
            throw new ArgumentOutOfRangeException(nameof(now), $"'now' is to be {wanted}.");
        return StartAsync(new(port, appId, accessToken)
        {
            Start = new() { Now = now, Readings = World.Readings.Parse(readings ?? "") },
        }).GetAwaiter().GetResult();
    }

    /// <summary>Starts a sandbox and replays a journal into it: a recording, a seed, or what a colleague saw.</summary>
    /// <param name="path">The file that <c>--journal</c> or <see cref="Journal.WriteTo(string)"/> wrote, or that somebody wrote by
    /// hand.</param>
    /// <param name="until">The <c>id</c> of the last line to carry out; null for all.</param>
    /// <param name="anyway">Whether to go on after an answer that differs from the recorded one.</param>
    /// <param name="port">The TCP port, or 0 for any free one.</param>
    /// <returns>The sandbox, at the time of the last line.</returns>
    /// <exception cref="FormatException">The file is no journal; the message says why, and in which line.</exception>
    /// <exception cref="ReplayDifferenceException">The replay gave another answer than the journal has.</exception>
    /// <exception cref="IOException">The file cannot be read, or the port is taken.</exception>
    public static HoiioSandbox Replay(string path, long? until = null, bool anyway = false, int port = 0)
    {
        using var journal = File.OpenText(path);
        return Replay(journal, until, anyway, port);
    }

    /// <summary>Starts a sandbox and replays a journal into it: a recording, a seed, or what a colleague saw.</summary>
    /// <param name="journal">The journal, a line of JSON each.</param>
    /// <param name="until">The <c>id</c> of the last line to carry out; null for all.</param>
    /// <param name="anyway">Whether to go on after an answer that differs from the recorded one.</param>
    /// <param name="port">The TCP port, or 0 for any free one.</param>
    /// <returns>The sandbox, at the time of the last line.</returns>
    /// <exception cref="FormatException">It is no journal; the message says why, and in which line.</exception>
    /// <exception cref="ReplayDifferenceException">The replay gave another answer than the journal has.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static HoiioSandbox Replay(TextReader journal, long? until = null, bool anyway = false, int port = 0)
    {
        ArgumentNullException.ThrowIfNull(journal);
        return StartAsync(new(port, DefaultAppId, DefaultAccessToken) { Replay = new(Lines(journal), until, anyway) })
            .GetAwaiter().GetResult();
    }

    /// <summary>Resets the sandbox and replays a journal into it. No notification is sent meanwhile.</summary>
    /// <param name="journal">The journal, a line of JSON each.</param>
    /// <param name="until">The <c>id</c> of the last line to carry out; null for all.</param>
    /// <param name="anyway">Whether to go on after an answer that differs from the recorded one.</param>
    /// <exception cref="FormatException">It is no journal; the message says why, and in which line.</exception>
    /// <exception cref="ReplayDifferenceException">The replay gave another answer than the journal has. The sandbox stays as it is
    /// there.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public void Load(TextReader journal, long? until = null, bool anyway = false)
    {
        ArgumentNullException.ThrowIfNull(journal);
        control.ThrowIfDisposed();
        new JournalReplay(control, until, anyway).Run(Lines(journal));
    }

    static IEnumerable<string> Lines(TextReader journal)
    {
        while (journal.ReadLine() is { } line)
            yield return line;
    }

    /// <summary>Points <see cref="Hoiio"/> at this sandbox: its endpoint and its credentials, both at once.</summary>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public void Use()
    {
        control.ThrowIfDisposed();
        Hoiio.Init(AppId, AccessToken, ApiEndpoint);
    }

    /// <summary>Stops the sandbox and breaks off what is still connected.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>Stops the sandbox and breaks off what is still connected.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1)
            return;
        await control.DisposeAsync().ConfigureAwait(false);
        if (client.IsValueCreated)
            client.Value.Dispose();
        await host.DisposeAsync().ConfigureAwait(false);
    }

    internal static async Task<HoiioSandbox> StartAsync(SandboxOptions options)
    {
        var sandbox = new HoiioSandbox(options);
        try
        {
            await sandbox.host.StartAsync(options.Port).ConfigureAwait(false);
            if (options.Replay is { } replay)
                new JournalReplay(sandbox.control, replay.Until, replay.Anyway).Run(replay.Journal);
            sandbox.control.Events.BeginFile();
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
