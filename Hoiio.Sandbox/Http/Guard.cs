using System.Net;
using Microsoft.AspNetCore.Http;

namespace HoiioSdk.Sandbox;

/// <summary>
/// Keeps web pages out: a page in the developer's browser must neither read the sandbox nor make it act. Clients that are no browsers
/// send none of what is judged here but a Host, and notice nothing.
/// </summary>
sealed class Guard(IReadOnlyCollection<string> allowedHosts)
{
    /// <summary>Why a request is refused, or null.</summary>
    public string? Judge(HttpRequest http)
    {
        // A page that has its own name point at this machine (DNS rebinding) shows that name here.
        if (http.Headers.ContainsKey("Host") && !IsOwn(http.Host.Host))
            return $"The sandbox does not answer to the host '{http.Host.Value}'. Use 127.0.0.1 or localhost, or start it with "
                + $"--allow-host {Name(http.Host.Host)}.";
        if (http.Headers.ContainsKey("Origin") && !string.Equals(
            http.Headers.Origin, $"http://{http.Host.Value}", StringComparison.OrdinalIgnoreCase))
            return $"The sandbox does not answer web pages of another origin ('{http.Headers.Origin}'); its own is "
                + $"http://{http.Host.Value}. "
                + "If that is the sandbox under another name, open the page by the name that it is asked by, and allow it with "
                + "--allow-host.";
        if (http.Headers["Sec-Fetch-Site"].ToString() is not ("" or "none" or "same-origin") && !IsVisit(http))
            return "The sandbox does not answer requests that another web page causes; a link may lead to its page, and --allow-host NAME "
                + "gives it another name.";
        return null;
    }

    bool IsOwn(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address))
        || allowedHosts.Contains(host, StringComparer.OrdinalIgnoreCase);

    // Somebody who follows a link to the page sees it, and nothing is done.
    static bool IsVisit(HttpRequest http) =>
        http.Method == "GET" && http.Path == "/" && http.Headers["Sec-Fetch-Mode"] == "navigate"
            && http.Headers["Sec-Fetch-Dest"] == "document";

    static string Name(string host) => host.Length > 0 ? host : "NAME";
}
