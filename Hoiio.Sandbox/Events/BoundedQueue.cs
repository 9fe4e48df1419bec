using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Events;

/// <summary>A queue of the latest items with their IDs, within a budget. The oldest are dropped first.</summary>
sealed class BoundedQueue<T> : IBoundedStore, IDisposable
{
    readonly Queue<(long Id, long Bytes, T Item)> items = [];
    readonly Budget budget;
    readonly Lock gate;
    int count;
    long bytes;

    /// <param name="budget">The budget that it shares.</param>
    /// <param name="gate">The lock of its owner, who holds it for every call unless stated otherwise.</param>
    public BoundedQueue(Budget budget, Lock gate)
    {
        (this.budget, this.gate) = (budget, gate);
        budget.Register(this);
    }

    public int Count => Volatile.Read(ref count);

    public long Bytes => Volatile.Read(ref bytes);

    /// <summary>Whether no item has been dropped since the start or <see cref="Clear"/>.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>The ID of the oldest item, or 0 without items.</summary>
    public long Oldest => items.TryPeek(out var oldest) ? oldest.Id : 0;

    public void Add(long id, long size, T item)
    {
        items.Enqueue((id, size, item));
        (count, bytes) = (count + 1, bytes + size);
    }

    /// <summary>Enforces the budget, here or in a larger store. Call it after adding items, without holding the lock.</summary>
    public void EnforceBudget() => budget.Enforce(this);

    public void DropOldest()
    {
        lock (gate)
        {
            if (!items.TryDequeue(out var oldest))
                return;
            (count, bytes) = (count - 1, bytes - oldest.Bytes);
            IsComplete = false;
        }
    }

    /// <summary>Drops all items.</summary>
    public void Forget()
    {
        IsComplete &= items.Count == 0;
        items.Clear();
        (count, bytes) = (0, 0);
    }

    /// <summary>Drops all items, and is complete again.</summary>
    public void Clear()
    {
        Forget();
        IsComplete = true;
    }

    /// <summary>The first items after an ID that match a filter, in order.</summary>
    public List<T> After(long id, int limit = int.MaxValue, Func<T, bool>? filter = null) =>
        [.. items.Where(item => item.Id > id).Select(item => item.Item).Where(filter ?? (_ => true)).Take(limit)];

    /// <summary>The last items before an ID that match a filter, in order.</summary>
    public List<T> Before(long id, int limit, Func<T, bool> filter) =>
        [.. items.Where(item => item.Id < id).Select(item => item.Item).Where(filter).TakeLast(limit)];

    /// <summary>Stops using the budget.</summary>
    public void Dispose() => budget.Unregister(this);
}
