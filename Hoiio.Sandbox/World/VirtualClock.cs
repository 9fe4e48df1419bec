namespace HoiioSdk.Sandbox;

/// <summary>A clock that starts at the real time, in whole seconds, and stands still until it is told to go on. It never goes back.</summary>
sealed class VirtualClock : TimeProvider
{
    readonly Lock gate = new();
    DateTimeOffset now = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return now;
    }

    public void MoveTo(DateTimeOffset time)
    {
        lock (gate)
            now = time > now ? time : now;
    }
}
