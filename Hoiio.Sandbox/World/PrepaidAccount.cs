using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.World;

/// <summary>The account: its credit in SGD, what of that is reserved, and its statement.</summary>
sealed class PrepaidAccount
{
    public const string RegisteredNumber = "+6590000000";

    const decimal MaxCredit = 1_000_000_000m;

    readonly WorldState world;
    readonly List<LedgerEntry> ledger = [];
    readonly OrderedDictionary<IBillable, decimal> reservations = [];

    /// <param name="world">What the services share.</param>
    /// <param name="settings">The credit to begin with.</param>
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

    /// <summary>Every change of the credit, in order; the entry with the id N is at index N - 1.</summary>
    public IReadOnlyList<LedgerEntry> Ledger => ledger;

    /// <summary>Says why an amount cannot be credit, or returns null.</summary>
    public static string? Validate(decimal amount) => amount switch
    {
        < 0 => "Credit cannot be less than zero.",
        > MaxCredit => "Credit cannot be more than a billion.",
        _ when amount != Math.Round(amount, 3) => "Credit has at most three decimals.",
        _ => null,
    };

    /// <summary>Sets the credit. The oldest calls and faxes that it no longer pays for end, on the credit that was there.</summary>
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

    /// <summary>Sets credit aside, so that nothing else can spend it; returns false if it is not there.</summary>
    public bool TryReserve(IBillable owner, decimal amount)
    {
        if (Available < amount)
            return false;
        reservations[owner] = ReservedFor(owner) + amount;
        return true;
    }

    public void Release(IBillable owner, decimal amount) => reservations[owner] = ReservedFor(owner) - amount;

    /// <summary>Charges what a call or a fax cost, and releases all that was reserved for it.</summary>
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
