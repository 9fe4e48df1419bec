using System.Net;
using System.Net.Sockets;
using HoiioSdk.Sandbox.Control;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HoiioSdk.Sandbox.Http;

/// <summary>
/// Runs Kestrel without a generic host, which would log to the console and handle Ctrl+C.
/// </summary>
/// <param name="handle">Handles a request. The token is cancelled when the server stops.</param>
sealed class Server(Func<HttpContext, CancellationToken, Task> handle) : IHttpApplication<HttpContext>, IAsyncDisposable
{
    const int MaxBindAttempts = 100;

    // Allow a GET request with a fax that is too long, so that it gets the error of the API. Longer requests get HTTP 414.
    const int MaxRequestLineLength = 16 * 1024 * 1024;

    readonly CancellationTokenSource stopping = new();
    KestrelServer? kestrel;

    /// <param name="listen">The addresses to listen on.</param>
    /// <param name="port">The port, or 0 for a port that is free on all addresses.</param>
    /// <returns>The port.</returns>
    /// <exception cref="IOException">The port is in use or requires more privileges, or the machine does not have the address.</exception>
    public async Task<int> StartAsync(ListenAddress listen, int port)
    {
        var options = new KestrelServerOptions
        {
            AddServerHeader = false,
            Limits =
            {
                // RequestReader answers a body that is too long. Kestrel would close the connection.
                MaxRequestBodySize = null,
                // docs/sources.md D22: the Python SDK sends even a fax with GET.
                MaxRequestLineSize = MaxRequestLineLength,
                MaxRequestBufferSize = MaxRequestLineLength,
            },
        };
        // Bind the sockets here, to find a port that is free on all addresses.
        var listening = Bind(listen.Addresses, port).ToDictionary(socket => socket.LocalEndPoint!);
        foreach (var endpoint in listening.Keys)
            options.Listen(endpoint);
        var transport = new SocketTransportOptions { CreateBoundListenSocket = endpoint => listening[endpoint] };
        var sockets = new SocketTransportFactory(Options.Create(transport), NullLoggerFactory.Instance);
        kestrel = new(Options.Create(options), sockets, NullLoggerFactory.Instance);
        await kestrel.StartAsync(this, CancellationToken.None).ConfigureAwait(false);
        return ((IPEndPoint)listening.Keys.First()).Port;
    }

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping.Token);
        try
        {
            await handle(context, linked.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            context.Abort();
        }
    }

    // Binds all addresses to the same port.
    static List<Socket> Bind(IReadOnlyList<IPAddress> addresses, int port)
    {
        for (var attempt = 1; ; attempt++)
        {
            var bound = new List<Socket>();
            try
            {
                foreach (var address in addresses)
                    if (bound.Count == 0)
                        bound.Add(Bind(address, port));
                    else if (Socket.OSSupportsIPv6)
                        bound.Add(Bind(address, ((IPEndPoint)bound[0].LocalEndPoint!).Port));
                return bound;
            }
            catch (SocketException problem)
            {
                var isMissing = problem.SocketErrorCode is SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported;
                if (bound.Count > 0 && isMissing)
                    return bound;
                bound.ForEach(socket => socket.Dispose());
                if (port == 0 && problem.SocketErrorCode is SocketError.AddressAlreadyInUse && attempt < MaxBindAttempts)
                    continue;
                throw new IOException(isMissing ? $"{addresses[0]} is not an address of this machine." : problem.Message, problem);
            }
        }
    }

    static Socket Bind(IPAddress address, int port)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        if (kestrel is not null)
        {
            await kestrel.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
            kestrel.Dispose();
        }
        stopping.Dispose();
    }
}
