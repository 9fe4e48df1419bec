using HoiioSdk.Sandbox.Control;

namespace HoiioSdk.Sandbox.Http;

/// <summary>Runs the server for the sandboxes of a process.</summary>
sealed class SandboxHost(SandboxRegistry sandboxes) : IAsyncDisposable
{
    readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Gateway gateway = new(new(sandboxes.Options.Listen, sandboxes.Options.AllowedHosts), sandboxes);
    Server? server;

    /// <summary>Starts to listen. Requests wait for <see cref="Open"/>.</summary>
    /// <exception cref="IOException">The port is in use or requires more privileges, or the machine does not have the address.</exception>
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

    /// <summary>Starts to handle requests.</summary>
    public void Open() => opened.TrySetResult();

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? default;
}
