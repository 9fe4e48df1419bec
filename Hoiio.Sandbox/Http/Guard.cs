using System.Net;
using System.Net.NetworkInformation;
using HoiioSdk.Sandbox.Control;
using Microsoft.AspNetCore.Http;

namespace HoiioSdk.Sandbox.Http;

/// <summary>
/// Keeps web pages out: a page in the developer's browser must neither read the sandbox nor make it act. Clients that are no browsers
/// send none of what is judged here but a Host, and notice nothing.
/// </summary>
/// <param name="listen">Where the sandbox listens.</param>
/// <param name="allowedHosts">Names by which it answers besides.</param>
sealed class Guard(ListenAddress listen, IReadOnlyCollection<string> allowedHosts)
{
    /// <summary>Why a request is refused, or null.</summary>
    /// <param name="http">The request.</param>
    /// <param name="sandboxExists">Whether the sandbox is there that it is for.</param>
    public string? Validate(HttpRequest http, bool sandboxExists)
    {
        // A page that has its own name point at this machine (DNS rebinding) shows that name here.
        if (http.Headers.ContainsKey("Host") && !IsOwnHost(http.Host.Host, http.HttpContext.Connection))
            return $"The sandbox does not answer to the host '{http.Host.Value}'. Use localhost or an address that it listens at, or start "
                + $"it with --allow-host {Name(http.Host.Host)}.";
        // A proxy in front of the sandbox may have another scheme and another port.
        if (http.Headers.ContainsKey("Origin") && (ParseHost(http.Headers.Origin.ToString()) is not { } origin
            || !IsOwnHost(origin, http.HttpContext.Connection)))
            return $"The sandbox does not answer web pages of another origin ('{http.Headers.Origin}'). If that is the sandbox under "
                + $"another name, start it with --allow-host {Name(ParseHost(http.Headers.Origin.ToString()) ?? "")}.";
        if (http.Headers["Sec-Fetch-Site"].ToString() is not ("" or "none" or "same-origin") && !(sandboxExists && IsPageNavigation(http)))
            return "The sandbox does not answer requests that another web page causes; a link may lead to the page of a "
                + "sandbox that is there, and --allow-host NAME gives it another name.";
        return null;
    }

    bool IsOwnHost(string host, ConnectionInfo connection) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address)
            && (IPAddress.IsLoopback(address) || listen.Addresses.Any(listened => IsReached(listened, address, connection))))
        || allowedHosts.Any(allowed => IsSame(allowed, host));

    // Most requests come to the address that they name; a proxy on this machine may connect to another one.
    static bool IsReached(IPAddress listened, IPAddress address, ConnectionInfo connection) =>
        !listened.Equals(IPAddress.Any) && !listened.Equals(IPAddress.IPv6Any) ? IsSame(listened, address)
        : (connection.LocalIpAddress is { } local && IsSame(local, address))
            || IPGlobalProperties.GetIPGlobalProperties().GetUnicastAddresses().Any(own => IsSame(own.Address, address));

    // The zone of a link-local address is known to this machine alone, and the same IPv4 address may be mapped to IPv6.
    static bool IsSame(IPAddress first, IPAddress second) =>
        first.MapToIPv6().GetAddressBytes().AsSpan().SequenceEqual(second.MapToIPv6().GetAddressBytes());

    // An IPv6 address stands in brackets in a header, and may stand without on the command line.
    static bool IsSame(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(left, out var first) && IPAddress.TryParse(right, out var second) && IsSame(first, second));

    /// <summary>The host of an origin; null if the text is no origin of a scheme, a host and perhaps a port.</summary>
    static string? ParseHost(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Host.Length > 0
            && origin.StartsWith(uri.Scheme + "://", StringComparison.OrdinalIgnoreCase)
            && origin.IndexOfAny(['/', '\\', '?', '#', '@'], uri.Scheme.Length + "://".Length) < 0
            ? uri.Host
            : null;

    // Somebody who follows a link to the page sees it, and nothing is done.
    static bool IsPageNavigation(HttpRequest http) =>
        http.Method == "GET" && http.Path == "/" && http.Headers["Sec-Fetch-Mode"] == "navigate"
            && http.Headers["Sec-Fetch-Dest"] == "document";

    static string Name(string host) => host.Length > 0 ? host : "NAME";
}
