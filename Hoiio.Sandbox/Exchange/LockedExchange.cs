using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Exchange;

/// <summary>Serializes all access to the exchange with a lock. While the clock runs, a timer runs the actions that become due.</summary>
/// <param name="notifier">The notifier.</param>
/// <param name="files">The published files.</param>
/// <param name="onChange">Is called under the lock with the type and the reference of each change.</param>
/// <param name="settings">The settings of a new exchange.</param>
sealed class LockedExchange(Notifier notifier, PublishedFiles files, Action<string, string?> onChange, StartSettings settings)
    : IAsyncDisposable
{
    // A timer cannot wait longer than about 49 days.
    static readonly TimeSpan maxTimerInterval = TimeSpan.FromDays(1);

    readonly Lock gate = new();
    Timer? timer;
    bool isDisposed;
    TelephoneExchange exchange = Create(notifier, files, settings, settings.IsClockRunning);

    /// <param name="action">The action to run under the lock.</param>
    /// <param name="record">Is called with the result, after the changes are reported and before the lock is released.</param>
    public T Execute<T>(Func<TelephoneExchange, T> action, Action<WorldState, T>? record = null)
    {
        lock (gate)
        {
            var current = exchange;
            try
            {
                current.World.Clock.CatchUp();
                var result = action(current);
                ReportChanges();
                record?.Invoke(current.World, result);
                return result;
            }
            finally
            {
                ReportChanges();
                SetAlarm();
            }
        }
    }

    public void Execute(Action<TelephoneExchange> action) => Execute(exchange =>
    {
        action(exchange);
        return true;
    });

    /// <summary>Holds the lock while an action runs.</summary>
    public void ExecuteExclusively(Action action)
    {
        lock (gate)
            action();
    }

    /// <summary>Replaces the exchange with a new one, and discards the pending notifications of the old one. The clock keeps running or
    /// standing still.</summary>
    /// <param name="start">The settings of the new exchange; null for those at the start of the sandbox.</param>
    /// <param name="onReset">Resets everything else, under the lock.</param>
    public void Reset(StartSettings? start, Action<WorldState> onReset) => Execute(old =>
    {
        notifier.DiscardPending();
        files.Clear();
        exchange = Create(notifier, files, start ?? settings, old.World.Clock.IsRunning);
        exchange.World.Clock.CatchUp();
        onReset(exchange.World);
    });

    public async ValueTask DisposeAsync()
    {
        Timer? active;
        lock (gate)
            (active, timer, isDisposed) = (timer, null, true);
        if (active is not null)
            await active.DisposeAsync().ConfigureAwait(false);
    }

    void SetAlarm()
    {
        if (isDisposed)
            return;
        var next = exchange.World.Clock.TimeToNextDue;
        if (next is null && timer is null)
            return;
        timer ??= new(_ => Execute(_ => { }));
        timer.Change(next is { } interval ? Milliseconds(interval) : Timeout.Infinite, Timeout.Infinite);
    }

    // Round up, so that the timer does not fire too early.
    static long Milliseconds(TimeSpan interval) => interval > maxTimerInterval ? (long)maxTimerInterval.TotalMilliseconds
        : Math.Max(0, (long)Math.Ceiling(interval.TotalMilliseconds));

    void ReportChanges()
    {
        foreach (var (type, reference) in exchange.World.TakeChanges())
            onChange(type, reference);
    }

    static TelephoneExchange Create(Notifier notifier, PublishedFiles files, StartSettings settings, bool isRunning)
    {
        var start = settings.Now ?? DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        var exchange = new TelephoneExchange(new(new(start, isRunning), notifier, files, settings));
        // Do not report the initial state as changes.
        exchange.World.TakeChanges();
        return exchange;
    }
}
