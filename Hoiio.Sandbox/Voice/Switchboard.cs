namespace HoiioSdk.Sandbox;

/// <summary>Opens, rings, connects and ends calls, for every service that has some.</summary>
sealed class Switchboard(World world)
{
    // D30: the limit is the account's, and only calls count.
    const int Lines = 8;

    public Transactions<Call> Calls { get; } = new();

    public void Demand(int lines, decimal rate)
    {
        if (Calls.All.Count(call => !call.IsOver) + lines > Lines)
            throw new Refusal("error_concurrent_call_limit_reached");
        world.Account.Demand(rate);
    }

    public Call Open(Leg first, decimal rate, string? tag, Leg? second = null, string? room = null, string? hoiioNumber = null) => Calls.Add(new()
    {
        TxnRef = world.Ids.Call(),
        Date = world.Now,
        First = first,
        Second = second,
        Rate = rate,
        Tag = tag,
        Room = room,
        HoiioNumber = hoiioNumber,
    });

    /// <summary>Rings a phone, and ends the call if nobody answers and nothing else is to be done then.</summary>
    public void Ring(Call call, Leg leg, Action answered, Action? failed = null) => WhileUp(call, Timings.RingFor(leg.Number), () =>
    {
        leg.Result = MagicNumbers.CallOutcome(leg.Number);
        if (leg.Result == "answered")
            answered();
        else if (failed is not null)
            failed();
        else
            End(call);
    });

    /// <summary>From here on the call is paid for; it ends after the given time at the latest.</summary>
    public void Connect(Call call, TimeSpan longest)
    {
        call.AnsweredAt = world.Now;
        WhileUp(call, longest, () => End(call));
    }

    public void End(Call call)
    {
        if (call.IsOver)
            return;
        call.EndedAt = world.Now;
        world.Account.Charge(call.Debit!.Value);
        call.Ended();
    }

    public void WhileUp(Call call, TimeSpan delay, Action action) => world.After(delay, () =>
    {
        if (!call.IsOver)
            action();
    });
}
