using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.World;

/// <summary>The account: its credit in SGD, reservations of it, and its statement.</summary>
sealed class PrepaidAccount
{
    public const string RegisteredNumber = "+6590000000";

    const decimal MaxCredit = 1_000_000_000m;

    readonly WorldState world;
    readonly List<LedgerEntry> ledger = [];
    readonly OrderedDictionary<IBillable, decimal> reservations = [];

    /// <param name="world">The state that all services share.</param>
    /// <param name="settings">The initial credit.</param>
    public PrepaidAccount(WorldState world, StartSettings settings)
    {
        this.world = world;
        (Points, Bonus) = (settings.Points, settings.Bonus);
        Record("start", null, Balance);
    }

    public decimal Points { get; private set; }

    public decimal Bonus { get; private set; }

    public decimal Balance => Points + Bonus;

    public decimal Available => Balance - reservations.Values.Sum();

    /// <summary>The changes of the credit, in order. The entry with the ID N has the index N - 1.</summary>
    public IReadOnlyList<LedgerEntry> Ledger => ledger;

    /// <summary>Returns why an amount is not valid as credit, or null if it is.</summary>
    public static string? Validate(decimal amount) => amount switch
    {
        < 0 => "Credit cannot be less than zero.",
        > MaxCredit => "Credit cannot be more than a billion.",
        _ when amount != Math.Round(amount, 3) => "Credit has at most three decimals.",
        _ => null,
    };

    /// <summary>Sets the credit. If it is too low for the reservations, the oldest calls and faxes end first, and are charged to the old
    /// credit.</summary>
    public void SetCredit(decimal points, decimal bonus)
    {
        ThrowIfInvalid(points, nameof(points));
        ThrowIfInvalid(bonus, nameof(bonus));
        while (reservations.Values.Sum() > points + bonus)
            reservations.GetAt(0).Key.Abort();
        var before = Balance;
        (Points, Bonus) = (points, bonus);
        Record("credit", null, Balance - before);
    }

    public void EnsureAvailable(decimal amount)
    {
        if (Available < amount)
            throw new ApiException("error_insufficient_credit");
    }

    public decimal ReservedFor(IBillable owner) => reservations.GetValueOrDefault(owner);

    /// <summary>Reserves credit, so that nothing else can spend it. Returns false if the credit is insufficient.</summary>
    public bool TryReserve(IBillable owner, decimal amount)
    {
        if (Available < amount)
            return false;
        reservations[owner] = ReservedFor(owner) + amount;
        return true;
    }

    public void Release(IBillable owner, decimal amount) => reservations[owner] = ReservedFor(owner) - amount;

    /// <summary>Charges for a call or a fax, and releases its reservation.</summary>
    public void Charge(IBillable owner, string reason, string txnRef, decimal amount)
    {
        reservations.Remove(owner);
        Charge(reason, txnRef, amount);
    }

    public void Charge(string reason, string? txnRef, decimal amount)
    {
        if (amount == 0)
            return;
        var fromBonus = Math.Min(Bonus, amount);
        Bonus -= fromBonus;
        Points -= amount - fromBonus;
        Record(reason, txnRef, -amount);
    }

    void Record(string reason, string? txnRef, decimal amount)
    {
        ledger.Add(new(ledger.Count + 1, world.Now, reason, txnRef, amount, Points, Bonus, Balance));
        world.MarkChanged("account");
    }

    static void ThrowIfInvalid(decimal amount, string name)
    {
        if (Validate(amount) is { } problem)
            throw new ArgumentOutOfRangeException(name, amount, problem);
    }
}
