using HoiioSdk.Sandbox.Time;
using HoiioSdk.Sandbox.Wire;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Voice;

/// <summary>A call: its phones, ringing, connection and cost. A derived class defines what happens in between.</summary>
abstract class Call : ITransaction, IBillable
{
    static readonly TimeSpan minute = TimeSpan.FromMinutes(1);

    readonly HashSet<ScheduledAction> scheduledActions = [];
    Leg? ringing;
    ScheduledAction? ringEnd;

    /// <summary>Opens a call, and reserves the cost of its first minute.</summary>
    protected Call(Switchboard switchboard, Leg first, Leg? second = null)
    {
        (Switchboard, World) = (switchboard, switchboard.World);
        (First, Second) = (first, second);
        TxnRef = World.Identifiers.Call();
        Date = World.Now;
        Rate = first.Rate + (second?.Rate ?? 0);
        switchboard.Add(this);
        World.Account.TryReserve(this, Rate);
        MarkChanged();
    }

    public string TxnRef { get; }

    public DateTimeOffset Date { get; }

    public Leg First { get; }

    public Leg? Second { get; protected set; }

    /// <summary>The called number of the account, for an incoming call.</summary>
    public string? HoiioNumber { get; init; }

    public string? Tag { get; init; }

    /// <summary>The rate of all phones, in SGD per started minute.</summary>
    public decimal Rate { get; protected set; }

    public string? Room { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public bool IsOver => EndedAt is not null;

    public IEnumerable<Leg> Legs => Second is { } second ? [First, second] : [First];

    /// <summary>The phone in hand that is ringing, or null.</summary>
    public Leg? RingingInHand => ringing is { IsInHand: true } ? ringing : null;

    public decimal? Debit => EndedAt is { } end ? Legs.Sum(leg => leg.Minutes(end) * leg.Rate) : null;

    protected Switchboard Switchboard { get; }

    protected WorldState World { get; }

    /// <summary>The reason of its charge in the account statement.</summary>
    protected abstract string Kind { get; }

    protected int? Minutes => EndedAt is { } end ? First.Minutes(end) : null;

    protected virtual string State => IsOver ? "ended" : AnsweredAt is null ? "ringing" : "ongoing";

    /// <summary>What the call waits for, unless it has ended or rings a phone in hand.</summary>
    protected virtual string WaitsFor => "time";

    public void Answer() => StopRinging(CallStatus.Answered);

    public void Decline() => StopRinging(CallStatus.Busy);

    void IBillable.Abort() => End();

    public void End()
    {
        if (IsOver)
            return;
        EndedAt = World.Now;
        ringing = null;
        foreach (var scheduled in scheduledActions)
            scheduled.Cancel();
        scheduledActions.Clear();
        foreach (var leg in Legs)
            leg.State = leg.Result;
        Switchboard.Remove(this);
        World.Account.Charge(this, Kind, TxnRef, Debit!.Value);
        MarkChanged();
        OnEnded();
    }

    public void MarkChanged() => World.MarkChanged("call", TxnRef);

    public WireFields ToFields() => new WireFields
    {
        { "txn_ref", TxnRef },
        { "tag", Tag },
        { "dest1", First.Number },
        { "dest2", Second?.Number },
        { "number", HoiioNumber },
        { "call_status_dest1", StatusOf(First) },
        { "call_status_dest2", Second is { } second ? StatusOf(second) : null },
    }.Merge(Bill());

    // docs/sources.md D51: in an entry, the fields of the second phone are null for a call with one phone.
    public WireFields ToEntry() => ToFields().WithNulls("dest2", "call_status_dest2");

    public WireFields Bill() => new()
    {
        { "date", Date },
        { "duration", Minutes },
        { "currency", Rates.Currency },
        { "rate", Rate },
        { "debit", Debit },
    };

    /// <param name="baseUrl">The base of the URLs of recordings.</param>
    public virtual SandboxCall ToSnapshot(string baseUrl) => new()
    {
        TxnRef = TxnRef,
        Direction = HoiioNumber is null ? "outgoing" : "incoming",
        Dest1 = First.Number,
        Dest2 = Second?.Number,
        Room = Room,
        Tag = Tag,
        State = State,
        WaitsFor = IsOver ? null : RingingInHand is null ? WaitsFor : "answer",
        Phones = [.. Legs.Select(leg => new SandboxCallPhone(leg.Number, leg.State, leg.IsInHand || Switchboard.IsInHand(leg.Number)))],
        Blocks = [],
        Date = Date,
        Answered = AnsweredAt,
        Ended = EndedAt,
        Duration = Minutes,
        Currency = Rates.Currency,
        Rate = Rate,
        Debit = Debit,
        HeldBack = World.Account.ReservedFor(this),
    };

    protected abstract void OnAnswered(Leg leg);

    protected virtual void OnUnanswered(Leg leg) => End();

    protected abstract void OnEnded();

    public void Ring(Leg leg)
    {
        ringing = leg;
        leg.State = Leg.Ringing;
        leg.IsInHand = Switchboard.IsInHand(leg.Number);
        ringEnd = leg.IsInHand
            ? After(Timings.RingingInHand, () => StopRinging(CallStatus.Unanswered))
            : After(Timings.RingFor(leg.Number), () => StopRinging(MagicNumbers.CallOutcome(leg.Number)));
        MarkChanged();
    }

    /// <summary>Connects the phones. They are charged from now on, and the call ends after the given time at the latest.</summary>
    public void Connect(TimeSpan maxDuration)
    {
        AnsweredAt = World.Now;
        After(maxDuration, End);
        foreach (var leg in Legs)
            Connect(leg);
        MarkChanged();
    }

    /// <summary>Connects a phone, which is charged from now on. Its first minute is already reserved. If a further minute cannot be
    /// reserved when it starts, the call ends.</summary>
    public void Connect(Leg leg)
    {
        leg.PaidFrom = World.Now;
        leg.State = Leg.InCall;
        After(minute, () => ReserveMinute(leg));
    }

    protected void Join(string room)
    {
        Room = room;
        Switchboard.Join(room);
    }

    /// <summary>Runs an action after a delay, unless the call ends first. Without a delay, it runs at once, even if the clock stands
    /// still.</summary>
    public ScheduledAction? After(TimeSpan delay, Action action)
    {
        if (delay == TimeSpan.Zero)
        {
            action();
            return null;
        }
        scheduledActions.RemoveWhere(scheduled => scheduled.IsCancelled || scheduled.Due < World.Now);
        var added = World.Clock.After(delay, action);
        scheduledActions.Add(added);
        return added;
    }

    void StopRinging(string result)
    {
        var leg = ringing!;
        ringing = null;
        ringEnd!.Cancel();
        leg.Result = result;
        leg.State = result == CallStatus.Answered ? Leg.InCall : result;
        MarkChanged();
        if (result == CallStatus.Answered)
            OnAnswered(leg);
        else
            OnUnanswered(leg);
    }

    void ReserveMinute(Leg leg)
    {
        if (World.Account.TryReserve(this, leg.Rate))
            After(minute, () => ReserveMinute(leg));
        else
            End();
    }

    // docs/sources.md D31: ongoing until the call ends, as in the guides.
    string StatusOf(Leg leg) => IsOver ? leg.Result : CallStatus.Ongoing;
}
