using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox;

/// <summary>An SMS as it stands, out or in.</summary>
public sealed record SandboxMessage
{
    /// <summary>The transaction, such as <c>AA-S-141147</c>.</summary>
    public required string TxnRef { get; init; }

    /// <summary><c>outgoing</c> or <c>incoming</c>.</summary>
    public required string Direction { get; init; }

    /// <summary>The sender: a number, a short code or a name.</summary>
    public required string From { get; init; }

    /// <summary>The number it goes to.</summary>
    public required string To { get; init; }

    /// <summary>The text, in full.</summary>
    public required string Text { get; init; }

    /// <summary>The tag of the request, or null.</summary>
    public string? Tag { get; init; }

    /// <summary>Its sms_status, such as <c>delivered</c>.</summary>
    public required string Status { get; init; }

    /// <summary>When it was sent.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>In how many parts it is counted.</summary>
    public required int SplitCount { get; init; }

    /// <summary>The currency, SGD.</summary>
    public required string Currency { get; init; }

    /// <summary>The price of a part.</summary>
    public required decimal Rate { get; init; }

    /// <summary>What it cost.</summary>
    public required decimal Debit { get; init; }

    /// <summary>One line: which SMS, when (GMT+8), from whom to whom, how it stands and its text.</summary>
    public override string ToString() => $"{TxnRef} {Direction} {WireFormat.Date(Date)}: {From} -> {To}; {Status}, "
        + $"{WireFormat.Money(Debit)} {Currency}: {Text.ReplaceLineEndings("\\n")}";
}
