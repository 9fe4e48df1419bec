using HoiioSdk.Sandbox.Api;
using HoiioSdk.Sandbox.Control;
using HoiioSdk.Sandbox.Desk;
using Microsoft.AspNetCore.Http;

namespace HoiioSdk.Sandbox.Http;

/// <summary>Receives every request, validates it with the guard, and passes it to the sandbox and the handler that its path
/// determines.</summary>
sealed class Gateway(Guard guard, SandboxRegistry sandboxes)
{
    public async Task HandleAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var http = context.Request;
        var name = TakeName(http);
        if (guard.Validate(http, sandboxExists: name is null || sandboxes.Find(name) is not null) is { } refusal)
        {
            await SendErrorAsync(context, 403, refusal, cancellationToken).ConfigureAwait(false);
            return;
        }
        SandboxControl sandbox;
        try
        {
            sandbox = name is null ? sandboxes.Main : IsDelete(http) ? sandboxes.GetExisting(name) : sandboxes.GetOrAdd(name);
        }
        catch (ArgumentException problem)
        {
            var httpStatus = SandboxControl.HttpStatusFor(problem);
            await SendErrorAsync(context, httpStatus, problem.Message, cancellationToken).ConfigureAwait(false);
            return;
        }
        await HandleAsync(context, sandbox, cancellationToken).ConfigureAwait(false);
    }

    static Task HandleAsync(HttpContext context, SandboxControl sandbox, CancellationToken cancellationToken)
    {
        var http = context.Request;
        var api = new ApiHandler(sandbox.Dispatcher, sandbox.Events, sandbox.Stopped);
        return IsUnder(http, "/sandbox") ? new FrontDesk(sandbox).HandleAsync(context, cancellationToken)
            : http.Path.StartsWithSegments("/open", StringComparison.Ordinal, out var path)
            ? api.HandleAsync(context, path.Value!.Trim('/'), cancellationToken)
            : IsUnder(http, "/files") ? api.SendFileAsync(context, cancellationToken)
            : http.Path == "" || http.Path == "/" || IsUnder(http, "/console") ? Page.SendAsync(context, cancellationToken)
            : api.SendNotFoundAsync(context, cancellationToken);
    }

    /// <summary>Moves <c>/@NAME</c> from the path to the path base. The remaining path is the same as that of the main sandbox.</summary>
    static string? TakeName(HttpRequest http)
    {
        if (http.Path.Value is not ['/', '@', ..] path)
            return null;
        var end = path.IndexOf('/', 1) is > 0 and var slash ? slash : path.Length;
        (http.PathBase, http.Path) = (new(path[..end]), new(path[end..]));
        return path[2..end];
    }

    static bool IsUnder(HttpRequest http, string segment) => http.Path.StartsWithSegments(segment, StringComparison.Ordinal);

    // A deletion must not create the sandbox.
    static bool IsDelete(HttpRequest http) =>
        http.Method == "DELETE" && IsUnder(http, "/sandbox") && http.Path.Value!.TrimEnd('/') == "/sandbox";

    static Task SendErrorAsync(HttpContext context, int httpStatus, string sentence, CancellationToken cancellationToken)
    {
        // Otherwise the server would read and discard the rest of the body.
        context.Response.Headers.Connection = "close";
        if (IsUnder(context.Request, "/sandbox"))
            return FrontDesk.SendErrorAsync(context, httpStatus, sentence, cancellationToken);
        context.Response.StatusCode = httpStatus;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(sentence + "\n", cancellationToken);
    }
}
