namespace HoiioSdk.Sandbox;

/// <summary>Moves the clock on, lets it run, and waits for the notifications that come of what people do.</summary>
sealed class Timekeeper(LockedWorld world, Notifier notifier) : IAsyncDisposable
{
    static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    readonly SemaphoreSlim moving = new(1);
    readonly CancellationTokenSource stopping = new();
    readonly Lock gate = new();
    Task? ticking;

    /// <summary>Lets the clock run or stand; false if it did so already.</summary>
    public bool Run(bool isWanted)
    {
        DemandLife();
        if (isWanted)
            KeepTicking();
        return world.Ask(world =>
        {
            var isNew = world.Clock.IsRunning != isWanted;
            world.Clock.IsRunning = isWanted;
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
        DemandLife();
        var (begun, end) = world.Ask(world => (world, End(world, time)));
        try
        {
            await moving.WaitAsync(stopping.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            DemandLife();
        }
        try
        {
            do
            {
                await notifier.SettleAsync().ConfigureAwait(false);
                DemandLife();
            }
            while (world.Ask(world => world == begun && world.CarryOutNext(end)));
            world.Do(world =>
            {
                if (world == begun)
                    world.Clock.MoveTo(end);
            });
        }
        finally
        {
            moving.Release();
        }
    }

    /// <exception cref="ArgumentOutOfRangeException">The time leads past the end of the calendar.</exception>
    public void DemandRoom(TimeSpan time) => world.Ask(world => End(world, time));

    /// <summary>Does what somebody with a phone does, and waits for the notifications that come of it.</summary>
    public async Task<T> ActAsync<T>(Func<World, T> act)
    {
        DemandLife();
        var busy = notifier.Busy;
        var result = world.Ask(act);
        await notifier.SettleAsync(busy).ConfigureAwait(false);
        return result;
    }

    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public void DemandLife()
    {
        if (stopping.IsCancellationRequested)
            throw new ObjectDisposedException(nameof(HoiioSandbox),
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

    static DateTimeOffset End(World world, TimeSpan time) => world.Clock.Now is var now && time <= Clock.Last - now ? now + time
        : throw new ArgumentOutOfRangeException(nameof(time), time, "The clock stops where the year 9999 begins; move it on by less.");

    async Task TickAsync()
    {
        using var timer = new PeriodicTimer(Tick);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping.Token).ConfigureAwait(false))
                world.Do(_ => { });
        }
        catch (OperationCanceledException)
        {
            // The sandbox is disposed.
        }
    }
}
