using System.Diagnostics;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.Time;

/// <summary>
/// A clock with its agenda. It stands still or runs with the real time, and can be moved on either way. It never goes back. It is not
/// thread-safe.
/// </summary>
/// <param name="start">The time it starts at.</param>
/// <param name="isRunning">Whether it runs.</param>
sealed class Clock(DateTimeOffset start, bool isRunning)
{
    // What is due years after the start, and what happened before it, needs room in the calendar.
    static readonly DateTimeOffset earliestStart = new(2, 1, 1, 0, 0, 0, WireFormat.Zone);
    static readonly DateTimeOffset startLimit = new(9900, 1, 1, 0, 0, 0, WireFormat.Zone);

    // The last day in any time zone. The clock stops long before.
    static readonly DateTimeOffset maxDue = new(9999, 12, 31, 0, 0, 0, WireFormat.Zone);

    readonly PriorityQueue<ScheduledAction, (DateTimeOffset Due, long Order)> schedule = new();
    long nextOrder;
    DateTimeOffset baseTime = TruncateToMicroseconds(start);
    long baseTimestamp = Stopwatch.GetTimestamp();
    bool isRunning = isRunning;
    DateTimeOffset current = TruncateToMicroseconds(start);
    DateTimeOffset? dueTime;

    public DateTimeOffset Start { get; } = TruncateToMicroseconds(start);

    /// <summary>Where every clock stops. What is due then has a year of room behind it.</summary>
    public static DateTimeOffset End { get; } = new(9999, 1, 1, 0, 0, 0, WireFormat.Zone);

    /// <summary>
    /// The time of whoever acts now: an appointment is carried out at its own time, not at the later moment when somebody gets round to it.
    /// A call must not cost a minute more.
    /// </summary>
    public DateTimeOffset Now => dueTime ?? current;

    public bool IsRunning
    {
        get => isRunning;
        set
        {
            (baseTime, baseTimestamp) = (Read(), Stopwatch.GetTimestamp());
            isRunning = value;
        }
    }

    /// <summary>How many appointments were carried out.</summary>
    public long ActionsRun { get; private set; }

    /// <summary>When the next appointment is due, or null.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            while (schedule.TryPeek(out var next, out _) && next.IsCancelled)
                schedule.Dequeue();
            return schedule.TryPeek(out var due, out _) ? due.Due : null;
        }
    }

    /// <summary>How long it takes the clock to get to the next appointment by itself, or null if it does not.</summary>
    public TimeSpan? TimeToNextDue => isRunning && NextDue is { } due ? due - Read() : null;

    /// <summary>Says what a time at which a clock starts has to be, or returns null for one at which it can start.</summary>
    public static string? ValidateStart(DateTimeOffset time) =>
        time < earliestStart ? "a time in the year 2 or later" : time >= startLimit ? "a time before the year 9900" : null;

    public ScheduledAction After(TimeSpan delay, Action action) => At(maxDue - Now > delay ? Now + delay : maxDue, action);

    public ScheduledAction At(DateTimeOffset due, Action action)
    {
        var scheduled = new ScheduledAction(due, action);
        schedule.Enqueue(scheduled, (due, nextOrder++));
        return scheduled;
    }

    /// <summary>Stops the time for whoever acts now, and carries out what was due before.</summary>
    public void CatchUp()
    {
        current = Read();
        // A clock that stands is moved on step by step; only one that runs gets ahead by itself.
        while (isRunning && RunNext(current))
            continue;
    }

    /// <summary>Carries out the appointment that is due first, at its time; returns false if none is due until then.</summary>
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

    /// <summary>Moves on to a time; does nothing if that is past already.</summary>
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

    // In whole microseconds, which is what a journal holds: a replay has the same times.
    static DateTimeOffset TruncateToMicroseconds(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));
}
