namespace HoiioSdk.Sandbox;

/// <summary>The one way into the <see cref="World"/>: its lock is held for as long as somebody is in there.</summary>
/// <param name="notifier">Sends what happens in there.</param>
/// <param name="start">The time at which a world begins; null for the real time, in whole seconds.</param>
/// <param name="isRunning">Whether the clock of the first world runs.</param>
sealed class LockedWorld(Notifier notifier, DateTimeOffset? start, bool isRunning)
{
    readonly Lock gate = new();
    World world = Begin(notifier, start, isRunning);

    public T Ask<T>(Func<World, T> question)
    {
        lock (gate)
        {
            // A clock that runs goes on between two visits; whoever comes in finds done what was due by then.
            var now = world.Clock.Now;
            while (world.Clock.IsRunning && world.CarryOutNext(now))
                continue;
            return question(world);
        }
    }

    public void Do(Action<World> action) => Ask(world =>
    {
        action(world);
        return true;
    });

    /// <summary>Puts a new world in the place of the old one, whose notifications are no longer sent. The clock goes on running or standing.</summary>
    public void Reset() => Do(old =>
    {
        notifier.Forget();
        world = Begin(notifier, start, old.Clock.IsRunning);
        world.Files.Url = old.Files.Url;
    });

    static World Begin(Notifier notifier, DateTimeOffset? start, bool isRunning) =>
        new(new(start ?? DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds()), isRunning), notifier);
}
