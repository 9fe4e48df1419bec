using System.Text;
using HoiioSdk.Sandbox.Events;
using HoiioSdk.Sandbox.Wire;
using Microsoft.AspNetCore.Http;

namespace HoiioSdk.Sandbox.Api;

/// <summary>Reads requests to the service and sends the replies, applying the faults that are set.</summary>
/// <param name="dispatcher">Handles the requests.</param>
/// <param name="events">The events of the sandbox.</param>
/// <param name="stopped">Is cancelled when the sandbox is disposed. This ends the requests that wait because of a fault.</param>
sealed class ApiHandler(Dispatcher dispatcher, EventLog events, CancellationToken stopped)
{
    public async Task HandleAsync(HttpContext context, string path, CancellationToken cancellationToken)
    {
        var beganAfter = events.Last;
        var request = await RequestReader.ReadAsync(context.Request, path).ConfigureAwait(false);
        var (reply, fault) = dispatcher.Handle(request, beganAfter);
        if (fault?.Kind is FaultKind.Timeout or FaultKind.Delay)
        {
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopped);
            await Task.Delay(fault.Duration ?? Timeout.InfiniteTimeSpan, linked.Token).ConfigureAwait(false);
        }
        if (fault?.Kind is FaultKind.Reset)
            context.Abort();
        else
            await SendAsync(context,
                fault?.Kind is FaultKind.TruncatedJson ? reply with { Body = reply.Body[..(reply.Body.Length / 2)] } : reply,
                cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a fax or a recording.</summary>
    public async Task SendFileAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var beganAfter = events.Last;
        var (http, path) = (context.Request, context.Request.Path.Value!);
        var reply = http.Method is "GET" or "HEAD"
            ? dispatcher.FindFile(path) ?? new(404, $"There is no file {path}, or it is no longer kept.", "text/plain; charset=utf-8")
            : new(405, "Use GET to fetch a file.", "text/plain; charset=utf-8");
        if (reply.HttpStatus == 405)
            context.Response.Headers.Allow = "GET, HEAD";
        dispatcher.Record(new(http.Method, path, BaseUrl.From(http)), reply, beganAfter);
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'self'";
        await SendAsync(context, reply, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Replies to a request outside the API with the address of the API.</summary>
    public async Task SendNotFoundAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var beganAfter = events.Last;
        var path = context.Request.Path.Value!;
        var request = await RequestReader.ReadAsync(context.Request, path).ConfigureAwait(false);
        var message = $"{context.Request.PathBase}{path} was not found. The API is under {request.BaseUrl}open/, the page is "
            + $"{request.BaseUrl}.";
        var reply = new Reply(404, message, "text/plain; charset=utf-8", Note: "not under /open/");
        dispatcher.Record(request, reply, beganAfter);
        context.Response.Headers.XContentTypeOptions = "nosniff";
        await SendAsync(context, reply, cancellationToken).ConfigureAwait(false);
    }

    static async Task SendAsync(HttpContext context, Reply reply, CancellationToken cancellationToken)
    {
        var body = reply.Content ?? Encoding.UTF8.GetBytes(reply.Body);
        context.Response.StatusCode = reply.HttpStatus;
        if (reply.HttpStatus is 204 or 205 or 304)
            return;
        context.Response.ContentType = reply.ContentType;
        context.Response.ContentLength = body.Length;
        context.Response.Headers.Location = reply.Location is { } path ? context.Request.PathBase + path : null;
        await context.Response.Body.WriteAsync(body, cancellationToken).ConfigureAwait(false);
    }
}
