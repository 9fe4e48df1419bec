using System.Diagnostics;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.Time;

/// <summary>
/// A clock with a schedule of actions. It stands still or runs in real time, and can be advanced in both modes. It never goes back. It is
/// not thread-safe.
/// </summary>
/// <param name="start">The start time.</param>
/// <param name="isRunning">Whether it runs.</param>
sealed class Clock(DateTimeOffset start, bool isRunning)
{
    // Leave space in the calendar for actions years after the start, and for dates before it.
    static readonly DateTimeOffset earliestStart = new(2, 1, 1, 0, 0, 0, WireFormat.Zone);
    static readonly DateTimeOffset startLimit = new(9900, 1, 1, 0, 0, 0, WireFormat.Zone);

    // The last day that exists in every time zone. The clock stops long before.
    static readonly DateTimeOffset maxDue = new(9999, 12, 31, 0, 0, 0, WireFormat.Zone);

    readonly PriorityQueue<ScheduledAction, (DateTimeOffset Due, long Order)> schedule = new();
    long nextOrder;
    DateTimeOffset baseTime = TruncateToMicroseconds(start);
    long baseTimestamp = Stopwatch.GetTimestamp();
    bool isRunning = isRunning;
    DateTimeOffset current = TruncateToMicroseconds(start);
    DateTimeOffset? dueTime;

    public DateTimeOffset Start { get; } = TruncateToMicroseconds(start);

    /// <summary>The time at which every clock stops, one year before the end of the calendar.</summary>
    public static DateTimeOffset End { get; } = new(9999, 1, 1, 0, 0, 0, WireFormat.Zone);

    /// <summary>
    /// The current time. While a scheduled action runs, this is its due time, even if the action runs late: a call must not cost an extra
    /// minute.
    /// </summary>
    public DateTimeOffset Now => dueTime ?? current;

    public bool IsRunning
    {
        get => isRunning;
        set
        {
            // Not the time that has passed since: an act that stops the clock is recorded with the current time.
            (baseTime, baseTimestamp) = (current, Stopwatch.GetTimestamp());
            isRunning = value;
        }
    }

    /// <summary>The number of scheduled actions that have run.</summary>
    public long ActionsRun { get; private set; }

    /// <summary>The due time of the next action, or null.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            while (schedule.TryPeek(out var next, out _) && next.IsCancelled)
                schedule.Dequeue();
            return schedule.TryPeek(out var due, out _) ? due.Due : null;
        }
    }

    /// <summary>The time until the running clock reaches the next action; null if it stands still or has none.</summary>
    public TimeSpan? TimeToNextDue => isRunning && NextDue is { } due ? due - Read() : null;

    /// <summary>Returns what is required of a start time, or null if the time is valid.</summary>
    public static string? ValidateStart(DateTimeOffset time) =>
        time < earliestStart ? "a time in the year 2 or later" : time >= startLimit ? "a time before the year 9900" : null;

    public ScheduledAction After(TimeSpan delay, Action action) => At(maxDue - Now > delay ? Now + delay : maxDue, action);

    public ScheduledAction At(DateTimeOffset due, Action action)
    {
        var scheduled = new ScheduledAction(due, action);
        schedule.Enqueue(scheduled, (due, nextOrder++));
        return scheduled;
    }

    /// <summary>Updates the current time, and runs the actions that became due while the clock was running.</summary>
    public void CatchUp()
    {
        current = Read();
        // A clock that stands still only advances step by step, through RunNext.
        while (isRunning && RunNext(current))
            continue;
    }

    /// <summary>Runs the next action at its due time. Returns false if none is due by the given time.</summary>
    public bool RunNext(DateTimeOffset until)
    {
        if (NextDue is not { } due || due > until)
            return false;
        var scheduled = schedule.Dequeue();
        MoveTo(due);
        ActionsRun++;
        dueTime = due;
        try
        {
            scheduled.Action();
        }
        finally
        {
            dueTime = null;
        }
        return true;
    }

    /// <summary>Advances to a time. Does nothing if the time has passed.</summary>
    public void MoveTo(DateTimeOffset time)
    {
        if (time > Read())
            (baseTime, baseTimestamp) = (TruncateToMicroseconds(time), Stopwatch.GetTimestamp());
    }

    DateTimeOffset Read()
    {
        var elapsed = isRunning ? Stopwatch.GetElapsedTime(baseTimestamp) : TimeSpan.Zero;
        return End - baseTime > elapsed ? TruncateToMicroseconds(baseTime + elapsed) : End;
    }

    // A journal stores whole microseconds, and a replay must have the same times.
    static DateTimeOffset TruncateToMicroseconds(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));
}
