using HoiioSdk.Sandbox.Wire;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Events;

/// <summary>Something that happened.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Type">What it was: request, notification, call, message, fax, phone, number, account, clock, fault or reset.</param>
/// <param name="Reference">What it happened to: a transaction or a number, whose state is looked up when somebody reads of it.</param>
/// <param name="Entry">The request or the notification.</param>
sealed record Event(long Id, string Type, string? Reference = null, object? Entry = null);

/// <summary>
/// All that happened, under one rising sequence of ids, for whoever asks or waits for it. It outlives a reset: its ids go on.
/// It takes no lock but its own and those of what it keeps together with others, so it may be told of something in the middle of anything.
/// </summary>
sealed class EventLog : IDisposable
{
    const int EventBytes = 100;

    readonly JournalWriter? journal;
    readonly Action<JournalEntry>? log;
    readonly Lock gate = new();
    readonly BoundedQueue<JournalEntry> requests;
    readonly BoundedQueue<JournalAct> acts;
    readonly BoundedQueue<Notification> notifications;
    readonly BoundedQueue<Event> recent;
    TaskCompletionSource? next;
    long last;
    int resets;
    StartLine? start;
    List<string>? unwritten = [];

    /// <param name="budgets">What it may keep, together with the other sandboxes of the process.</param>
    /// <param name="journal">The file that keeps each request, act, notification and reset; null for none.</param>
    /// <param name="log">Hears of each request, in order; null for nobody.</param>
    public EventLog(Budgets budgets, JournalWriter? journal, Action<JournalEntry>? log)
    {
        (this.journal, this.log) = (journal, log);
        requests = new(budgets.Requests, gate);
        acts = new(budgets.Acts, gate);
        notifications = new(budgets.Notifications, gate);
        recent = new(budgets.Events, gate);
    }

    public long Last => Interlocked.Read(ref last);

    /// <summary>Rises with each reset: whoever waits gives up then.</summary>
    public int Resets => Volatile.Read(ref resets);

    public void Add(string type, string? reference = null) => Add(id => recent.Add(id, EventBytes, new(id, type, reference)));

    /// <summary>Tells how it all begins.</summary>
    public void SetStart(StartLine line)
    {
        lock (gate)
            start = line;
    }

    /// <summary>Begins the file. Until then nothing is written, so that a replay that fails leaves the older file as it is.</summary>
    public void StartJournal()
    {
        lock (gate)
        {
            var waiting = unwritten;
            unwritten = null;
            journal?.Start();
            Write(Json.Write(start));
            waiting?.ForEach(Write);
        }
    }

    /// <summary>Adds an act. It is no event of its own: its id is that of the latest event, which it may have caused.</summary>
    public void Add(JournalAct act)
    {
        lock (gate)
        {
            act.Id = last;
            var line = JournalLine.Write(act);
            Write(line);
            acts.Add(act.Id, line.Length * sizeof(char), act);
        }
        acts.EnforceBudget();
    }

    public void Add(JournalEntry request) => Add(id =>
    {
        request.Id = id;
        Write(JournalLine.Write(request));
        requests.Add(id, request.Bytes, request);
        recent.Add(id, request.Bytes, new(id, "request", Entry: request));
        log?.Invoke(request);
    });

    public void Add(Notification notification) => Add(id =>
    {
        notification.Id = id;
        Write(JournalLine.Write(notification));
        notifications.Add(id, notification.Bytes, notification);
        recent.Add(id, notification.Bytes, new(id, "notification", Entry: notification));
    });

    /// <summary>Forgets everything but the ids, and says so.</summary>
    /// <param name="line">How it begins anew.</param>
    public void Reset(StartLine line) => Add(id =>
    {
        start = line;
        requests.Clear();
        acts.Clear();
        notifications.Clear();
        recent.Clear();
        resets++;
        recent.Add(id, EventBytes, new(id, "reset"));
        if (unwritten is null)
            Write(JournalLine.WriteReset(id, line.Now));
        else
            unwritten.Clear();
    });

    /// <summary>Forgets the requests, or the notifications.</summary>
    public void Forget(bool areRequests)
    {
        lock (gate)
            if (areRequests)
                requests.Forget();
            else
                notifications.Forget();
    }

    /// <summary>All that came from outside since the start or the latest reset, as lines of a journal in their order; null if some of it is
    /// no longer kept.</summary>
    public List<string>? JournalLines()
    {
        lock (gate)
        {
            if (start is null || !requests.IsComplete || !acts.IsComplete)
                return null;
            // An act comes behind the event whose id it has; the order of the acts among each other stays.
            var lines = requests.After(0).Select(request => (request.Id, Line: JournalLine.Write(request)))
                .Concat(notifications.After(0).Select(notification => (notification.Id, Line: JournalLine.Write(notification))))
                .Concat(acts.After(-1).Select(act => (act.Id, Line: JournalLine.Write(act))));
            return [Json.Write(start), .. lines.OrderBy(line => line.Id).Select(line => line.Line)];
        }
    }

    public List<JournalEntry> Requests(long after = 0, int limit = int.MaxValue, Func<JournalEntry, bool>? filter = null)
    {
        lock (gate)
            return requests.After(after, limit, filter);
    }

    public List<JournalEntry> RequestsBefore(long before, int limit, Func<JournalEntry, bool> filter)
    {
        lock (gate)
            return requests.Before(before, limit, filter);
    }

    public List<Notification> Notifications(long after = 0, int limit = int.MaxValue, Func<Notification, bool>? filter = null)
    {
        lock (gate)
            return notifications.After(after, limit, filter);
    }

    public List<Notification> NotificationsBefore(long before, int limit, Func<Notification, bool> filter)
    {
        lock (gate)
            return notifications.Before(before, limit, filter);
    }

    /// <summary>The events after an id; null if some of them are no longer kept, or the id is none of this log.</summary>
    public List<Event>? After(long id, int limit)
    {
        lock (gate)
            return id > last || (id < last && recent.Oldest > id + 1) ? null : recent.After(id, limit);
    }

    /// <summary>Ends with the next event. To be taken before looking, so that nothing slips through between looking and waiting.</summary>
    public Task NextEventAsync()
    {
        lock (gate)
            return (next ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
    }

    /// <summary>Keeps what it has for whoever still looks at it, but no longer at the cost of others.</summary>
    public void Dispose()
    {
        requests.Dispose();
        acts.Dispose();
        notifications.Dispose();
        recent.Dispose();
    }

    void Write(string line)
    {
        if (unwritten is null)
            journal?.Add(line);
        else if (journal is not null)
            unwritten.Add(line);
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
        requests.EnforceBudget();
        notifications.EnforceBudget();
        recent.EnforceBudget();
        waiting?.TrySetResult();
    }
}
