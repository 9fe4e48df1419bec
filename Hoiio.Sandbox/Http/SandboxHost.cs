using HoiioSdk.Sandbox.Control;

namespace HoiioSdk.Sandbox.Http;

/// <summary>The sandboxes on the network: the server, and what it hands requests to.</summary>
sealed class SandboxHost(SandboxRegistry sandboxes) : IAsyncDisposable
{
    readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Gateway gateway = new(new(sandboxes.Options.Listen, sandboxes.Options.AllowedHosts), sandboxes);
    Server? server;

    /// <summary>Starts to listen; requests wait for <see cref="Open"/>.</summary>
    /// <exception cref="IOException">The port is taken, or needs more rights, or this machine lacks the address.</exception>
    public async Task StartAsync()
    {
        server = new(async (context, cancellationToken) =>
        {
            await opened.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
            await gateway.HandleAsync(context, cancellationToken).ConfigureAwait(false);
        });
        var port = await server.StartAsync(sandboxes.Options.Listen, sandboxes.Options.Port).ConfigureAwait(false);
        sandboxes.Main.Start(FormattableString.Invariant($"http://{sandboxes.Options.Listen.Host}:{port}/"));
    }

    /// <summary>Lets the requests in.</summary>
    public void Open() => opened.TrySetResult();

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? default;
}
