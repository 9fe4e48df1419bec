namespace HoiioSdk.Sandbox.Events;

/// <summary>Something that happened.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Type">What it was: request, notification, call, message, fax, phone, number, account, clock, fault or reset.</param>
/// <param name="Reference">What it happened to: a transaction or a number, whose state is looked up when somebody reads of it.</param>
/// <param name="Entry">The request or the notification.</param>
sealed record Event(long Id, string Type, string? Reference = null, object? Entry = null);

/// <summary>
/// All that happened, under one rising sequence of ids, for whoever asks or waits for it. It outlives a reset: its ids go on.
/// It takes no lock but its own and calls nobody, so it may be told of something in the middle of anything.
/// </summary>
/// <param name="journal">The file that keeps each request, notification and reset; null for none.</param>
/// <param name="log">Hears of each request, in order; null for nobody.</param>
sealed class EventLog(JournalWriter? journal, Action<JournalEntry>? log)
{
    const int MaxEntries = 10_000;
    const int MaxEvents = 10_000;
    const long MaxBytes = 64 * 1024 * 1024;
    const long MaxEventBytes = 16 * 1024 * 1024;
    const int EventBytes = 100;

    readonly Lock gate = new();
    readonly Bounded<JournalEntry> requests = new(MaxEntries, MaxBytes);
    readonly Bounded<Notification> notifications = new(MaxEntries, MaxBytes);
    readonly Bounded<Event> recent = new(MaxEvents, MaxEventBytes);
    TaskCompletionSource? next;
    long last;
    int resets;

    public long Last => Interlocked.Read(ref last);

    /// <summary>Rises with each reset: whoever waits gives up then.</summary>
    public int Resets => Volatile.Read(ref resets);

    public void Add(string type, string? reference = null) => Add(id => recent.Add(id, EventBytes, new(id, type, reference)));

    public void Add(JournalEntry request) => Add(id =>
    {
        request.Id = id;
        journal?.Add(request);
        requests.Add(id, request.Bytes, request);
        recent.Add(id, request.Bytes, new(id, "request", Entry: request));
        log?.Invoke(request);
    });

    public void Add(Notification notification) => Add(id =>
    {
        notification.Id = id;
        journal?.Add(notification);
        notifications.Add(id, notification.Bytes, notification);
        recent.Add(id, notification.Bytes, new(id, "notification", Entry: notification));
    });

    /// <summary>Forgets everything but the ids, and says so.</summary>
    /// <param name="now">The time on the new clock.</param>
    public void Reset(DateTimeOffset now) => Add(id =>
    {
        requests.Clear();
        notifications.Clear();
        recent.Clear();
        resets++;
        recent.Add(id, EventBytes, new(id, "reset"));
        journal?.AddReset(id, now);
    });

    public List<JournalEntry> Requests(long after = 0, int limit = int.MaxValue, Func<JournalEntry, bool>? isWanted = null)
    {
        lock (gate)
            return requests.After(after, limit, isWanted);
    }

    public List<JournalEntry> RequestsBefore(long before, int limit, Func<JournalEntry, bool> isWanted)
    {
        lock (gate)
            return requests.Before(before, limit, isWanted);
    }

    public List<Notification> Notifications(long after = 0, int limit = int.MaxValue, Func<Notification, bool>? isWanted = null)
    {
        lock (gate)
            return notifications.After(after, limit, isWanted);
    }

    public List<Notification> NotificationsBefore(long before, int limit, Func<Notification, bool> isWanted)
    {
        lock (gate)
            return notifications.Before(before, limit, isWanted);
    }

    /// <summary>The events after an id; null if some of them are no longer kept, or the id is none of this log.</summary>
    public List<Event>? After(long id, int limit)
    {
        lock (gate)
            return id > last || (id < last && recent.Oldest > id + 1) ? null : recent.After(id, limit);
    }

    /// <summary>Ends with the next event. To be taken before looking, so that nothing slips through between looking and waiting.</summary>
    public Task Next()
    {
        lock (gate)
            return (next ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
    }

    void Add(Action<long> keep)
    {
        TaskCompletionSource? waiting;
        lock (gate)
        {
            keep(last + 1);
            Interlocked.Increment(ref last);
            (waiting, next) = (next, null);
        }
        waiting?.TrySetResult();
    }
}
