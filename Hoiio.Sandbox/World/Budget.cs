namespace HoiioSdk.Sandbox.World;

/// <summary>
/// How much of one kind all sandboxes of a process may keep. Above it, the keeper with the most drops its oldest item, so that a sandbox
/// that keeps little loses nothing to a busy one.
/// </summary>
sealed class Budget(int maxItems, long maxBytes)
{
    readonly Lock gate = new();
    readonly List<IKeeper> keepers = [];

    public void Enter(IKeeper keeper)
    {
        lock (gate)
            keepers.Add(keeper);
    }

    public void Leave(IKeeper keeper)
    {
        lock (gate)
            keepers.Remove(keeper);
    }

    /// <summary>Has items dropped for as long as there are too many. The keeper must not hold its own lock.</summary>
    /// <param name="latest">Who has just added one, and keeps that one.</param>
    public void Enforce(IKeeper latest)
    {
        lock (gate)
        {
            while (keepers.Sum(keeper => (long)keeper.Count) > maxItems && DropFrom(latest, keeper => keeper.Count))
                continue;
            while (keepers.Sum(keeper => keeper.Bytes) > maxBytes && DropFrom(latest, keeper => keeper.Bytes))
                continue;
        }
    }

    bool DropFrom(IKeeper latest, Func<IKeeper, long> size)
    {
        var most = keepers.Where(keeper => keeper.Count > (keeper == latest ? 1 : 0)).MaxBy(size);
        most?.DropOldest();
        return most is not null;
    }
}
