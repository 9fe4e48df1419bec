using HoiioSdk.Sandbox.Time;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Exchange;

/// <summary>Advances, starts and stops the clock, and waits for the notifications that an action causes.</summary>
sealed class Timekeeper(LockedExchange exchange, Notifier notifier) : IAsyncDisposable
{
    readonly SemaphoreSlim moving = new(1);
    readonly CancellationTokenSource stopping = new();

    /// <summary>Starts or stops the clock. Returns false if it is already in that mode.</summary>
    /// <param name="isRunning">Whether the clock is to run.</param>
    /// <param name="record">Is called on a change, before the lock is released.</param>
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
    /// Advances the clock. Runs the actions that become due, in order and at their time, and waits after each until its notifications are
    /// answered or have failed. This includes the actions of concurrent calls.
    /// </summary>
    /// <param name="time">The time to advance by.</param>
    /// <param name="record">Is called at the end, before the lock is released, unless the sandbox was reset meanwhile.</param>
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

    /// <exception cref="ArgumentOutOfRangeException">The clock would pass the end of the calendar.</exception>
    public void ThrowIfPastEnd(TimeSpan time) => exchange.Execute(exchange => EndTime(exchange, time));

    /// <summary>Runs an action, and waits for the notifications that it causes.</summary>
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
                "This sandbox is disposed. Start another one with HoiioSandbox.Start().");
    }

    public async ValueTask DisposeAsync() => await stopping.CancelAsync().ConfigureAwait(false);

    static DateTimeOffset EndTime(TelephoneExchange exchange, TimeSpan time) =>
        exchange.World.Now is var now && time <= Clock.End - now ? now + time
        : throw new ArgumentOutOfRangeException(
            nameof(time), time, "The clock stops at the beginning of the year 9999. Advance it by less.");
}
