using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Exchange;

/// <summary>The one way into the exchange: it holds a lock for as long as somebody acts in there.</summary>
/// <param name="notifier">Sends the notifications.</param>
/// <param name="changed">Hears, under the lock, what has changed: its type, and which.</param>
/// <param name="settings">How an exchange begins.</param>
sealed class LockedExchange(Notifier notifier, Action<string, string?> changed, StartSettings settings)
{
    readonly Lock gate = new();
    TelephoneExchange exchange = Begin(notifier, settings, settings.IsClockRunning);

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
        exchange = Begin(notifier, begin ?? settings, old.World.Clock.IsRunning);
        exchange.World.Files.Url = old.World.Files.Url;
        exchange.World.Clock.Enter();
        also(exchange.World);
    });

    void ReportChanges()
    {
        foreach (var (type, reference) in exchange.World.TakeChanges())
            changed(type, reference);
    }

    static TelephoneExchange Begin(Notifier notifier, StartSettings settings, bool isRunning)
    {
        var start = settings.Now ?? DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        var exchange = new TelephoneExchange(new(new(start, isRunning), notifier, settings));
        // Do not report the initial state as changes.
        exchange.World.TakeChanges();
        return exchange;
    }
}
