namespace HoiioSdk.Sandbox;

/// <summary>A text before it is sent: measured and priced.</summary>
sealed record SmsDraft(string Dest, string Text, SmsText Size, decimal Rate)
{
    public const string EmptyError = "error_msg_empty";

    const string Usa = "+1";

    public decimal Cost => Rate * Size.Parts;

    public static SmsDraft Write(string dest, string text, string? sender = null, bool isOwnNumber = false)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new Refusal(EmptyError);
        var rate = Rates.For(dest);
        // Where a sender name can't be shown, the service says in the text who it is from, and counts that too.
        var keepsSender = rate.KeepsSender || (isOwnNumber && sender!.StartsWith(Usa, StringComparison.Ordinal)
            && dest.StartsWith(Usa, StringComparison.Ordinal));
        var full = sender is null || keepsSender ? text : $"Fr:{sender}\n{text}";
        return new(dest, full, SmsText.Measure(full), rate.Sms);
    }
}

/// <summary>An SMS that was sent or received.</summary>
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

    // D32: a status that only the Python SDK names.
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

    public WireFields ToFields() => Delivery().And(new() { { "src", Source } });

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
