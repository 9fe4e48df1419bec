namespace HoiioSdk.Sandbox.World;

/// <summary>How a sandbox begins, and begins anew after a reset.</summary>
sealed record StartSettings
{
    /// <summary>The time at which its clock starts; null for the real time, in whole seconds.</summary>
    public DateTimeOffset? Now { get; init; }

    public bool IsClockRunning { get; init; }

    /// <summary>The points to begin with, without a bonus; null for both as documented.</summary>
    public decimal? Credit { get; init; }

    public Readings Readings { get; init; } = Readings.Default;
}
