using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;

namespace HoiioSdk.Tests.Stub;

sealed partial class StubServer
{
    readonly WebApplication app;

    public StubServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        app = builder.Build();
        app.Run(ServeAsync);
        app.StartAsync().GetAwaiter().GetResult();
    }

    public string Url => app.Urls.Single() + "/open/";

    public void Dispose() => app.DisposeAsync().AsTask().GetAwaiter().GetResult();

    async Task ServeAsync(HttpContext context)
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
