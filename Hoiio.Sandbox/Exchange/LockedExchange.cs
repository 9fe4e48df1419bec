using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Exchange;

/// <summary>The one way into the exchange: one at a time acts in there. While the clock runs, an alarm carries out what falls
/// due.</summary>
/// <param name="notifier">Sends the notifications.</param>
/// <param name="files">What is published.</param>
/// <param name="onChange">Hears, under the lock, what has changed: its type, and which.</param>
/// <param name="settings">How an exchange begins.</param>
sealed class LockedExchange(Notifier notifier, PublishedFiles files, Action<string, string?> onChange, StartSettings settings)
    : IAsyncDisposable
{
    // A timer takes no more than some weeks.
    static readonly TimeSpan maxTimerInterval = TimeSpan.FromDays(1);

    readonly Lock gate = new();
    Timer? timer;
    bool isDisposed;
    TelephoneExchange exchange = Create(notifier, files, settings, settings.IsClockRunning);

    /// <param name="action">What is asked or done.</param>
    /// <param name="record">Is called with the result, once the changes are reported and before anybody else is let in.</param>
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

    /// <summary>Keeps everybody else out for as long as an action takes.</summary>
    public void ExecuteExclusively(Action action)
    {
        lock (gate)
            action();
    }

    /// <summary>Replaces the exchange by a new one. The notifications of the old one are no longer sent. The clock goes on running or
    /// standing.</summary>
    /// <param name="start">How it begins; null for as at the start.</param>
    /// <param name="onReset">What else begins anew at the same moment.</param>
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

    // Rounded up: a timer that rings too early has to be set again.
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
