namespace HoiioSdk.Sandbox;

/// <summary>A fax that was sent or received.</summary>
sealed class FaxTransmission : ITransaction
{
    public const int MostPages = 1000;

    public required string TxnRef { get; init; }

    public required DateTimeOffset Date { get; init; }

    /// <summary>Who sent it.</summary>
    public required string Source { get; init; }

    public required string Dest { get; init; }

    public required int Pages { get; init; }

    public required string Url { get; init; }

    public required decimal Rate { get; init; }

    public string? Tag { get; init; }

    public string Status { get; set; } = "ongoing";

    public Hold? Hold { get; set; }

    public bool IsIncoming { get; init; }

    // D14: src is there for an outgoing fax too, as null, which is how the Python SDK's test knows one.
    public string? WireSource => IsIncoming ? Source : null;

    public TimeSpan Length => Timings.FaxPage * Pages;

    // Unlike that of a call, the debit of a fax is always given: while it is going on, nothing has been charged.
    public int Minutes => Status == "answered" ? MinutesFor(Pages) : 0;

    public decimal Debit => Minutes * Rate;

    public SandboxFax ToSnapshot() => new()
    {
        TxnRef = TxnRef,
        Direction = IsIncoming ? "incoming" : "outgoing",
        From = Source,
        To = Dest,
        Tag = Tag,
        Status = Status,
        Pages = Pages,
        FaxUrl = Url,
        Date = Date,
        Duration = Minutes,
        Currency = Rates.Currency,
        Rate = Rate,
        Debit = Debit,
    };

    public static int MinutesFor(int pages) => (int)Math.Ceiling((Timings.FaxPage * pages).TotalMinutes);

    public WireFields ToFields() => new WireFields
    {
        { "txn_ref", TxnRef },
        { "tag", Tag },
        { "src", WireSource },
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
