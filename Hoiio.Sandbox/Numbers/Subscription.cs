using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.Numbers;

/// <summary>The account's subscription to a number.</summary>
sealed class Subscription
{
    public required string Number { get; init; }

    public required string Country { get; init; }

    public string? State { get; init; }

    public required string[] Capabilities { get; init; }

    public required decimal Monthly { get; init; }

    /// <summary>The last day of the subscription, in GMT+8.</summary>
    public required DateOnly Expiry { get; set; }

    public bool AutoExtends { get; set; }

    // docs/sources.md D7: text as on the page, not a Boolean.
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

    // docs/sources.md D16: without a state the field is empty, so that a loop over all numbers can read it. D8: get_active has
    // capabilities, get_choices has capability.
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
