using HoiioSdk.Sandbox.Time;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Exchange;

/// <summary>Moves the clock on, lets it run, and waits for the notifications that come of what people do.</summary>
sealed class Timekeeper(LockedExchange exchange, Notifier notifier) : IAsyncDisposable
{
    static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    readonly SemaphoreSlim moving = new(1);
    readonly CancellationTokenSource stopping = new();
    readonly Lock gate = new();
    Task? ticking;

    /// <summary>Lets the clock run or stand; false if it did so already.</summary>
    public bool Run(bool isWanted)
    {
        ThrowIfDisposed();
        if (isWanted)
            KeepTicking();
        return exchange.Ask(exchange =>
        {
            var isNew = exchange.World.Clock.IsRunning != isWanted;
            exchange.World.Clock.IsRunning = isWanted;
            return isNew;
        });
    }

    /// <summary>
    /// Moves the clock on. Returns when everything that fell due was carried out, one after another at its time, and the notifications
    /// of each were answered or have failed: also those of whoever moves it at the same time.
    /// </summary>
    public async Task AdvanceAsync(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        ThrowIfDisposed();
        var (begun, end) = exchange.Ask(exchange => (exchange, End(exchange, time)));
        try
        {
            await moving.WaitAsync(stopping.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            ThrowIfDisposed();
        }
        try
        {
            do
            {
                await notifier.SettleAsync().ConfigureAwait(false);
                ThrowIfDisposed();
            }
            while (exchange.Ask(exchange => exchange == begun && exchange.World.Clock.CarryOutNext(end)));
            exchange.Do(exchange =>
            {
                if (exchange == begun)
                    exchange.World.Clock.MoveTo(end);
            });
        }
        finally
        {
            moving.Release();
        }
    }

    /// <exception cref="ArgumentOutOfRangeException">The time leads past the end of the calendar.</exception>
    public void ThrowIfPastTheEnd(TimeSpan time) => exchange.Ask(exchange => End(exchange, time));

    /// <summary>Does what somebody with a phone does, and waits for the notifications that come of it.</summary>
    public async Task<T> ActAsync<T>(Func<TelephoneExchange, T> act)
    {
        ThrowIfDisposed();
        var busy = notifier.Busy;
        var result = exchange.Ask(act);
        await notifier.SettleAsync(busy).ConfigureAwait(false);
        return result;
    }

    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public void ThrowIfDisposed()
    {
        if (stopping.IsCancellationRequested)
            throw new ObjectDisposedException("HoiioSandbox",
                "This sandbox is disposed; start another one with HoiioSandbox.Start().");
    }

    public void KeepTicking()
    {
        lock (gate)
            ticking ??= Task.Run(TickAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        if (ticking is not null)
            await ticking.ConfigureAwait(false);
    }

    static DateTimeOffset End(TelephoneExchange exchange, TimeSpan time) =>
        exchange.World.Now is var now && time <= Clock.Last - now ? now + time
        : throw new ArgumentOutOfRangeException(nameof(time), time, "The clock stops where the year 9999 begins; move it on by less.");

    async Task TickAsync()
    {
        using var timer = new PeriodicTimer(Tick);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping.Token).ConfigureAwait(false))
                exchange.Do(_ => { });
        }
        catch (OperationCanceledException)
        {
            // The sandbox is disposed.
        }
    }
}
