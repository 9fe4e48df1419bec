namespace HoiioSdk.Sandbox;

/// <summary>Opens, rings, connects and ends calls, for every service that has some.</summary>
sealed class Switchboard(World world)
{
    // D30: the limit is the account's, and only calls count.
    const int Lines = 8;

    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    readonly List<Call> up = [];
    readonly Dictionary<string, int> peopleByRoom = new(StringComparer.Ordinal);

    public Transactions<Call> Calls { get; } = new();

    /// <summary>The calls that are not over, in order.</summary>
    public IReadOnlyList<Call> Up => up;

    /// <summary>The phones in somebody's hand: they ring until they are answered or declined, whatever the rule of the number
    /// says.</summary>
    public HashSet<string> PhonesInHand { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether a room was ever used.</summary>
    public bool IsRoom(string name) => peopleByRoom.ContainsKey(name);

    public int PeopleIn(string room) => peopleByRoom.GetValueOrDefault(room);

    public void Demand(int lines, decimal rate)
    {
        if (up.Count + lines > Lines)
            throw new Refusal("error_concurrent_call_limit_reached");
        world.Account.Demand(rate);
    }

    /// <summary>Opens a call, and holds what its first minute costs until it is over. That it is there is demanded before.</summary>
    public Call Open(string kind, Leg first, string? tag, Leg? second = null, string? hoiioNumber = null)
    {
        var rate = first.Rate + (second?.Rate ?? 0);
        Call? opened = null;
        var call = opened = Calls.Add(new()
        {
            TxnRef = world.Ids.Call(),
            Kind = kind,
            Date = world.Now,
            First = first,
            Second = second,
            Rate = rate,
            Tag = tag,
            HoiioNumber = hoiioNumber,
            Hold = new(() => End(opened!)),
        });
        world.Account.TryHold(call.Hold, rate);
        up.Add(call);
        Changed(call);
        return call;
    }

    /// <summary>Brings a call into a room.</summary>
    public void Join(Call call, string room)
    {
        call.Room = room;
        peopleByRoom[room] = PeopleIn(room) + 1;
    }

    /// <summary>Rings a phone, and ends the call if nobody answers and nothing else is to be done then.</summary>
    public void Ring(Call call, Leg leg, Action answered, Action? failed = null)
    {
        leg.State = "ringing";
        leg.WasInHand = PhonesInHand.Contains(leg.Number);
        Appointment? patience = null;
        void Finish(string result)
        {
            patience!.Cancel();
            call.PickUp = null;
            leg.Result = result;
            leg.State = result == "answered" ? "in_call" : result;
            Changed(call);
            if (result == "answered")
                answered();
            else if (failed is not null)
                failed();
            else
                End(call);
        }
        if (leg.WasInHand)
            call.PickUp = Finish;
        patience = leg.WasInHand
            ? WhileUp(call, Timings.RingingInHand, () => Finish("unanswered"))
            : WhileUp(call, Timings.RingFor(leg.Number), () => Finish(MagicNumbers.CallOutcome(leg.Number)));
        Changed(call);
    }

    /// <summary>From here on the call is paid for; it ends after the given time at the latest.</summary>
    public void Connect(Call call, TimeSpan longest)
    {
        call.AnsweredAt = world.Now;
        WhileUp(call, longest, () => End(call));
        foreach (var leg in call.Legs)
            Pay(call, leg);
        Changed(call);
    }

    /// <summary>From here on a phone is paid for. Its first minute is held already; each further one is held before it begins, or the call
    /// ends.</summary>
    public void Pay(Call call, Leg leg)
    {
        leg.PaidFrom = world.Now;
        leg.State = "in_call";
        NextMinute(call, leg);
    }

    public void End(Call call)
    {
        if (call.IsOver)
            return;
        call.EndedAt = world.Now;
        call.PickUp = null;
        foreach (var appointment in call.Appointments)
            appointment.Cancel();
        call.Appointments.Clear();
        foreach (var leg in call.Legs)
            leg.State = leg.Result;
        up.Remove(call);
        if (call.Room is { } room)
            peopleByRoom[room]--;
        world.Account.Settle(call.Hold, call.Kind, call.TxnRef, call.Debit!.Value);
        Changed(call);
        var ended = call.Ended;
        call.Ended = () => { };
        ended();
    }

    /// <summary>Does something after a while, unless the call ends before. What is to be done at once does not wait for a clock that stands
    /// to be moved on.</summary>
    public Appointment? WhileUp(Call call, TimeSpan delay, Action action)
    {
        if (delay == TimeSpan.Zero)
        {
            action();
            return null;
        }
        Appointment? appointment = null;
        appointment = world.After(delay, () =>
        {
            call.Appointments.Remove(appointment!);
            action();
        });
        call.Appointments.Add(appointment);
        return appointment;
    }

    public void Changed(Call call) => world.Changed("call", call.TxnRef);

    void NextMinute(Call call, Leg leg) => WhileUp(call, Minute, () =>
    {
        if (world.Account.TryHold(call.Hold, leg.Rate))
            NextMinute(call, leg);
        else
            End(call);
    });
}
