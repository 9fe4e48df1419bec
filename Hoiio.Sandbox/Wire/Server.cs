using System.Net;
using System.Net.Sockets;
using System.Text;
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
sealed class Server(Faults faults, Func<Request, Answer> answer, Action<Request, Answer, Fault?> record) : IHttpApplication<HttpContext>, IAsyncDisposable
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
                MaxRequestBufferSize = null,
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
        var path = PathOf(context.Request);
        var request = await RequestReader.ReadAsync(context.Request, path).ConfigureAwait(false);
        var fault = faults.Take(path);
        var reply = Faults.Instead(fault, path) ?? answer(request);
        record(request, reply, fault);
        try
        {
            await SendAsync(context, reply, fault).ConfigureAwait(false);
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

    async Task SendAsync(HttpContext context, Answer reply, Fault? fault)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping.Token);
        if (fault is Fault.Timeout)
            await Task.Delay(Timeout.Infinite, over.Token).ConfigureAwait(false);
        if (fault is Fault.Reset)
        {
            context.Abort();
            return;
        }
        var body = reply.Content ?? Encoding.UTF8.GetBytes(fault is Fault.TruncatedJson ? reply.Body[..(reply.Body.Length / 2)] : reply.Body);
        context.Response.StatusCode = reply.HttpStatus;
        context.Response.ContentType = reply.ContentType;
        context.Response.ContentLength = body.Length;
        context.Response.Headers.Location = reply.Location;
        await context.Response.Body.WriteAsync(body, over.Token).ConfigureAwait(false);
    }

    static string PathOf(HttpRequest http)
    {
        var path = http.Path.Value!.Trim('/');
        return path.StartsWith("open/", StringComparison.Ordinal) ? path["open/".Length..] : path;
    }
}
