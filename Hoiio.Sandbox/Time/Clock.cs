using System.Diagnostics;

namespace HoiioSdk.Sandbox;

/// <summary>A clock that stands still or runs with the real time, and can be moved on either way. It never goes back.</summary>
/// <param name="start">The time it starts at.</param>
/// <param name="isRunning">Whether it runs.</param>
sealed class Clock(DateTimeOffset start, bool isRunning)
{
    // What is to happen years from the start needs room in the calendar, and what has happened a while before it as well.
    static readonly DateTimeOffset earliest = new(2, 1, 1, 0, 0, 0, WireFormat.Zone);
    static readonly DateTimeOffset end = new(9900, 1, 1, 0, 0, 0, WireFormat.Zone);

    DateTimeOffset moved = start;
    long since = Stopwatch.GetTimestamp();
    bool isRunning = isRunning;

    public DateTimeOffset Start { get; } = start;

    /// <summary>Where it stops: what is still to happen has a year of room behind it.</summary>
    public static DateTimeOffset Last { get; } = new(9999, 1, 1, 0, 0, 0, WireFormat.Zone);

    public DateTimeOffset Now
    {
        get
        {
            var elapsed = isRunning ? Stopwatch.GetElapsedTime(since) : TimeSpan.Zero;
            return Last - moved > elapsed ? moved + elapsed : Last;
        }
    }

    /// <summary>What a time has to be at which a clock can start, or null for one that can be.</summary>
    public static string? JudgeStart(DateTimeOffset time) =>
        time < earliest ? "a time in the year 2 or later" : time >= end ? "a time before the year 9900" : null;

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
