using HoiioSdk.Sandbox.Api;
using HoiioSdk.Sandbox.Control;
using HoiioSdk.Sandbox.Desk;
using HoiioSdk.Sandbox.Wire;
using Microsoft.AspNetCore.Http;

namespace HoiioSdk.Sandbox.Http;

/// <summary>Where every request comes in: the guard looks at it first, then its path tells which sandbox it is for, and which part of
/// it.</summary>
sealed class Gateway(Guard guard, SandboxRegistry sandboxes)
{
    public async Task HandleAsync(HttpContext context, CancellationToken stop)
    {
        var http = context.Request;
        var name = TakeName(http);
        if (guard.Validate(http, isThere: name is null || sandboxes.Find(name) is not null) is { } refusal)
        {
            await RefuseAsync(context, 403, refusal, stop).ConfigureAwait(false);
            return;
        }
        SandboxControl sandbox;
        try
        {
            sandbox = name is null ? sandboxes.Main : IsEnd(http) ? sandboxes.GetExisting(name) : sandboxes.GetOrAdd(name);
        }
        catch (ArgumentException problem)
        {
            await RefuseAsync(context, problem is NotNow ? 409 : 404, problem.Message, stop).ConfigureAwait(false);
            return;
        }
        await HandleAsync(context, sandbox, stop).ConfigureAwait(false);
    }

    static Task HandleAsync(HttpContext context, SandboxControl sandbox, CancellationToken stop)
    {
        var http = context.Request;
        var api = new ApiHandler(sandbox.Dispatcher, sandbox.Events);
        return IsFor(http, "/sandbox") ? new FrontDesk(sandbox).HandleAsync(context, stop)
            : http.Path.StartsWithSegments("/open", StringComparison.Ordinal, out var path)
            ? api.HandleAsync(context, path.Value!.Trim('/'), stop)
            : IsFor(http, "/files") ? api.SendFileAsync(context, stop)
            : http.Path == "" || http.Path == "/" || IsFor(http, "/console") ? Page.SendAsync(context, stop)
            : api.MissAsync(context, stop);
    }

    /// <summary>Takes <c>/@NAME</c> from the path to the path base: the rest of the path is as in the main sandbox.</summary>
    static string? TakeName(HttpRequest http)
    {
        if (http.Path.Value is not ['/', '@', ..] path)
            return null;
        var end = path.IndexOf('/', 1) is > 0 and var slash ? slash : path.Length;
        (http.PathBase, http.Path) = (new(path[..end]), new(path[end..]));
        return path[2..end];
    }

    static bool IsFor(HttpRequest http, string segment) => http.Path.StartsWithSegments(segment, StringComparison.Ordinal);

    // Whoever ends a sandbox that is not there does not begin one.
    static bool IsEnd(HttpRequest http) =>
        http.Method == "DELETE" && IsFor(http, "/sandbox") && http.Path.Value!.TrimEnd('/') == "/sandbox";

    static Task RefuseAsync(HttpContext context, int httpStatus, string sentence, CancellationToken stop)
    {
        // The body is not read; without this it would be, only to be thrown away.
        context.Response.Headers.Connection = "close";
        if (IsFor(context.Request, "/sandbox"))
            return FrontDesk.RefuseAsync(context, httpStatus, sentence, stop);
        context.Response.StatusCode = httpStatus;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(sentence + "\n", stop);
    }
}
