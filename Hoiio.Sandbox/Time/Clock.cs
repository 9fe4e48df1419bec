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
    static readonly DateTimeOffset endOfStarts = new(9900, 1, 1, 0, 0, 0, WireFormat.Zone);

    // The last day in any time zone. The clock stops long before.
    static readonly DateTimeOffset never = new(9999, 12, 31, 0, 0, 0, WireFormat.Zone);

    readonly PriorityQueue<Appointment, (DateTimeOffset Due, long Order)> agenda = new();
    long added;
    DateTimeOffset moved = Whole(start);
    long movedAt = Stopwatch.GetTimestamp();
    bool isRunning = isRunning;
    DateTimeOffset entered = Whole(start);
    DateTimeOffset? dueNow;

    public DateTimeOffset Start { get; } = Whole(start);

    /// <summary>Where every clock stops. What is due then has a year of room behind it.</summary>
    public static DateTimeOffset Last { get; } = new(9999, 1, 1, 0, 0, 0, WireFormat.Zone);

    /// <summary>
    /// The time of whoever acts now: an appointment is carried out at its own time, not at the later moment when somebody gets round to it.
    /// A call must not cost a minute more.
    /// </summary>
    public DateTimeOffset Now => dueNow ?? entered;

    public bool IsRunning
    {
        get => isRunning;
        set
        {
            (moved, movedAt) = (Read(), Stopwatch.GetTimestamp());
            isRunning = value;
        }
    }

    /// <summary>How many appointments were carried out.</summary>
    public long CarriedOut { get; private set; }

    /// <summary>When the next appointment is due, or null.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            while (agenda.TryPeek(out var next, out _) && next.IsCancelled)
                agenda.Dequeue();
            return agenda.TryPeek(out var due, out _) ? due.Due : null;
        }
    }

    /// <summary>How long it takes the clock to get to the next appointment by itself, or null if it does not.</summary>
    public TimeSpan? UntilNextDue => isRunning && NextDue is { } due ? due - Read() : null;

    /// <summary>Says what a time at which a clock starts has to be, or returns null for one at which it can start.</summary>
    public static string? ValidateStart(DateTimeOffset time) =>
        time < earliestStart ? "a time in the year 2 or later" : time >= endOfStarts ? "a time before the year 9900" : null;

    public Appointment After(TimeSpan delay, Action action) => At(never - Now > delay ? Now + delay : never, action);

    public Appointment At(DateTimeOffset due, Action action)
    {
        var appointment = new Appointment(due, action);
        agenda.Enqueue(appointment, (due, added++));
        return appointment;
    }

    /// <summary>Stops the time for whoever acts now, and carries out what was due before.</summary>
    public void Enter()
    {
        entered = Read();
        // A clock that stands is moved on step by step; only one that runs gets ahead by itself.
        while (isRunning && CarryOutNext(entered))
            continue;
    }

    /// <summary>Carries out the appointment that is due first, at its time; returns false if none is due until then.</summary>
    public bool CarryOutNext(DateTimeOffset until)
    {
        if (NextDue is not { } due || due > until)
            return false;
        var appointment = agenda.Dequeue();
        MoveTo(due);
        CarriedOut++;
        dueNow = due;
        try
        {
            appointment.Action();
        }
        finally
        {
            dueNow = null;
        }
        return true;
    }

    /// <summary>Moves on to a time; does nothing if that is past already.</summary>
    public void MoveTo(DateTimeOffset time)
    {
        if (time > Read())
            (moved, movedAt) = (Whole(time), Stopwatch.GetTimestamp());
    }

    DateTimeOffset Read()
    {
        var elapsed = isRunning ? Stopwatch.GetElapsedTime(movedAt) : TimeSpan.Zero;
        return Last - moved > elapsed ? Whole(moved + elapsed) : Last;
    }

    // In whole microseconds, which is what a journal holds: a replay has the same times.
    static DateTimeOffset Whole(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));
}
