using System.Net;
using System.Net.Sockets;

namespace HoiioSdk.Sandbox.Control;

/// <summary>The addresses that a sandbox listens on.</summary>
/// <param name="Addresses">The IP addresses. The first is required. Others are skipped if the machine does not support them.</param>
sealed record ListenAddress(params IReadOnlyList<IPAddress> Addresses)
{
    public const string Expected = "localhost, any, or an IP address of this machine such as 192.168.1.5";

    public static ListenAddress Localhost { get; } = new(IPAddress.Loopback, IPAddress.IPv6Loopback);

    public static ListenAddress Any { get; } = new(IPAddress.Any, IPAddress.IPv6Any);

    /// <summary>Whether only this machine can reach it.</summary>
    public bool IsLocal => Addresses.All(IPAddress.IsLoopback);

    /// <summary>The host for a URL of the sandbox.</summary>
    public string Host => Addresses[0] switch
    {
        var any when any.Equals(IPAddress.Any) => $"{IPAddress.Loopback}",
        var any when any.Equals(IPAddress.IPv6Any) => $"[{IPAddress.IPv6Loopback}]",
        { AddressFamily: AddressFamily.InterNetworkV6 } address => $"[{$"{address}".Replace("%", "%25", StringComparison.Ordinal)}]",
        var address => $"{address}",
    };

    /// <summary>Parses the value of <c>--listen</c>. Returns null if it is not valid.</summary>
    public static ListenAddress? Parse(string text) => text switch
    {
        "localhost" => Localhost,
        "any" => Any,
        ['[', .. var inside, ']'] => ParseAddress(inside),
        _ => ParseAddress(text),
    };

    // IPAddress would accept "1" as 0.0.0.1, and a port after brackets.
    static ListenAddress? ParseAddress(string text) =>
        !text.StartsWith('[') && IPAddress.TryParse(text, out var address)
            && (address.AddressFamily == AddressFamily.InterNetworkV6 || $"{address}" == text)
            ? new(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)
            : null;
}
