using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox;

/// <summary>A snapshot of an SMS.</summary>
public sealed record SandboxMessage
{
    /// <summary>The transaction reference, such as <c>AA-S-141147</c>.</summary>
    public required string TxnRef { get; init; }

    /// <summary>The direction: <c>outgoing</c> or <c>incoming</c>.</summary>
    public required string Direction { get; init; }

    /// <summary>The sender: a number, a short code or a name.</summary>
    public required string From { get; init; }

    /// <summary>The destination number.</summary>
    public required string To { get; init; }

    /// <summary>The text, in full.</summary>
    public required string Text { get; init; }

    /// <summary>The tag of the request, or null.</summary>
    public string? Tag { get; init; }

    /// <summary>The sms_status, such as <c>delivered</c>.</summary>
    public required string Status { get; init; }

    /// <summary>When it was sent.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>The number of charged parts.</summary>
    public required int SplitCount { get; init; }

    /// <summary>The currency, SGD.</summary>
    public required string Currency { get; init; }

    /// <summary>The rate per part, in SGD.</summary>
    public required decimal Rate { get; init; }

    /// <summary>The cost in SGD.</summary>
    public required decimal Debit { get; init; }

    /// <summary>Returns one line: the transaction reference, direction, date (GMT+8), sender, destination, status, cost and text.</summary>
    public override string ToString() => $"{TxnRef} {Direction} {WireFormat.Date(Date)}: {From} -> {To}; {Status}, "
        + $"{WireFormat.Money(Debit)} {Currency}: {Text.ReplaceLineEndings("\\n")}";
}
