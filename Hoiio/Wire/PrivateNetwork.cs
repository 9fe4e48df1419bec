using System.Net;

namespace HoiioSdk.Wire;

/// <summary>
/// Hosts that do not exist on public networks: this machine, private and link-local addresses, names without a dot, and names under the
/// top-level domains that are reserved for private networks, documentation and tests (RFC 2606, 6761, 6762, 8375, 9476).
/// </summary>
static class PrivateNetwork
{
    static readonly string[] topLevelDomains = ["localhost", "internal", "local", "test", "example", "home.arpa"];

    static readonly IPNetwork[] networks =
    [
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("::1/128"),
        IPNetwork.Parse("fc00::/7"),
        IPNetwork.Parse("fe80::/10"),
    ];

    /// <summary>Whether the host of an address is on a private network.</summary>
    public static bool Contains(Uri address)
    {
        string host;
        try
        {
            // The form that connections use, in which full-width digits and dots are ASCII.
            host = address.IdnHost;
        }
        catch (UriFormatException)
        {
            return false;
        }
        // Contains also matches IPv4 addresses that are mapped to IPv6.
        return IPAddress.TryParse(host, out var ip) ? networks.Any(network => network.Contains(ip)) : Contains(host);
    }

    // A trailing dot makes a name absolute, so "sandbox." is a top-level domain.
    static bool Contains(string name) => !name.Contains('.')
        || topLevelDomains.Any(domain => $".{name}".TrimEnd('.').EndsWith($".{domain}", StringComparison.OrdinalIgnoreCase));
}
