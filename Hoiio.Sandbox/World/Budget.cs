namespace HoiioSdk.Sandbox.World;

/// <summary>
/// How much of one kind all sandboxes of a process may keep. Above it, the keeper with the most drops its oldest item, so that a sandbox
/// that keeps little loses nothing to a busy one.
/// </summary>
sealed class Budget(int maxItems, long maxBytes)
{
    readonly Lock gate = new();
    readonly List<IBoundedStore> stores = [];

    public void Register(IBoundedStore store)
    {
        lock (gate)
            stores.Add(store);
    }

    public void Unregister(IBoundedStore store)
    {
        lock (gate)
            stores.Remove(store);
    }

    /// <summary>Has items dropped for as long as there are too many. The keeper must not hold its own lock.</summary>
    /// <param name="latest">Who has just added one, and keeps that one.</param>
    public void Enforce(IBoundedStore latest)
    {
        lock (gate)
        {
            while (stores.Sum(store => (long)store.Count) > maxItems && DropFrom(latest, store => store.Count))
                continue;
            while (stores.Sum(store => store.Bytes) > maxBytes && DropFrom(latest, store => store.Bytes))
                continue;
        }
    }

    bool DropFrom(IBoundedStore latest, Func<IBoundedStore, long> size)
    {
        var largest = stores.Where(store => store.Count > (store == latest ? 1 : 0)).MaxBy(size);
        largest?.DropOldest();
        return largest is not null;
    }
}
