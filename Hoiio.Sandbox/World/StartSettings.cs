namespace HoiioSdk.Sandbox.World;

/// <summary>The settings that a sandbox starts with, also after a reset.</summary>
sealed record StartSettings
{
    /// <summary>The start time of the clock; null for the real time, in whole seconds.</summary>
    public DateTimeOffset? Now { get; init; }

    public bool IsClockRunning { get; init; }

    /// <summary>The initial points, in SGD.</summary>
    public decimal Points { get; init; } = 50.000m;

    /// <summary>The initial bonus, in SGD.</summary>
    public decimal Bonus { get; init; } = 4.650m;

    public Readings Readings { get; init; } = Readings.Default;
}
