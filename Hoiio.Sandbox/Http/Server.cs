using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HoiioSdk.Sandbox;

/// <summary>
/// Kestrel on the loopback address, without a host around it: a host would log to the console and catch Ctrl+C, which are the
/// caller's to decide.
/// </summary>
/// <param name="handle">Answers a request, until the token is cancelled because the server stops.</param>
sealed class Server(Func<HttpContext, CancellationToken, Task> handle) : IHttpApplication<HttpContext>, IAsyncDisposable
{
    readonly CancellationTokenSource stopping = new();
    KestrelServer? kestrel;

    public async Task<int> StartAsync(int port)
    {
        var options = new KestrelServerOptions
        {
            AddServerHeader = false,
            Limits =
            {
                // A body that is too long gets an answer, from the reader; Kestrel would break the connection.
                MaxRequestBodySize = null,
                // D22: GET is as good as POST, even for a fax: the Python SDK sends it so.
                MaxRequestLineSize = RequestReader.LongestBody,
                MaxRequestBufferSize = RequestReader.LongestBody,
            },
        };
        options.Listen(IPAddress.Loopback, port);
        var sockets = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        kestrel = new(Options.Create(options), sockets, NullLoggerFactory.Instance);
        try
        {
            await kestrel.StartAsync(this, CancellationToken.None).ConfigureAwait(false);
        }
        catch (SocketException problem)
        {
            throw new IOException(problem.Message, problem);
        }
        return new Uri(kestrel.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single()).Port;
    }

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping.Token);
        try
        {
            await handle(context, over.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            context.Abort();
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
