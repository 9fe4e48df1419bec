using HoiioSdk.Sandbox.Control;

namespace HoiioSdk.Sandbox.Http;

/// <summary>The sandbox on the network: the server, and what it hands requests to.</summary>
sealed class SandboxHost(SandboxControl control, SandboxOptions options) : IAsyncDisposable
{
    readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Gateway gateway = new(new(options.AllowedHosts), new(control.Dispatcher, control.Events), new(control));
    Server? server;

    /// <summary>Starts to listen; requests wait for <see cref="Open"/>.</summary>
    /// <exception cref="IOException">The port is taken, or needs more rights.</exception>
    public async Task StartAsync(int port)
    {
        server = new(async (context, stop) =>
        {
            await opened.Task.WaitAsync(stop).ConfigureAwait(false);
            await gateway.HandleAsync(context, stop).ConfigureAwait(false);
        });
        var actualPort = await server.StartAsync(port).ConfigureAwait(false);
        control.Begin(FormattableString.Invariant($"http://127.0.0.1:{actualPort}/"));
    }

    /// <summary>Lets the requests in.</summary>
    public void Open() => opened.TrySetResult();

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? default;
}
