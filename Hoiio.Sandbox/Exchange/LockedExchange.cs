using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Exchange;

/// <summary>The one way into the exchange: one at a time acts in there. While the clock runs, an alarm carries out what falls
/// due.</summary>
/// <param name="notifier">Sends the notifications.</param>
/// <param name="files">What is published.</param>
/// <param name="changed">Hears, under the lock, what has changed: its type, and which.</param>
/// <param name="settings">How an exchange begins.</param>
sealed class LockedExchange(Notifier notifier, PublishedFiles files, Action<string, string?> changed, StartSettings settings)
    : IAsyncDisposable
{
    // A timer takes no more than some weeks.
    static readonly TimeSpan longestSleep = TimeSpan.FromDays(1);

    readonly Lock gate = new();
    Timer? alarm;
    bool isDisposed;
    TelephoneExchange exchange = Begin(notifier, files, settings, settings.IsClockRunning);

    /// <param name="question">What is asked or done.</param>
    /// <param name="record">Is called with the result, once the changes are reported and before anybody else is let in.</param>
    public T Ask<T>(Func<TelephoneExchange, T> question, Action<WorldState, T>? record = null)
    {
        lock (gate)
        {
            var asked = exchange;
            try
            {
                asked.World.Clock.Enter();
                var result = question(asked);
                ReportChanges();
                record?.Invoke(asked.World, result);
                return result;
            }
            finally
            {
                ReportChanges();
                SetAlarm();
            }
        }
    }

    public void Do(Action<TelephoneExchange> action) => Ask(exchange =>
    {
        action(exchange);
        return true;
    });

    /// <summary>Keeps everybody else out for as long as an action takes.</summary>
    public void Exclusively(Action action)
    {
        lock (gate)
            action();
    }

    /// <summary>Replaces the exchange by a new one. The notifications of the old one are no longer sent. The clock goes on running or
    /// standing.</summary>
    /// <param name="begin">How it begins; null for as at the start.</param>
    /// <param name="also">What else begins anew at the same moment.</param>
    public void Reset(StartSettings? begin, Action<WorldState> also) => Do(old =>
    {
        notifier.Forget();
        files.Clear();
        exchange = Begin(notifier, files, begin ?? settings, old.World.Clock.IsRunning);
        exchange.World.Clock.Enter();
        also(exchange.World);
    });

    public async ValueTask DisposeAsync()
    {
        Timer? set;
        lock (gate)
            (set, alarm, isDisposed) = (alarm, null, true);
        if (set is not null)
            await set.DisposeAsync().ConfigureAwait(false);
    }

    void SetAlarm()
    {
        if (isDisposed)
            return;
        var next = exchange.World.Clock.UntilNextDue;
        if (next is null && alarm is null)
            return;
        alarm ??= new(_ => Do(_ => { }));
        alarm.Change(next is { } sleep ? Milliseconds(sleep) : Timeout.Infinite, Timeout.Infinite);
    }

    // Rounded up: a timer that rings too early has to be set again.
    static long Milliseconds(TimeSpan sleep) => sleep > longestSleep ? (long)longestSleep.TotalMilliseconds
        : Math.Max(0, (long)Math.Ceiling(sleep.TotalMilliseconds));

    void ReportChanges()
    {
        foreach (var (type, reference) in exchange.World.TakeChanges())
            changed(type, reference);
    }

    static TelephoneExchange Begin(Notifier notifier, PublishedFiles files, StartSettings settings, bool isRunning)
    {
        var start = settings.Now ?? DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        var exchange = new TelephoneExchange(new(new(start, isRunning), notifier, files, settings));
        // Do not report the initial state as changes.
        exchange.World.TakeChanges();
        return exchange;
    }
}
