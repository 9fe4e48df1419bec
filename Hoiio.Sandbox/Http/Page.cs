using HoiioSdk.Sandbox.Api;
using Microsoft.AspNetCore.Http;

namespace HoiioSdk.Sandbox.Http;

/// <summary>Serves the page: the files of Console/, which are embedded in the assembly.</summary>
static class Page
{
    const string Policy = "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'self'";

    static readonly Dictionary<string, string> ContentTypes = new(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    public static async Task SendAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var (http, answer) = (context.Request, context.Response);
        answer.Headers.ContentSecurityPolicy = Policy;
        answer.Headers.XContentTypeOptions = "nosniff";
        answer.Headers["Referrer-Policy"] = "no-referrer";
        answer.Headers.CacheControl = "no-cache";
        if (http.Method is not ("GET" or "HEAD"))
        {
            answer.StatusCode = 405;
            answer.Headers.Allow = "GET, HEAD";
            answer.ContentType = "text/plain; charset=utf-8";
            await answer.WriteAsync($"Use GET for the page. The API is under {BaseUrl.From(http)}open/.\n", cancellationToken)
                .ConfigureAwait(false);
            return;
        }
        // The page has relative URLs, which need a trailing slash.
        if (!http.Path.HasValue)
        {
            answer.Redirect(BaseUrl.From(http), permanent: true, preserveMethod: true);
            return;
        }
        var name = http.Path == "/" ? "index.html" : http.Path.Value!["/console".Length..].TrimStart('/');
        var type = ContentTypes.GetValueOrDefault(Path.GetExtension(name));
        using var file = type is null ? null : typeof(Page).Assembly.GetManifestResourceStream($"Console/{name}");
        if (file is null)
        {
            answer.StatusCode = 404;
            answer.ContentType = "text/plain; charset=utf-8";
            await answer.WriteAsync($"The page has no file {name}.\n", cancellationToken).ConfigureAwait(false);
            return;
        }
        answer.ContentType = type;
        answer.ContentLength = file.Length;
        await file.CopyToAsync(answer.Body, cancellationToken).ConfigureAwait(false);
    }
}
