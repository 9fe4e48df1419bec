using System.Text;
using Microsoft.AspNetCore.Http;

namespace HoiioSdk.Sandbox;

/// <summary>Answers what is asked of the service, spoils the answers that are to be spoiled, and records all of it.</summary>
/// <param name="faults">What is ordered to go wrong.</param>
/// <param name="dispatcher">Carries requests out.</param>
/// <param name="begin">Called when a request comes; what it gives is called with the request once the answer is known, and before it is
/// sent.</param>
sealed class ApiHandler(Faults faults, Dispatcher dispatcher, Func<Action<Request, Answer, Fault?>> begin)
{
    public async Task HandleAsync(HttpContext context, string path, CancellationToken stop)
    {
        var record = begin();
        var request = await RequestReader.ReadAsync(context.Request, path).ConfigureAwait(false);
        var fault = faults.Take(path);
        var reply = Faults.Instead(fault, path) ?? dispatcher.Handle(request);
        record(request, reply, fault);
        if (fault is Fault.Timeout)
            await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(false);
        if (fault is Fault.Reset)
            context.Abort();
        else
            await SendAsync(context, fault is Fault.TruncatedJson ? reply with { Body = reply.Body[..(reply.Body.Length / 2)] } : reply,
                stop).ConfigureAwait(false);
    }

    /// <summary>Sends a fax or a recording.</summary>
    public async Task SendFileAsync(HttpContext context, CancellationToken stop)
    {
        var record = begin();
        var (http, path) = (context.Request, context.Request.Path.Value!);
        var reply = http.Method is "GET" or "HEAD"
            ? dispatcher.File(path.TrimStart('/')) ?? new(404, $"There is no {path} here, or no longer.", "text/plain; charset=utf-8")
            : new(405, "A file can only be fetched, by GET.", "text/plain; charset=utf-8");
        if (reply.HttpStatus == 405)
            context.Response.Headers.Allow = "GET, HEAD";
        record(new(http.Method, path), reply, null);
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'self'";
        await SendAsync(context, reply, stop).ConfigureAwait(false);
    }

    /// <summary>Says where the service is, to whoever asks elsewhere.</summary>
    public async Task MissAsync(HttpContext context, CancellationToken stop)
    {
        var record = begin();
        var path = context.Request.Path.Value!;
        var request = await RequestReader.ReadAsync(context.Request, path).ConfigureAwait(false);
        var sentence = $"There is no {path} here. The API is under http://{context.Request.Host}/open/, the page is "
            + $"http://{context.Request.Host}/.";
        var reply = new Answer(404, sentence, "text/plain; charset=utf-8", Note: "not under /open/");
        record(request, reply, null);
        context.Response.Headers.XContentTypeOptions = "nosniff";
        await SendAsync(context, reply, stop).ConfigureAwait(false);
    }

    static async Task SendAsync(HttpContext context, Answer reply, CancellationToken stop)
    {
        var body = reply.Content ?? Encoding.UTF8.GetBytes(reply.Body);
        context.Response.StatusCode = reply.HttpStatus;
        context.Response.ContentType = reply.ContentType;
        context.Response.ContentLength = body.Length;
        context.Response.Headers.Location = reply.Location;
        await context.Response.Body.WriteAsync(body, stop).ConfigureAwait(false);
    }
}
