using System.Net;
using Microsoft.AspNetCore.Http;

namespace HoiioSdk.Sandbox.Api;

/// <summary>The start of the addresses in an answer: scheme, host and port are those of the request.</summary>
static class BaseUrl
{
    /// <summary>The address of the sandbox that a request is for, such as <c>http://sandbox:4646/@gw0/</c>.</summary>
    public static string From(HttpRequest http) => RootFrom(http) + (http.PathBase.HasValue ? http.PathBase.Value[1..] + "/" : "");

    /// <summary>The address of the whole process, such as <c>http://sandbox:4646/</c>.</summary>
    public static string RootFrom(HttpRequest http) =>
        $"{(IsSecure(http) ? "https" : "http")}://{(http.Host.HasValue ? http.Host.Value : LocalHost(http.HttpContext.Connection))}/";

    // The guard has let the host through; the first of several proxies is the one that the client sees.
    static bool IsSecure(HttpRequest http) =>
        http.Headers["X-Forwarded-Proto"].ToString().Split(',')[0].Trim().Equals("https", StringComparison.OrdinalIgnoreCase);

    // A client of HTTP 1.0 names no host.
    static string LocalHost(ConnectionInfo connection) => $"{new IPEndPoint(connection.LocalIpAddress!, connection.LocalPort)}";
}
