namespace HoiioSdk.Sandbox;

/// <summary>The one way into the <see cref="World"/>: its lock is held for as long as somebody is in there.</summary>
/// <param name="notifier">Sends what happens in there.</param>
/// <param name="changed">Hears, under the lock, what kind of thing has changed, and which.</param>
/// <param name="options">How a world begins.</param>
sealed class LockedWorld(Notifier notifier, Action<string, string?> changed, SandboxOptions options)
{
    readonly Lock gate = new();
    World world = Begin(notifier, options, options.IsClockRunning);

    public T Ask<T>(Func<World, T> question)
    {
        lock (gate)
        {
            try
            {
                world.Enter();
                return question(world);
            }
            finally
            {
                foreach (var (type, reference) in world.TakeChanges())
                    changed(type, reference);
            }
        }
    }

    public void Do(Action<World> action) => Ask(world =>
    {
        action(world);
        return true;
    });

    /// <summary>Puts a new world in the place of the old one, whose notifications are no longer sent. The clock goes on running or
    /// standing.</summary>
    /// <param name="also">What is to begin anew at the same moment.</param>
    public void Reset(Action also) => Do(old =>
    {
        notifier.Forget();
        world = Begin(notifier, options, old.Clock.IsRunning);
        world.Files.Url = old.Files.Url;
        also();
    });

    static World Begin(Notifier notifier, SandboxOptions options, bool isRunning)
    {
        var start = options.Now ?? DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        var world = new World(new(start, isRunning), notifier, options.Credit);
        // That it is there is no news.
        world.TakeChanges();
        return world;
    }
}
