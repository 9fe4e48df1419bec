namespace HoiioSdk.Sandbox;

/// <summary>The one account there is: its credit in SGD, what of that is held, and its statement.</summary>
sealed class PrepaidAccount
{
    public const string RegisteredNumber = "+6590000000";

    const decimal MostCredit = 1_000_000_000m;
    const decimal StartPoints = 50.000m;
    const decimal StartBonus = 4.650m;

    readonly World world;
    readonly List<LedgerEntry> ledger = [];
    readonly HashSet<Hold> holds = [];

    /// <summary>Opens the account.</summary>
    /// <param name="world">Where it is.</param>
    /// <param name="credit">The points to begin with, without a bonus; null for both as documented.</param>
    public PrepaidAccount(World world, decimal? credit)
    {
        this.world = world;
        (Points, Bonus) = credit is { } points ? (points, 0) : (StartPoints, StartBonus);
        Enter("start", null, Balance);
    }

    public decimal Points { get; private set; }

    public decimal Bonus { get; private set; }

    public decimal Balance => Points + Bonus;

    public decimal Held { get; private set; }

    public decimal Available => Balance - Held;

    /// <summary>Every change of the credit, in order; the entry with the id N stands at N - 1.</summary>
    public IReadOnlyList<LedgerEntry> Ledger => ledger;

    /// <summary>Why an amount cannot be credit, or null.</summary>
    public static string? Judge(decimal amount) => amount switch
    {
        < 0 => "Credit cannot be less than zero.",
        > MostCredit => "Credit cannot be more than a billion.",
        _ when amount != Math.Round(amount, 3) => "Credit has at most three decimals.",
        _ => null,
    };

    /// <summary>Sets the credit. What is under way and could no longer be paid ends, on the credit that was there.</summary>
    public void SetCredit(decimal points, decimal bonus)
    {
        Check(points, nameof(points));
        Check(bonus, nameof(bonus));
        while (Held > points + bonus)
            holds.First().Lost();
        var before = Balance;
        (Points, Bonus) = (points, bonus);
        Enter("credit", null, Balance - before);
    }

    public void Demand(decimal amount)
    {
        if (Available < amount)
            throw new Refusal("error_insufficient_credit");
    }

    public bool TryHold(Hold hold, decimal amount)
    {
        if (Available < amount)
            return false;
        Change(hold, hold.Amount + amount);
        return true;
    }

    public void Release(Hold hold, decimal amount) => Change(hold, hold.Amount - amount);

    /// <summary>Pays from what was held, and lets go of the rest.</summary>
    public void Settle(Hold hold, string reason, string txnRef, decimal amount)
    {
        Change(hold, 0);
        Charge(reason, txnRef, amount);
    }

    public void Charge(string reason, string? txnRef, decimal amount)
    {
        if (amount == 0)
            return;
        var fromBonus = Math.Min(Bonus, amount);
        Bonus -= fromBonus;
        Points -= amount - fromBonus;
        Enter(reason, txnRef, -amount);
    }

    void Change(Hold hold, decimal amount)
    {
        Held += amount - hold.Amount;
        hold.Amount = amount;
        if (amount == 0)
            holds.Remove(hold);
        else
            holds.Add(hold);
    }

    void Enter(string reason, string? txnRef, decimal amount)
    {
        ledger.Add(new(ledger.Count + 1, world.Now, reason, txnRef, amount, Points, Bonus, Balance));
        world.Changed("account");
    }

    static void Check(decimal amount, string name)
    {
        if (Judge(amount) is { } problem)
            throw new ArgumentOutOfRangeException(name, amount, problem);
    }
}
