namespace HoiioSdk.Sandbox.Events;

/// <summary>The latest items with their ids, bounded by number and by bytes: the oldest go first.</summary>
sealed class Bounded<T>(int maxItems, long maxBytes)
{
    readonly Queue<(long Id, long Bytes, T Item)> items = [];
    long bytes;

    /// <summary>Whether none has gone since the start or since <see cref="Clear"/>.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>The id of the oldest item; 0 if there is none.</summary>
    public long Oldest => items.TryPeek(out var oldest) ? oldest.Id : 0;

    public void Add(long id, long size, T item)
    {
        items.Enqueue((id, size, item));
        bytes += size;
        while (items.Count > maxItems || (bytes > maxBytes && items.Count > 1))
        {
            bytes -= items.Dequeue().Bytes;
            IsComplete = false;
        }
    }

    /// <summary>Drops all items.</summary>
    public void Forget()
    {
        IsComplete &= items.Count == 0;
        items.Clear();
        bytes = 0;
    }

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        Forget();
        IsComplete = true;
    }

    /// <summary>The first items after an id that are wanted, in order.</summary>
    public List<T> After(long id, int limit = int.MaxValue, Func<T, bool>? isWanted = null) =>
        [.. items.Where(item => item.Id > id).Select(item => item.Item).Where(isWanted ?? (_ => true)).Take(limit)];

    /// <summary>The last items before an id that are wanted, in order.</summary>
    public List<T> Before(long id, int limit, Func<T, bool> isWanted) =>
        [.. items.Where(item => item.Id < id).Select(item => item.Item).Where(isWanted).TakeLast(limit)];
}
