using HoiioSdk.Sandbox.Api;

namespace HoiioSdk.Sandbox.Control;

/// <content>What a test sets: the clock, the credit, faults, and everything back to the start.</content>
sealed partial class SandboxControl
{
    public DateTimeOffset Now => exchange.Ask(exchange => exchange.World.Now);

    public bool IsClockRunning
    {
        get => exchange.Ask(exchange => exchange.World.Clock.IsRunning);
        set
        {
            if (timekeeper.Run(value))
                Events.Add("clock");
        }
    }

    public bool RateLimiting
    {
        get => dispatcher.LimitsRates;
        set
        {
            ThrowIfDisposed();
            exchange.Do(exchange =>
            {
                if (dispatcher.LimitsRates != value)
                    exchange.World.Changed("account");
                dispatcher.LimitsRates = value;
            });
        }
    }

    public IReadOnlyList<OrderedFault> Faults => exchange.Ask(_ => faults.Ordered);

    public void Advance(TimeSpan time) => AdvanceAsync(time).GetAwaiter().GetResult();

    public async Task AdvanceAsync(TimeSpan time)
    {
        await timekeeper.AdvanceAsync(time).ConfigureAwait(false);
        Events.Add("clock");
    }

    /// <exception cref="ArgumentOutOfRangeException">The time leads past the end of the calendar.</exception>
    public void ThrowIfPastTheEnd(TimeSpan time) => timekeeper.ThrowIfPastTheEnd(time);

    public void Fail(string path, Fault fault, int? times, double probability)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(fault);
        ThrowIfDisposed();
        if (times < 1)
            throw new ArgumentOutOfRangeException(nameof(times), times, "A fault happens once or more often: 'times' is 1 or more.");
        if (probability is not (> 0 and <= 1))
            throw new ArgumentOutOfRangeException(
                nameof(probability), probability, "A fault has a chance: 'probability' is above 0 and at most 1.");
        Dispatcher.EnsureFaultable(path);
        exchange.Do(_ => faults.Order(new(path, fault, times, probability)));
    }

    public void ClearFaults(string? path)
    {
        ThrowIfDisposed();
        if (path is not null)
            Dispatcher.EnsureFaultable(path);
        exchange.Do(_ => faults.Clear(path));
    }

    public void SetCredit(decimal points, decimal bonus) => ChangeCredit(points, bonus);

    // What is null stays as it is, whatever is charged at the same time.
    public void ChangeCredit(decimal? points, decimal? bonus)
    {
        ThrowIfDisposed();
        if (points is not null || bonus is not null)
            exchange.Do(exchange => exchange.World.Account.SetCredit(
                points ?? exchange.World.Account.Points, bonus ?? exchange.World.Account.Bonus));
    }

    public void Reset()
    {
        ThrowIfDisposed();
        exchange.Reset(() =>
        {
            faults.Reset();
            dispatcher.Reset();
            Events.Reset(Now);
        });
    }
}
