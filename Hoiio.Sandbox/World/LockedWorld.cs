namespace HoiioSdk.Sandbox;

/// <summary>The one way into the <see cref="World"/>: its lock is held for as long as somebody is in there.</summary>
sealed class LockedWorld(TimeProvider clock)
{
    readonly Lock gate = new();
    World world = new(clock);

    public DateTimeOffset Now => Ask(world => world.Now);

    public T Ask<T>(Func<World, T> question)
    {
        lock (gate)
            return question(world);
    }

    public void Do(Action<World> action)
    {
        lock (gate)
            action(world);
    }

    /// <summary>Puts a new world in the place of the old one.</summary>
    public void Reset() => Do(old => world = new(clock) { Files = { Url = old.Files.Url } });
}
