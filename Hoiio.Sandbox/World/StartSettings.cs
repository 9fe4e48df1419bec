namespace HoiioSdk.Sandbox.World;

/// <summary>How a sandbox begins, and begins anew after a reset.</summary>
sealed record StartSettings
{
    /// <summary>The time at which its clock starts; null for the real time, in whole seconds.</summary>
    public DateTimeOffset? Now { get; init; }

    public bool IsClockRunning { get; init; }

    /// <summary>The main points to begin with, in SGD.</summary>
    public decimal Points { get; init; } = 50.000m;

    /// <summary>The bonus to begin with, in SGD.</summary>
    public decimal Bonus { get; init; } = 4.650m;

    public Readings Readings { get; init; } = Readings.Default;
}
