using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox;

/// <summary>A number that the account holds, and where it sends what it hears.</summary>
public sealed record SandboxNumber
{
    /// <summary>The number, such as <c>+6500000000</c>.</summary>
    public required string Number { get; init; }

    /// <summary>The country, ISO 3166-1 alpha-2.</summary>
    public required string Country { get; init; }

    /// <summary>The state, where numbers are sold by state, or null.</summary>
    public string? State { get; init; }

    /// <summary>What it can do: VOICE, FAX, SMS.</summary>
    public required IReadOnlyList<string> Capabilities { get; init; }

    /// <summary><c>voice</c> or <c>fax</c>.</summary>
    public required string Mode { get; init; }

    /// <summary>The address that hears of calls and faxes, or null.</summary>
    public string? ForwardTo { get; init; }

    /// <summary>The address that hears of SMS, or null.</summary>
    public string? ForwardSmsTo { get; init; }

    /// <summary>The last day on which it is held, in GMT+8.</summary>
    public required DateOnly Expiry { get; init; }

    /// <summary><c>enabled</c> or <c>disabled</c>.</summary>
    public required string AutoExtendStatus { get; init; }

    /// <summary>One line: the number, what it is set to, where it forwards to, and until when it is held.</summary>
    public override string ToString() => $"{Number} {Country} {Mode}; forwards to {ForwardTo ?? "-"}, SMS to {ForwardSmsTo ?? "-"}; "
        + $"until {WireFormat.Day(Expiry)}";
}
