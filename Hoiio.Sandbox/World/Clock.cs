using System.Diagnostics;

namespace HoiioSdk.Sandbox;

/// <summary>A clock that stands still or runs with the real time, and can be moved on either way. It never goes back.</summary>
/// <param name="start">The time it starts at.</param>
/// <param name="isRunning">Whether it runs.</param>
sealed class Clock(DateTimeOffset start, bool isRunning)
{
    /// <summary>No clock starts so late: what is to happen years from then needs room in the calendar.</summary>
    public const int LastYear = 9900;

    DateTimeOffset moved = start;
    long since = Stopwatch.GetTimestamp();
    bool isRunning = isRunning;

    public DateTimeOffset Start { get; } = start;

    public DateTimeOffset Now => isRunning ? moved + Stopwatch.GetElapsedTime(since) : moved;

    public bool IsRunning
    {
        get => isRunning;
        set
        {
            (moved, since) = (Now, Stopwatch.GetTimestamp());
            isRunning = value;
        }
    }

    /// <summary>Moves on to a time; does nothing if that is past already.</summary>
    public void MoveTo(DateTimeOffset time)
    {
        if (time > Now)
            (moved, since) = (time, Stopwatch.GetTimestamp());
    }
}
