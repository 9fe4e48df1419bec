using System.Globalization;
using System.Net;
using HoiioSdk.Sandbox.Control;
using HoiioSdk.Sandbox.World;
using Microsoft.AspNetCore.Http;

namespace HoiioSdk.Sandbox.Http;

/// <summary>
/// Rejects requests of other web pages: a page in the developer's browser must not read or change the sandbox. Of the validated headers,
/// clients that are not browsers only send Host.
/// </summary>
/// <param name="listen">The addresses that the sandbox listens on.</param>
/// <param name="allowedHosts">Additional host names that it accepts.</param>
sealed class Guard(ListenAddress listen, IReadOnlyCollection<string> allowedHosts)
{
    /// <summary>Returns why a request is rejected, or null if it is allowed.</summary>
    /// <param name="http">The request.</param>
    /// <param name="sandboxExists">Whether the sandbox in the path exists.</param>
    public string? Validate(HttpRequest http, bool sandboxExists)
    {
        // Protects against DNS rebinding, where the host name of a web page resolves to this machine.
        if (http.Headers.ContainsKey("Host") && !IsOwnHost(http.Host.Host, http.HttpContext.Connection))
            return $"The sandbox does not accept the host '{http.Host.Value}'. Use localhost or an address that it listens on, or start "
                + $"it with --allow-host {Name(http.Host.Host)}.";
        // Only compare the host, because a proxy may have another scheme and port.
        if (http.Headers.ContainsKey("Origin") && (ParseHost(http.Headers.Origin.ToString()) is not { } origin
            || !IsOwnHost(origin, http.HttpContext.Connection)))
            return $"The sandbox does not accept requests of another origin ('{http.Headers.Origin}'). If this is another name of the "
                + $"sandbox, start it with --allow-host {Name(ParseHost(http.Headers.Origin.ToString()) ?? "")}.";
        if (http.Headers["Sec-Fetch-Site"].ToString() is not ("" or "none" or "same-origin") && !(sandboxExists && IsPageNavigation(http)))
            return "Cross-site request refused. Another site can only link to the page of an existing sandbox. If the sandbox has another "
                + "name, start it with --allow-host NAME.";
        return null;
    }

    bool IsOwnHost(string host, ConnectionInfo connection) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address)
            && (IPAddress.IsLoopback(address) || listen.Addresses.Any(listened => IsReached(listened, address, connection))))
        || allowedHosts.Any(allowed => IsSame(allowed, host));

    // Most requests name the local address of their connection. A proxy on this machine may connect to another address.
    static bool IsReached(IPAddress listened, IPAddress address, ConnectionInfo connection) =>
        !listened.Equals(IPAddress.Any) && !listened.Equals(IPAddress.IPv6Any) ? ThisMachine.IsSame(listened, address)
        : (connection.LocalIpAddress is { } local && ThisMachine.IsSame(local, address)) || ThisMachine.HasAddress(address);

    // An IPv6 address has brackets in a header, but not always on the command line.
    static bool IsSame(string left, string right) => ToAscii(left).Equals(ToAscii(right), StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(left, out var first) && IPAddress.TryParse(right, out var second) && ThisMachine.IsSame(first, second));

    // ASP.NET Core decodes an internationalized domain name in Host, but not in Origin.
    static string ToAscii(string host)
    {
        try
        {
            return new IdnMapping().GetAscii(host);
        }
        catch (ArgumentException)
        {
            return host;
        }
    }

    /// <summary>Returns the host of an origin, or null if the text is not an origin with a scheme, a host and an optional port.</summary>
    static string? ParseHost(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Host.Length > 0
            // Not a name that .NET replaces: http://loopback becomes http://localhost.
            && (uri.HostNameType != UriHostNameType.Dns
                || origin.StartsWith($"{uri.Scheme}://{uri.Host}", StringComparison.OrdinalIgnoreCase))
            && origin.IndexOfAny(['/', '\\', '?', '#', '@'], uri.Scheme.Length + "://".Length) < 0
            ? uri.Host
            : null;

    // Following a link to the page only shows it, and changes nothing.
    static bool IsPageNavigation(HttpRequest http) =>
        http.Method == "GET" && http.Path == "/" && http.Headers["Sec-Fetch-Mode"] == "navigate"
            && http.Headers["Sec-Fetch-Dest"] == "document";

    static string Name(string host) => host.Length > 0 ? host : "NAME";
}
