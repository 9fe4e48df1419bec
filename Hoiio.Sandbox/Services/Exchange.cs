namespace HoiioSdk.Sandbox;

/// <summary>What all services share: the clock and what is due on it, the account, the identifiers, the files, and the notifications to be sent.</summary>
/// <remarks>Not thread-safe: whoever uses it holds <see cref="Gate"/>, and lets go of it before sending anything.</remarks>
sealed class Exchange(TimeProvider clock)
{
    readonly PriorityQueue<Action, (DateTimeOffset Due, long Order)> agenda = new();
    readonly Queue<(string Url, Fields Fields)> outbox = new();
    readonly Dictionary<string, Answer> files = [];
    long order;
    DateTimeOffset? dueNow;

    public Lock Gate { get; } = new();

    public Account Account { get; } = new();

    public Ids Ids { get; } = new();

    public string ApiEndpoint { get; set; } = "";

    // What falls due happens at its time, not at the later moment when somebody gets round to it: a call must not cost a minute more.
    public DateTimeOffset Now => dueNow ?? clock.GetUtcNow();

    public void After(TimeSpan delay, Action action) => At(Now + delay, action);

    public void At(DateTimeOffset due, Action action) => agenda.Enqueue(action, (due, order++));

    public void Notify(string? url, Fields fields)
    {
        if (url is not null)
            outbox.Enqueue((url, fields));
    }

    public bool HasNotifications
    {
        get
        {
            lock (Gate)
                return outbox.Count > 0;
        }
    }

    public bool TryTakeNotification(out (string Url, Fields Fields) notification)
    {
        lock (Gate)
            return outbox.TryDequeue(out notification);
    }

    /// <summary>Carries out the one thing that is due first, at its time; false if nothing is due until then.</summary>
    public bool CarryOutNext(DateTimeOffset until, Action<DateTimeOffset>? moveClock = null)
    {
        lock (Gate)
        {
            if (!agenda.TryPeek(out var action, out var next) || next.Due > until)
                return false;
            agenda.Dequeue();
            dueNow = next.Due;
            moveClock?.Invoke(next.Due);
            try
            {
                action();
            }
            finally
            {
                dueNow = null;
            }
            return true;
        }
    }

    /// <summary>Puts a file where it can be fetched, and gives its address.</summary>
    public string Publish(string name, string contentType, byte[] content)
    {
        var path = $"files/{files.Count + 1}/{name}";
        files[path] = new(200, $"{content.Length} bytes", contentType, Content: content);
        return ApiEndpoint + Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal);
    }

    public Answer? File(string path)
    {
        lock (Gate)
            return files.GetValueOrDefault(path);
    }
}
