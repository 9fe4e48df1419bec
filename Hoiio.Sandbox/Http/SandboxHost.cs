using HoiioSdk.Sandbox.Control;

namespace HoiioSdk.Sandbox.Http;

/// <summary>The sandbox on the network: the server, and what it hands requests to.</summary>
sealed class SandboxHost(SandboxControl control, SandboxOptions options) : IAsyncDisposable
{
    readonly Server server = new(new Gateway(
        new(options.AllowedHosts), new(control.Dispatcher, control.Events), new(control)).HandleAsync);

    /// <exception cref="IOException">The port is taken, or needs more rights.</exception>
    public async Task StartAsync(int port)
    {
        var actualPort = await server.StartAsync(port).ConfigureAwait(false);
        control.Begin(FormattableString.Invariant($"http://127.0.0.1:{actualPort}/"));
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
