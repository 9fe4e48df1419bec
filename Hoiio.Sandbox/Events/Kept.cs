namespace HoiioSdk.Sandbox;

/// <summary>The latest things that happened, in the order of their ids; the oldest go when there are too many, or too many bytes.</summary>
/// <remarks>Not thread-safe: <see cref="EventLog"/> guards it.</remarks>
sealed class Kept<T>(int most, long mostBytes)
    where T : class
{
    readonly List<(long Id, long Bytes, T? Item)> all = [];
    int first;
    long bytes;

    /// <summary>The id of the oldest that is kept, or null.</summary>
    public long? Oldest => first < all.Count ? all[first].Id : null;

    public void Add(long id, long size, T item)
    {
        all.Add((id, size, item));
        bytes += size;
        // The newest stays, however long it is: whoever waits for it is to see it.
        while (all.Count - first > most || (bytes > mostBytes && all.Count - first > 1))
        {
            bytes -= all[first].Bytes;
            all[first++] = default;
        }
        // Moving the list at every step would cost as much as the list is long.
        if (first > most)
        {
            all.RemoveRange(0, first);
            first = 0;
        }
    }

    public void Clear()
    {
        all.Clear();
        (first, bytes) = (0, 0);
    }

    /// <summary>The first ones after an id, in order.</summary>
    public List<T> After(long id, int limit = int.MaxValue, Func<T, bool>? isWanted = null)
    {
        var found = new List<T>();
        for (var i = IndexOf(one => one > id); i < all.Count && found.Count < limit; i++)
            if (isWanted is null || isWanted(all[i].Item!))
                found.Add(all[i].Item!);
        return found;
    }

    /// <summary>The last ones before an id, in order.</summary>
    public List<T> Before(long id, int limit, Func<T, bool>? isWanted = null)
    {
        var found = new List<T>();
        for (var i = IndexOf(one => one >= id) - 1; i >= first && found.Count < limit; i--)
            if (isWanted is null || isWanted(all[i].Item!))
                found.Add(all[i].Item!);
        found.Reverse();
        return found;
    }

    int IndexOf(Func<long, bool> isBehind)
    {
        var (low, high) = (first, all.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (isBehind(all[middle].Id))
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }
}
