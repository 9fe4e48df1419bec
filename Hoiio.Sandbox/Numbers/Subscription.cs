using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.Numbers;

/// <summary>A number that the account holds.</summary>
sealed class Subscription
{
    public required string Number { get; init; }

    public required string Country { get; init; }

    public string? State { get; init; }

    public required string[] Capabilities { get; init; }

    public required decimal Monthly { get; init; }

    /// <summary>The last day in GMT+8 on which it is held.</summary>
    public required DateOnly Expiry { get; set; }

    public bool AutoExtends { get; set; }

    // docs/sources.md D7: as on the page, not a truth value.
    public string AutoExtendStatus => AutoExtends ? "enabled" : "disabled";

    public string Mode { get; set; } = "voice";

    public string? ForwardTo { get; set; }

    public string? ForwardSmsTo { get; set; }

    public bool Can(string capability) => Capabilities.Contains(capability);

    public SandboxNumber ToSnapshot() => new()
    {
        Number = Number,
        Country = Country,
        State = State,
        Capabilities = Capabilities,
        Mode = Mode,
        ForwardTo = ForwardTo,
        ForwardSmsTo = ForwardSmsTo,
        Expiry = Expiry,
        AutoExtendStatus = AutoExtendStatus,
    };

    // docs/sources.md D16: the state is empty where there is none, so that a loop over all numbers can read it from
    // each. D8: get_active says capabilities, get_choices capability.
    public WireFields ToFields() => new()
    {
        { "number", Number },
        { "forward_to", ForwardTo ?? "" },
        { "forward_sms_to", ForwardSmsTo ?? "" },
        { "mode", Mode },
        { "expiry", WireFormat.Day(Expiry) },
        { "auto_extend_status", AutoExtendStatus },
        { "country", Country },
        { "state", State ?? "" },
        { "capabilities", Capabilities },
    };
}
