using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HoiioSdk.Tests.Stub;

/// <content>Kestrel without a host around it: a host costs more than most tests.</content>
sealed partial class StubServer : IHttpApplication<HttpContext>
{
    readonly KestrelServer kestrel;

    public StubServer()
    {
        var options = new KestrelServerOptions { Limits = { MaxRequestBodySize = null } };
        options.Listen(IPAddress.Loopback, 0);
        var sockets = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        kestrel = new(Options.Create(options), sockets, NullLoggerFactory.Instance);
        kestrel.StartAsync(this, CancellationToken.None).GetAwaiter().GetResult();
    }

    public string Url => kestrel.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single() + "/open/";

    public void Dispose()
    {
        // A request that is still open is not waited for.
        kestrel.StopAsync(new CancellationToken(canceled: true)).GetAwaiter().GetResult();
        kestrel.Dispose();
    }

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        using var body = new StreamReader(context.Request.Body);
        var answer = Receive(new StubRequest(
            context.Request.Method,
            context.Request.GetEncodedPathAndQuery(),
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await body.ReadToEndAsync()));
        context.Response.StatusCode = answer.StatusCode;
        context.Response.ContentType = answer.ContentType;
        if (answer.Location is not null)
            context.Response.Headers.Location = answer.Location;
        await context.Response.Body.WriteAsync(answer.Body);
    }
}
