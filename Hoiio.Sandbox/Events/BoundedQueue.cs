using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Events;

/// <summary>The latest items with their ids, within a budget: the oldest go first.</summary>
sealed class BoundedQueue<T> : IBoundedStore, IDisposable
{
    readonly Queue<(long Id, long Bytes, T Item)> items = [];
    readonly Budget budget;
    readonly Lock gate;
    int count;
    long bytes;

    /// <param name="budget">What it may keep, together with others.</param>
    /// <param name="gate">The lock that its owner holds when it uses it.</param>
    public BoundedQueue(Budget budget, Lock gate)
    {
        (this.budget, this.gate) = (budget, gate);
        budget.Register(this);
    }

    public int Count => Volatile.Read(ref count);

    public long Bytes => Volatile.Read(ref bytes);

    /// <summary>Whether none has gone since the start or since <see cref="Clear"/>.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>The id of the oldest item; 0 if there is none.</summary>
    public long Oldest => items.TryPeek(out var oldest) ? oldest.Id : 0;

    public void Add(long id, long size, T item)
    {
        items.Enqueue((id, size, item));
        (count, bytes) = (count + 1, bytes + size);
    }

    /// <summary>Drops what is too much, here or where more is kept. To be called after items were added, without the lock.</summary>
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

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        Forget();
        IsComplete = true;
    }

    /// <summary>The first items after an id that are wanted, in order.</summary>
    public List<T> After(long id, int limit = int.MaxValue, Func<T, bool>? filter = null) =>
        [.. items.Where(item => item.Id > id).Select(item => item.Item).Where(filter ?? (_ => true)).Take(limit)];

    /// <summary>The last items before an id that are wanted, in order.</summary>
    public List<T> Before(long id, int limit, Func<T, bool> filter) =>
        [.. items.Where(item => item.Id < id).Select(item => item.Item).Where(filter).TakeLast(limit)];

    /// <summary>Takes nothing of the budget any longer.</summary>
    public void Dispose() => budget.Unregister(this);
}
