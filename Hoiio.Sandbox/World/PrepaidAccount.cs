namespace HoiioSdk.Sandbox;

/// <summary>The one account there is: who it belongs to, its credit in SGD, and its numbers.</summary>
sealed class PrepaidAccount
{
    public const string RegisteredNumber = "+6590000000";

    public decimal Points { get; private set; } = 50.000m;

    public decimal Bonus { get; private set; } = 4.650m;

    public decimal Balance => Points + Bonus;

    public List<Subscription> Subscriptions { get; } = [];

    public IEnumerable<string> CallerIds => [RegisteredNumber, .. Subscriptions.Select(subscription => subscription.Number), "private"];

    public void SetCredit(decimal points, decimal bonus) => (Points, Bonus) = (points, bonus);

    public Subscription? Find(string number) => Subscriptions.Find(subscription => subscription.Number == number);

    public void Demand(decimal amount)
    {
        if (Balance < amount)
            throw new Refusal("error_insufficient_credit");
    }

    public void Charge(decimal amount)
    {
        var fromBonus = Math.Min(Bonus, amount);
        Bonus -= fromBonus;
        Points -= amount - fromBonus;
    }
}
