namespace HoiioSdk.Sandbox;

/// <summary>A fax that was sent or received.</summary>
sealed class FaxTransmission : ITransaction
{
    public required string TxnRef { get; init; }

    public required DateTimeOffset Date { get; init; }

    /// <summary>Who sent it, for an incoming fax.</summary>
    public string? Source { get; init; }

    public required string Dest { get; init; }

    public required int Pages { get; init; }

    public required string Url { get; init; }

    public required decimal Rate { get; init; }

    public string? Tag { get; init; }

    public string Status { get; set; } = "ongoing";

    public bool IsIncoming => Source is not null;

    public TimeSpan Length => Timings.FaxPage * Pages;

    // Unlike that of a call, the debit of a fax is always given: while it is going on, nothing has been charged.
    public int Minutes => Status == "answered" ? (int)Math.Ceiling(Length.TotalMinutes) : 0;

    public decimal Debit => Minutes * Rate;

    // D14: src is there for an outgoing fax too, as null, which is how the Python SDK's test knows one.
    public WireFields ToFields() => new WireFields
    {
        { "txn_ref", TxnRef },
        { "tag", Tag },
        { "src", Source },
        { "dest", Dest },
        { "fax_status", Status },
        { "fax_pages", Pages },
        { "fax_url", Url },
        { "date", Date },
        { "currency", Rates.Currency },
        { "rate", Rate },
        { "debit", Debit },
    }.OrNull("src");
}
