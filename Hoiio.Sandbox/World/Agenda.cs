namespace HoiioSdk.Sandbox;

/// <summary>What is due, and when.</summary>
sealed class Agenda
{
    readonly PriorityQueue<Action, (DateTimeOffset Due, long Order)> actions = new();
    long order;

    /// <summary>The time of what is being carried out, or null in between.</summary>
    public DateTimeOffset? DueNow { get; private set; }

    public void Add(DateTimeOffset due, Action action) => actions.Enqueue(action, (due, order++));

    /// <summary>Carries out the one thing that is due first, at its time; false if nothing is due until then.</summary>
    public bool CarryOutNext(DateTimeOffset until, Action<DateTimeOffset>? moveClock = null)
    {
        if (!actions.TryPeek(out var action, out var next) || next.Due > until)
            return false;
        actions.Dequeue();
        DueNow = next.Due;
        moveClock?.Invoke(next.Due);
        try
        {
            action();
        }
        finally
        {
            DueNow = null;
        }
        return true;
    }
}
