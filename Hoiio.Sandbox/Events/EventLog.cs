using HoiioSdk.Sandbox.Wire;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Events;

/// <summary>An event of a sandbox.</summary>
/// <param name="Id">Its ID.</param>
/// <param name="Type">Its type: request, notification, call, message, fax, phone, number, account, clock, fault or reset.</param>
/// <param name="Reference">The transaction reference or number that has changed. Its state is read when the event is sent.</param>
/// <param name="Entry">The request or the notification.</param>
sealed record Event(long Id, string Type, string? Reference = null, object? Entry = null);

/// <summary>
/// The events of a sandbox, with ascending IDs. The IDs continue after a reset. It only takes its own lock and those of the shared budgets,
/// so it can be called while other locks are held.
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

    /// <param name="budgets">The budgets that it shares with the other sandboxes of the process.</param>
    /// <param name="journal">Writes requests, acts, notifications and resets to a file; null for no file.</param>
    /// <param name="log">Is called with each request, in order; may be null.</param>
    public EventLog(Budgets budgets, JournalWriter? journal, Action<JournalEntry>? log)
    {
        (this.journal, this.log) = (journal, log);
        requests = new(budgets.Requests, gate);
        acts = new(budgets.Acts, gate);
        notifications = new(budgets.Notifications, gate);
        recent = new(budgets.Events, gate);
    }

    public long Last => Interlocked.Read(ref last);

    /// <summary>The number of resets. A reset ends all waits for events.</summary>
    public int Resets => Volatile.Read(ref resets);

    public void Add(string type, string? reference = null) => Add(id => recent.Add(id, EventBytes, new(id, type, reference)));

    /// <summary>Sets the first line of the journal.</summary>
    public void SetStart(StartLine line)
    {
        lock (gate)
            start = line;
    }

    /// <summary>Starts to write the journal file. Until then lines are held in memory, so that a failed replay does not overwrite an
    /// existing file.</summary>
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

    /// <summary>Adds an act. An act is not an event: its ID is that of the latest event, which it may have caused.</summary>
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

    /// <summary>Removes all entries, and adds a reset event.</summary>
    /// <param name="line">The new first line of the journal.</param>
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
            Write(JournalLine.WriteReset(id, line));
        else
            unwritten.Clear();
    });

    /// <summary>Removes the requests or the notifications.</summary>
    public void Forget(bool areRequests)
    {
        lock (gate)
            if (areRequests)
                requests.Forget();
            else
                notifications.Forget();
    }

    /// <summary>The lines of the journal since the start or the latest reset, in order; null if some of them are no longer kept.</summary>
    public List<string>? JournalLines()
    {
        lock (gate)
        {
            if (start is null || !requests.IsComplete || !acts.IsComplete)
                return null;
            // OrderBy is stable: an act follows the event with the same ID, and acts keep their order.
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

    /// <summary>The events after an ID; null if some of them are no longer kept, or the ID does not exist yet.</summary>
    public List<Event>? After(long id, int limit)
    {
        lock (gate)
            return id > last || (id < last && recent.Oldest > id + 1) ? null : recent.After(id, limit);
    }

    /// <summary>Completes with the next event. Call it before reading events, so that none is missed between reading and waiting.</summary>
    public Task NextEventAsync()
    {
        lock (gate)
            return (next ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
    }

    /// <summary>Keeps its entries readable, but removes them from the shared budgets.</summary>
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
