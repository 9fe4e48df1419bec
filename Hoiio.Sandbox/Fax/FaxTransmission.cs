using HoiioSdk.Sandbox.Time;
using HoiioSdk.Sandbox.Wire;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Fax;

/// <summary>A sent or received fax.</summary>
sealed class FaxTransmission(WorldState world) : ITransaction, IBillable
{
    public const int MaxPages = 1000;

    ScheduledAction? arrival;

    public required string TxnRef { get; init; }

    public required DateTimeOffset Date { get; init; }

    /// <summary>The number of the sender.</summary>
    public required string Source { get; init; }

    public required string Dest { get; init; }

    public required int Pages { get; init; }

    public required FilePath File { get; init; }

    /// <summary>The base of the URL of the file in the notification.</summary>
    public required string BaseUrl { get; init; }

    public required decimal Rate { get; init; }

    public string? Tag { get; init; }

    /// <summary>The URL that is notified of its end, or null.</summary>
    public string? NotifyUrl { get; init; }

    public string Status { get; private set; } = FaxStatus.Ongoing;

    public bool IsIncoming { get; init; }

    // docs/sources.md D14: src is null for an outgoing fax. The test of the Python SDK recognizes an outgoing fax by this.
    public string? WireSource => IsIncoming ? Source : null;

    public TimeSpan Duration => Timings.FaxPage * Pages;

    // Unlike a call, a fax has a debit from the start: zero while it is in progress.
    public int Minutes => Status == FaxStatus.Answered ? MinutesFor(Pages) : 0;

    public decimal Debit => Minutes * Rate;

    decimal MaxDebit => Rate * MinutesFor(Pages);

    /// <summary>Sends it. The cost of all its pages is reserved at the start.</summary>
    public void Begin(TimeSpan length, string outcome)
    {
        arrival = world.Clock.After(length, () => End(outcome));
        world.Account.TryReserve(this, MaxDebit);
    }

    void IBillable.Abort()
    {
        arrival!.Cancel();
        End(FaxStatus.Failed);
    }

    public SandboxFax ToSnapshot(string baseUrl) => new()
    {
        TxnRef = TxnRef,
        Direction = IsIncoming ? "incoming" : "outgoing",
        From = Source,
        To = Dest,
        Tag = Tag,
        Status = Status,
        Pages = Pages,
        FaxUrl = File.ToUrl(baseUrl),
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
        { "fax_url", File },
        { "date", Date },
        { "currency", Rates.Currency },
        { "rate", Rate },
        { "debit", Debit },
    }.WithNulls("src");

    void End(string outcome)
    {
        Status = outcome;
        world.Account.Charge(this, IsIncoming ? "fax received" : "fax", TxnRef, Debit);
        world.MarkChanged("fax", TxnRef);
        var fields = IsIncoming ? ToReceivedFields() : ToFields();
        fields.Add("fax_error_code", outcome == FaxStatus.Busy ? "busy" : null);
        world.Notify(NotifyUrl, fields.WithBaseUrl(BaseUrl));
    }

    WireFields ToReceivedFields() => new()
    {
        { "txn_ref", TxnRef },
        { "fax_status", Status },
        { "from", Source },
        { "to", Dest },
        { "fax_url", File },
        { "date", Date },
        { "duration", Minutes },
        { "currency", Rates.Currency },
        { "debit", Debit },
    };
}
