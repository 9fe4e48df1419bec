namespace HoiioSdk.Sandbox;

/// <summary>A phone that takes part in a call.</summary>
sealed class Leg(string number)
{
    public string Number => number;

    /// <summary>What came of ringing it: answered, unanswered, busy or failed.</summary>
    public string Result { get; set; } = "unanswered";
}

/// <summary>A call: a call back, a participant of a conference, or the call of an IVR session.</summary>
sealed class Call : ITransaction
{
    public required string TxnRef { get; init; }

    public required DateTimeOffset Date { get; init; }

    public required Leg First { get; init; }

    public Leg? Second { get; set; }

    /// <summary>The account's number that was rung, for an incoming call.</summary>
    public string? HoiioNumber { get; init; }

    public string? Tag { get; init; }

    /// <summary>Per started minute, all legs.</summary>
    public required decimal Rate { get; set; }

    public string? Room { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>What is to be done when the call is over.</summary>
    public Action Ended { get; set; } = () => { };

    public bool IsOver => EndedAt is not null;

    int? Minutes => EndedAt is not { } end ? null : AnsweredAt is { } start ? Math.Max(1, (int)Math.Ceiling((end - start).TotalMinutes)) : 0;

    public decimal? Debit => Minutes * Rate;

    public WireFields ToFields() => new WireFields
    {
        { "txn_ref", TxnRef },
        { "tag", Tag }, // D13: no tag, no field
        { "dest1", First.Number },
        { "dest2", Second?.Number },
        { "number", HoiioNumber },
        { "call_status_dest1", Status(First) },
        { "call_status_dest2", Second is { } second ? Status(second) : null },
    }.And(Bill());

    // A call with a single phone has no second one; an entry says so with nulls, as it does for the tag.
    public WireFields ToEntry() => ToFields().OrNull("tag", "dest2", "call_status_dest2");

    public WireFields Bill() => new()
    {
        { "date", Date },
        { "duration", Minutes },
        { "currency", Rates.Currency },
        { "rate", Rate },
        { "debit", Debit },
    };

    // D31: ongoing, as the guides say, for as long as the call is not over.
    string Status(Leg leg) => IsOver ? leg.Result : "ongoing";
}
