using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox;

/// <summary>A snapshot of a fax.</summary>
public sealed record SandboxFax
{
    /// <summary>The transaction reference, such as <c>AA-F-141147</c>.</summary>
    public required string TxnRef { get; init; }

    /// <summary>The direction: <c>outgoing</c> or <c>incoming</c>.</summary>
    public required string Direction { get; init; }

    /// <summary>The sender's number, or <c>private</c>.</summary>
    public required string From { get; init; }

    /// <summary>The destination number.</summary>
    public required string To { get; init; }

    /// <summary>The tag of the request, or null.</summary>
    public string? Tag { get; init; }

    /// <summary>The fax_status, such as <c>ongoing</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The number of pages.</summary>
    public required int Pages { get; init; }

    /// <summary>The URL of the document.</summary>
    public required string FaxUrl { get; init; }

    /// <summary>When it was sent.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>The charged minutes; zero while it is in progress.</summary>
    public required int Duration { get; init; }

    /// <summary>The currency, SGD.</summary>
    public required string Currency { get; init; }

    /// <summary>The rate per minute, in SGD.</summary>
    public required decimal Rate { get; init; }

    /// <summary>The cost in SGD; zero while it is in progress.</summary>
    public required decimal Debit { get; init; }

    /// <summary>Returns one line: the transaction reference, direction, date (GMT+8), sender, destination, status, cost and
    /// pages.</summary>
    public override string ToString() => $"{TxnRef} {Direction} {WireFormat.Date(Date)}: {From} -> {To}; {Status}, "
        + $"{WireFormat.Money(Debit)} {Currency}, {WireFormat.Number(Pages)} page{(Pages == 1 ? "" : "s")}";
}
