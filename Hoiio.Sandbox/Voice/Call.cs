namespace HoiioSdk.Sandbox;

/// <summary>A phone that takes part in a call, and what it costs.</summary>
sealed class Leg(string number, decimal rate)
{
    const string NotRung = "unanswered";

    public string Number => number;

    /// <summary>Per started minute.</summary>
    public decimal Rate => rate;

    /// <summary>What came of ringing it: answered, unanswered, busy or failed.</summary>
    public string Result { get; set; } = NotRung;

    /// <summary>How it stands: waiting, ringing, in_call, or the result.</summary>
    public string State { get; set; } = "waiting";

    /// <summary>Whether it rang in somebody's hand.</summary>
    public bool WasInHand { get; set; }

    public DateTimeOffset? PaidFrom { get; set; }

    /// <summary>The minutes that were begun until then.</summary>
    public int Minutes(DateTimeOffset end) => PaidFrom is { } start ? Math.Max(1, (int)Math.Ceiling((end - start).TotalMinutes)) : 0;
}

/// <summary>A call: a call back, a participant of a conference, or the call of an IVR session.</summary>
sealed class Call : ITransaction
{
    public required string TxnRef { get; init; }

    /// <summary>For the statement: call, conference or ivr.</summary>
    public required string Kind { get; init; }

    public required DateTimeOffset Date { get; init; }

    public required Leg First { get; init; }

    public Leg? Second { get; set; }

    /// <summary>The account's number that was rung, for an incoming call.</summary>
    public string? HoiioNumber { get; init; }

    public string? Tag { get; init; }

    /// <summary>Per started minute, all legs.</summary>
    public required decimal Rate { get; set; }

    public string? Room { get; set; }

    public IvrSession? Session { get; set; }

    public required Hold Hold { get; init; }

    public DateTimeOffset? AnsweredAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>What is still to happen while it is up.</summary>
    public HashSet<Appointment> Appointments { get; } = [];

    /// <summary>Takes the result of the phone that rings in somebody's hand; null if none does.</summary>
    public Action<string>? PickUp { get; set; }

    /// <summary>What is to be done when the call is over.</summary>
    public Action Ended { get; set; } = () => { };

    public bool IsOver => EndedAt is not null;

    public IEnumerable<Leg> Legs => Second is { } second ? [First, second] : [First];

    public int? Minutes => EndedAt is { } end ? First.Minutes(end) : null;

    public decimal? Debit => EndedAt is { } end ? Legs.Sum(leg => leg.Minutes(end) * leg.Rate) : null;

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
