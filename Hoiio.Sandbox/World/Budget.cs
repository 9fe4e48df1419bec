namespace HoiioSdk.Sandbox.World;

/// <summary>
/// The limit of one kind of item for all sandboxes of a process. Above the limit, the largest store drops its oldest item, so a sandbox
/// with few items loses none to a busy one.
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

    /// <summary>Drops items until the limit is met. The caller must not hold the lock of its store.</summary>
    /// <param name="latest">The store that has just added an item. That item is kept.</param>
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
