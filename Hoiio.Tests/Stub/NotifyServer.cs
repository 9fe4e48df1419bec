using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HoiioSdk.Tests.Stub;

/// <summary>A notification that was posted to a notify URL.</summary>
sealed record Posted(string Body, string? Signature, string Query);

/// <summary>A web app with one URL, which responds with the HTTP status that its handler returns, and records the notifications.</summary>
sealed class NotifyServer : IAsyncDisposable
{
    readonly WebApplication app;
    readonly ConcurrentQueue<(Posted Posted, int Status)> answered = [];

    NotifyServer(WebApplication app) => this.app = app;

    public string Url => app.Urls.Single() + "/calls";

    public Func<Posted, Task<int>> Handler { get; set; } = _ => Task.FromResult(200);

    public IReadOnlyList<Posted> Received => [.. answered.Select(answer => answer.Posted)];

    public IReadOnlyList<int> Statuses => [.. answered.Select(answer => answer.Status)];

    public static async Task<NotifyServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var server = new NotifyServer(builder.Build());
        server.app.Urls.Add("http://127.0.0.1:0");
        server.app.MapPost("/calls", server.HandleAsync);
        await server.app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    async Task<IResult> HandleAsync(HttpRequest http)
    {
        using var reader = new StreamReader(http.Body);
        var posted = new Posted(await reader.ReadToEndAsync(), http.Headers["X-Hoiio-Signature"], http.QueryString.Value ?? "");
        var status = await Handler(posted);
        answered.Enqueue((posted, status));
        return Results.StatusCode(status);
    }
}
