using HoiioSdk.Sandbox.Api;
using HoiioSdk.Sandbox.Desk;
using Microsoft.AspNetCore.Http;

namespace HoiioSdk.Sandbox.Http;

/// <summary>Where every request comes in: the guard looks at it first, then its path tells whom it is for.</summary>
sealed class Gateway(Guard guard, ApiHandler api, FrontDesk desk)
{
    public async Task HandleAsync(HttpContext context, CancellationToken stop)
    {
        var (http, isForDesk) = (context.Request, context.Request.Path.StartsWithSegments("/sandbox", StringComparison.Ordinal));
        if (guard.Validate(http) is { } refusal)
            await RefuseAsync(context, refusal, isForDesk, stop).ConfigureAwait(false);
        else if (isForDesk)
            await desk.HandleAsync(context, stop).ConfigureAwait(false);
        else if (http.Path.StartsWithSegments("/open", StringComparison.Ordinal, out var path))
            await api.HandleAsync(context, path.Value!.Trim('/'), stop).ConfigureAwait(false);
        else if (http.Path.StartsWithSegments("/files", StringComparison.Ordinal))
            await api.SendFileAsync(context, stop).ConfigureAwait(false);
        else if (http.Path == "/" || http.Path.StartsWithSegments("/console", StringComparison.Ordinal))
            await Page.SendAsync(context, stop).ConfigureAwait(false);
        else
            await api.MissAsync(context, stop).ConfigureAwait(false);
    }

    static Task RefuseAsync(HttpContext context, string sentence, bool isForDesk, CancellationToken stop)
    {
        const int Forbidden = 403;
        // The body is not read; without this it would be, only to be thrown away.
        context.Response.Headers.Connection = "close";
        if (isForDesk)
            return FrontDesk.RefuseAsync(context, Forbidden, sentence, stop);
        context.Response.StatusCode = Forbidden;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(sentence + "\n", stop);
    }
}
