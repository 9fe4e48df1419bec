using HoiioSdk.Sandbox.Control;

namespace HoiioSdk.Sandbox.Http;

/// <summary>The sandboxes on the network: the server, and what it hands requests to.</summary>
sealed class SandboxHost(SandboxRegistry sandboxes) : IAsyncDisposable
{
    readonly Server server = new(new Gateway(new(sandboxes.Options.Listen, sandboxes.Options.AllowedHosts), sandboxes).HandleAsync);

    /// <exception cref="IOException">The port is taken, or needs more rights, or this machine lacks the address.</exception>
    public async Task StartAsync()
    {
        var port = await server.StartAsync(sandboxes.Options.Listen, sandboxes.Options.Port).ConfigureAwait(false);
        sandboxes.Main.Begin(FormattableString.Invariant($"http://{sandboxes.Options.Listen.Host}:{port}/"));
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
