using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HoiioSdk.Tests.Sandbox;

/// <summary>The web server of somebody who gets notifications, and may act on them before it answers.</summary>
sealed class Listener : IDisposable
{
    readonly WebApplication app;

    public Listener(Action<IFormCollection>? react = null, int httpStatus = 200)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(async context =>
        {
            var form = await context.Request.ReadFormAsync();
            Heard.Enqueue((context.Request.Path + context.Request.QueryString.Value,
                context.Request.Headers["X-Hoiio-Signature"].ToString(), form));
            react?.Invoke(form);
            context.Response.StatusCode = httpStatus;
        });
        app.StartAsync().GetAwaiter().GetResult();
    }

    public ConcurrentQueue<(string Path, string Signature, IFormCollection Form)> Heard { get; } = [];

    public string Url => app.Urls.Single() + "/heard";

    public void Dispose() => app.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
