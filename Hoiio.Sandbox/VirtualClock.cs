namespace HoiioSdk.Sandbox;

/// <summary>A clock that starts at the real time, in whole seconds, and stands still until it is told to go on. It never goes back.</summary>
sealed class VirtualClock : TimeProvider
{
    long ticks = DateTimeOffset.UtcNow.Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public void MoveTo(DateTimeOffset time) => Interlocked.Exchange(ref ticks, Math.Max(time.UtcTicks, Interlocked.Read(ref ticks)));
}
