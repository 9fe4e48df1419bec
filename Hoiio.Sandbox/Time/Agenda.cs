namespace HoiioSdk.Sandbox;

/// <summary>Something that is to happen at a time. Cancelled, it does not.</summary>
sealed class Appointment(DateTimeOffset due, Action action)
{
    public DateTimeOffset Due => due;

    public Action? Action { get; private set; } = action;

    public void Cancel() => Action = null;
}

/// <summary>What is due, and when.</summary>
sealed class Agenda
{
    readonly PriorityQueue<Appointment, (DateTimeOffset Due, long Order)> appointments = new();
    long order;

    /// <summary>The time of what is being carried out, or null in between.</summary>
    public DateTimeOffset? DueNow { get; private set; }

    /// <summary>When the next thing falls due, or null.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            while (appointments.TryPeek(out var next, out _))
            {
                if (next.Action is not null)
                    return next.Due;
                appointments.Dequeue();
            }
            return null;
        }
    }

    public Appointment Add(DateTimeOffset due, Action action)
    {
        var appointment = new Appointment(due, action);
        appointments.Enqueue(appointment, (due, order++));
        return appointment;
    }

    /// <summary>Carries out the one thing that is due first, at its time; false if nothing is due until then.</summary>
    public bool CarryOutNext(DateTimeOffset until, Action<DateTimeOffset> moveClock)
    {
        if (NextDue is not { } due || due > until)
            return false;
        var action = appointments.Dequeue().Action!;
        moveClock(due);
        DueNow = due;
        try
        {
            action();
        }
        finally
        {
            DueNow = null;
        }
        return true;
    }
}
