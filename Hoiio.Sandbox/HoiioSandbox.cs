using System.Runtime.CompilerServices;
using HoiioSdk.Sandbox.Control;
using HoiioSdk.Sandbox.Desk;
using HoiioSdk.Sandbox.Http;
using HoiioSdk.Sandbox.Time;

namespace HoiioSdk.Sandbox;

/// <summary>
/// A stand-in for the Hoiio service: a small telephone world in memory that answers the whole HTTP API on this
/// machine. Its clock starts at the real time and stands still until <see cref="Advance"/>; a call made now rings, is answered,
/// ends and is charged only then. Some numbers always behave in a certain way: see <see cref="MagicNumbers"/>.
/// All members may be used from several threads.
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

    /// <summary>The address of the page, under which all the rest is as well: <c>http://127.0.0.1:PORT/</c>. Where the sandbox listens at
    /// another address alone, it is that one.</summary>
    public string Url => control.Url;

    /// <summary>The address for <c>Hoiio.ApiEndpoint</c>: <c>http://127.0.0.1:PORT/open/</c>.</summary>
    public string ApiEndpoint => SandboxControl.EndpointAt(Url);

    /// <summary>The app ID that the sandbox knows.</summary>
    public string AppId => registry.Options.AppId;

    /// <summary>The access token that the sandbox knows, which is also the key of the notifications' signatures.</summary>
    public string AccessToken => registry.Options.AccessToken;

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
    /// <param name="listen">Where it listens: <c>localhost</c> for 127.0.0.1 and, where there is one, ::1; <c>any</c> for all addresses; or
    /// an IP address of this machine. With anything but <c>localhost</c> whoever reaches this machine can use it.</param>
    /// <param name="readings">How it reads questions on which the sources about the service disagree, as in <see cref="SetReadings"/>:
    /// <c>txn_refs=array,dates=fraction</c>, or <c>other</c>. Null for the defaults.</param>
    /// <exception cref="ArgumentException">The port is not one from 0 to 65535, or the app ID or the access token is null or
    /// empty, or the time is before the year 2 or after the year 9899, in GMT+8, or <paramref name="listen"/> is none of those, or there is
    /// no such reading.</exception>
    /// <exception cref="IOException">The port is taken, or needs more rights, or this machine lacks the address.</exception>
    public static HoiioSandbox Start(int port = 0, string appId = DefaultAppId, string accessToken = DefaultAccessToken,
        DateTimeOffset? now = null, string listen = "localhost", string? readings = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, ushort.MaxValue);
        ArgumentException.ThrowIfNullOrEmpty(appId);
        ArgumentException.ThrowIfNullOrEmpty(accessToken);
        if (now is { } time && Clock.ValidateStart(time) is { } expected)
            throw new ArgumentOutOfRangeException(nameof(now), $"'now' is to be {expected}.");
        ArgumentNullException.ThrowIfNull(listen);
        var where = ListenAddress.Parse(listen)
            ?? throw new ArgumentException($"'listen' is to be {ListenAddress.Expected}, not '{listen}'.", nameof(listen));
        return StartAsync(new(port, appId, accessToken)
        {
            Start = new() { Now = now, Readings = World.Readings.Parse(readings ?? "") },
            Listen = where,
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
        return StartAsync(new(port, DefaultAppId, DefaultAccessToken) { Replay = new(ReadLines(journal), until, anyway) })
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
        new JournalReplay(control, until, anyway).Run(ReadLines(journal));
    }

    static IEnumerable<string> ReadLines(TextReader journal)
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

    /// <summary>Stops the sandbox and breaks off what is still connected; with the one that was started, those with names too.</summary>
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
