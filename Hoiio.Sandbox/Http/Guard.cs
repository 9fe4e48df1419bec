using System.Net;
using Microsoft.AspNetCore.Http;

namespace HoiioSdk.Sandbox.Http;

/// <summary>
/// Keeps web pages out: a page in the developer's browser must neither read the sandbox nor make it act. Clients that are no browsers
/// send none of what is judged here but a Host, and notice nothing.
/// </summary>
sealed class Guard(IReadOnlyCollection<string> allowedHosts)
{
    /// <summary>Why a request is refused, or null.</summary>
    public string? Validate(HttpRequest http)
    {
        // A page that has its own name point at this machine (DNS rebinding) shows that name here.
        if (http.Headers.ContainsKey("Host") && !IsOwn(http.Host.Host))
            return $"The sandbox does not answer to the host '{http.Host.Value}'. Use 127.0.0.1 or localhost, or start it with "
                + $"--allow-host {Name(http.Host.Host)}.";
        // A proxy in front of the sandbox may have another scheme and another port.
        if (http.Headers.ContainsKey("Origin") && (HostOf(http.Headers.Origin.ToString()) is not { } origin || !IsOwn(origin)))
            return $"The sandbox does not answer web pages of another origin ('{http.Headers.Origin}'). If that is the sandbox under "
                + $"another name, start it with --allow-host {Name(HostOf(http.Headers.Origin.ToString()) ?? "")}.";
        if (http.Headers["Sec-Fetch-Site"].ToString() is not ("" or "none" or "same-origin") && !IsVisit(http))
            return "The sandbox does not answer requests that another web page causes; a link may lead to its page, and --allow-host NAME "
                + "gives it another name.";
        return null;
    }

    bool IsOwn(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address))
        || allowedHosts.Any(allowed => IsSame(allowed, host));

    // An IPv6 address stands in brackets in a header, and may stand without on the command line.
    static bool IsSame(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(one, out var first) && IPAddress.TryParse(other, out var second) && first.Equals(second));

    /// <summary>The host of an origin; null if the text is no origin of a scheme, a host and perhaps a port.</summary>
    static string? HostOf(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Host.Length > 0
            && origin.StartsWith(uri.Scheme + "://", StringComparison.OrdinalIgnoreCase)
            && origin.IndexOfAny(['/', '\\', '?', '#', '@'], uri.Scheme.Length + "://".Length) < 0
            ? uri.Host
            : null;

    // Somebody who follows a link to the page sees it, and nothing is done.
    static bool IsVisit(HttpRequest http) =>
        http.Method == "GET" && http.Path == "/" && http.Headers["Sec-Fetch-Mode"] == "navigate"
            && http.Headers["Sec-Fetch-Dest"] == "document";

    static string Name(string host) => host.Length > 0 ? host : "NAME";
}
