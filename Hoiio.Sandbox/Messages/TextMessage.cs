using HoiioSdk.Sandbox.Wire;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Messages;

/// <summary>A sent or received SMS.</summary>
sealed class TextMessage : ITransaction
{
    public const string Received = "received";

    public required string TxnRef { get; init; }

    public required DateTimeOffset Date { get; init; }

    public required string Source { get; init; }

    public required string Dest { get; init; }

    public required string Text { get; init; }

    public required int Parts { get; init; }

    public required decimal Rate { get; init; }

    public required decimal Debit { get; init; }

    public string? Tag { get; init; }

    public required string Status { get; set; }

    // docs/sources.md D32: only the Python SDK has this status.
    public bool IsIncoming => Status == Received;

    public SandboxMessage ToSnapshot() => new()
    {
        TxnRef = TxnRef,
        Direction = IsIncoming ? "incoming" : "outgoing",
        From = Source,
        To = Dest,
        Text = Text,
        Tag = Tag,
        Status = Status,
        Date = Date,
        SplitCount = Parts,
        Currency = Rates.Currency,
        Rate = Rate,
        Debit = Debit,
    };

    public WireFields ToFields() => Delivery().Merge(new() { { "src", Source } });

    public WireFields Delivery() => new()
    {
        { "txn_ref", TxnRef },
        { "tag", Tag },
        { "sms_status", Status },
        { "date", Date },
        { "dest", Dest },
        { "split_count", Parts },
        { "currency", Rates.Currency },
        { "rate", Rate },
        { "debit", Debit },
    };
}
