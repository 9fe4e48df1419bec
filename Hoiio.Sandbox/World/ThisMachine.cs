using System.Net;
using System.Net.NetworkInformation;

namespace HoiioSdk.Sandbox.World;

/// <summary>The addresses of this machine.</summary>
static class ThisMachine
{
    public static bool HasAddress(IPAddress address) => IPAddress.IsLoopback(address)
        || IPGlobalProperties.GetIPGlobalProperties().GetUnicastAddresses().Any(own => IsSame(own.Address, address));

    /// <summary>Whether a URL names this machine: localhost, its host name, or one of its addresses.</summary>
    public static bool IsHostOf(Uri url) => url.IsLoopback
        || url.IdnHost.Equals(Dns.GetHostName(), StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(url.IdnHost, out var address) && HasAddress(address));

    // Ignore the zone of a link-local address, which only this machine knows. An IPv4 address may be mapped to IPv6.
    public static bool IsSame(IPAddress first, IPAddress second) =>
        first.MapToIPv6().GetAddressBytes().AsSpan().SequenceEqual(second.MapToIPv6().GetAddressBytes());
}
