namespace HoiioSdk.Sandbox;

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
sealed class EventLog
{
    const int MostEntries = 10_000;
    const int MostEvents = 10_000;
    const long MostBytes = 64 * 1024 * 1024;
    const long MostEventBytes = 16 * 1024 * 1024;
    const int EventBytes = 100;

    readonly Lock gate = new();
    readonly Kept<JournalEntry> requests = new(MostEntries, MostBytes);
    readonly Kept<Notification> notifications = new(MostEntries, MostBytes);
    readonly Kept<Event> recent = new(MostEvents, MostEventBytes);
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
        requests.Add(id, request.Bytes, request);
        recent.Add(id, request.Bytes, new(id, "request", Entry: request));
    });

    public void Add(Notification notification) => Add(id =>
    {
        notification.Id = id;
        notifications.Add(id, notification.Bytes, notification);
        recent.Add(id, notification.Bytes, new(id, "notification", Entry: notification));
    });

    /// <summary>Forgets everything but the ids, and says so; the id of that event.</summary>
    public long Reset()
    {
        var reset = 0L;
        Add(id =>
        {
            requests.Clear();
            notifications.Clear();
            recent.Clear();
            resets++;
            recent.Add(id, EventBytes, new(id, "reset"));
            reset = id;
        });
        return reset;
    }

    public List<JournalEntry> Requests(Func<Kept<JournalEntry>, List<JournalEntry>> find)
    {
        lock (gate)
            return find(requests);
    }

    public List<Notification> Notifications(Func<Kept<Notification>, List<Notification>> find)
    {
        lock (gate)
            return find(notifications);
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
