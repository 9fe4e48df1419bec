using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox;

/// <summary>A number of the account, with its forwarding.</summary>
public sealed record SandboxNumber
{
    /// <summary>The number, such as <c>+6500000000</c>.</summary>
    public required string Number { get; init; }

    /// <summary>The country code, ISO 3166-1 alpha-2, such as <c>SG</c>.</summary>
    public required string Country { get; init; }

    /// <summary>The state, such as <c>CA</c>; null for a country without states.</summary>
    public string? State { get; init; }

    /// <summary>Its capabilities: <c>VOICE</c>, <c>FAX</c>, <c>SMS</c>.</summary>
    public required IReadOnlyList<string> Capabilities { get; init; }

    /// <summary>What it receives: <c>voice</c> or <c>fax</c>.</summary>
    public required string Mode { get; init; }

    /// <summary>The URL that is notified of calls and faxes, or null.</summary>
    public string? ForwardTo { get; init; }

    /// <summary>The URL that is notified of SMS, or null.</summary>
    public string? ForwardSmsTo { get; init; }

    /// <summary>The last day of the subscription, in GMT+8.</summary>
    public required DateOnly Expiry { get; init; }

    /// <summary>Whether the subscription is extended automatically: <c>enabled</c> or <c>disabled</c>.</summary>
    public required string AutoExtendStatus { get; init; }

    /// <summary>Returns one line: number, country, mode, forwarding and expiry.</summary>
    public override string ToString() => $"{Number} {Country} {Mode}; forwards to {ForwardTo ?? "-"}, SMS to {ForwardSmsTo ?? "-"}; "
        + $"until {WireFormat.Day(Expiry)}";
}
