using HoiioSdk.Sandbox.Time;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Exchange;

/// <summary>Moves the clock on, lets it run, and waits for the notifications that come of what people do.</summary>
sealed class Timekeeper(LockedExchange exchange, Notifier notifier) : IAsyncDisposable
{
    readonly SemaphoreSlim moving = new(1);
    readonly CancellationTokenSource stopping = new();

    /// <summary>Lets the clock run or stand; returns false if it did so already.</summary>
    /// <param name="isRunning">Whether it is to run.</param>
    /// <param name="record">Is called if that is a change, before anybody else is let in.</param>
    public bool SetRunning(bool isRunning, Action<WorldState> record)
    {
        ThrowIfDisposed();
        return exchange.Execute(exchange =>
        {
            var isChange = exchange.World.Clock.IsRunning != isRunning;
            exchange.World.Clock.IsRunning = isRunning;
            return isChange;
        }, (world, isChange) =>
        {
            if (isChange)
                record(world);
        });
    }

    /// <summary>
    /// Moves the clock on. Returns when everything that fell due was carried out, one after another at its time, and the notifications
    /// of each were answered or have failed: also those of whoever moves it at the same time.
    /// </summary>
    /// <param name="time">How far.</param>
    /// <param name="record">Is called at the end, before anybody else is let in; not if the sandbox was reset meanwhile.</param>
    public async Task AdvanceAsync(TimeSpan time, Action<WorldState> record)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        ThrowIfDisposed();
        var (begun, end) = exchange.Execute(exchange => (exchange, EndTime(exchange, time)));
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
                await notifier.WaitUntilIdleAsync().ConfigureAwait(false);
                ThrowIfDisposed();
            }
            while (exchange.Execute(exchange => exchange == begun && exchange.World.Clock.RunNext(end)));
            exchange.Execute(exchange =>
            {
                if (exchange != begun)
                    return;
                exchange.World.Clock.MoveTo(end);
                exchange.World.Clock.CatchUp();
                record(exchange.World);
            });
        }
        finally
        {
            moving.Release();
        }
    }

    /// <exception cref="ArgumentOutOfRangeException">The time leads past the end of the calendar.</exception>
    public void ThrowIfPastEnd(TimeSpan time) => exchange.Execute(exchange => EndTime(exchange, time));

    /// <summary>Does what somebody with a phone does, and waits for the notifications that come of it.</summary>
    public async Task<T> ActAsync<T>(Func<TelephoneExchange, T> act, Action<WorldState, T> record)
    {
        ThrowIfDisposed();
        var pending = notifier.Pending;
        var result = exchange.Execute(act, record);
        await notifier.WaitUntilIdleAsync(pending).ConfigureAwait(false);
        return result;
    }

    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public void ThrowIfDisposed()
    {
        if (stopping.IsCancellationRequested)
            throw new ObjectDisposedException("HoiioSandbox",
                "This sandbox is disposed; start another one with HoiioSandbox.Start().");
    }

    public async ValueTask DisposeAsync() => await stopping.CancelAsync().ConfigureAwait(false);

    static DateTimeOffset EndTime(TelephoneExchange exchange, TimeSpan time) =>
        exchange.World.Now is var now && time <= Clock.End - now ? now + time
        : throw new ArgumentOutOfRangeException(nameof(time), time, "The clock stops where the year 9999 begins; move it on by less.");
}
