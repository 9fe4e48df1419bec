using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox;

/// <summary>A fax as it stands, out or in.</summary>
public sealed record SandboxFax
{
    /// <summary>The transaction, such as <c>AA-F-141147</c>.</summary>
    public required string TxnRef { get; init; }

    /// <summary><c>outgoing</c> or <c>incoming</c>.</summary>
    public required string Direction { get; init; }

    /// <summary>The sender's number, or <c>private</c>.</summary>
    public required string From { get; init; }

    /// <summary>The number it goes to.</summary>
    public required string To { get; init; }

    /// <summary>The tag of the request, or null.</summary>
    public string? Tag { get; init; }

    /// <summary>Its fax_status, such as <c>ongoing</c>.</summary>
    public required string Status { get; init; }

    /// <summary>How many pages.</summary>
    public required int Pages { get; init; }

    /// <summary>The address of the document.</summary>
    public required string FaxUrl { get; init; }

    /// <summary>When it was sent.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>The minutes that are paid for; zero while it is under way.</summary>
    public required int Duration { get; init; }

    /// <summary>The currency, SGD.</summary>
    public required string Currency { get; init; }

    /// <summary>The price of a minute.</summary>
    public required decimal Rate { get; init; }

    /// <summary>What it cost; zero while it is under way.</summary>
    public required decimal Debit { get; init; }

    /// <summary>One line: which fax, when (GMT+8), from whom to whom, how it stands and how long it is.</summary>
    public override string ToString() => $"{TxnRef} {Direction} {WireFormat.Date(Date)}: {From} -> {To}; {Status}, "
        + $"{WireFormat.Money(Debit)} {Currency}, {WireFormat.Number(Pages)} page{(Pages == 1 ? "" : "s")}";
}
