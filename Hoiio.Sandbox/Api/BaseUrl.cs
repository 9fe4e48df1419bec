using System.Net;
using Microsoft.AspNetCore.Http;

namespace HoiioSdk.Sandbox.Api;

/// <summary>The base of the URLs in a reply: it has the scheme, host and port of the request.</summary>
static class BaseUrl
{
    /// <summary>The URL of the sandbox that a request is sent to, such as <c>http://sandbox:4646/@gw0/</c>.</summary>
    public static string From(HttpRequest http) => RootFrom(http) + (http.PathBase.HasValue ? http.PathBase.Value[1..] + "/" : "");

    /// <summary>The URL of the main sandbox, such as <c>http://sandbox:4646/</c>.</summary>
    public static string RootFrom(HttpRequest http) =>
        $"{(IsSecure(http) ? "https" : "http")}://{(http.Host.HasValue ? http.Host.Value : LocalHost(http.HttpContext.Connection))}/";

    // Of several proxies, the client connects to the first. The guard has already validated the host.
    static bool IsSecure(HttpRequest http) =>
        http.Headers["X-Forwarded-Proto"].ToString().Split(',')[0].Trim().Equals("https", StringComparison.OrdinalIgnoreCase);

    // An HTTP 1.0 request may have no Host header.
    static string LocalHost(ConnectionInfo connection) => $"{new IPEndPoint(connection.LocalIpAddress!, connection.LocalPort)}";
}
