namespace HoiioSdk.Services;

/// <summary>The calls of this process by key and by session, and the sessions that ended recently.</summary>
sealed class CallTable
{
    const int MaxEnded = 10_000;

    readonly Lock gate = new();
    readonly Dictionary<string, IvrCall> byKey = [];
    readonly Dictionary<string, IvrCall?> bySession = [];
    readonly Queue<(string Session, string Key)> ended = [];

    public IReadOnlyList<IvrCall> All
    {
        get
        {
            lock (gate)
                return [.. byKey.Values];
        }
    }

    public IvrCall? Find(string? key)
    {
        lock (gate)
            return key is null ? null : byKey.GetValueOrDefault(key);
    }

    /// <summary>The call of a session; null if it has ended.</summary>
    /// <param name="session">The session.</param>
    /// <param name="create">Creates the call of an unknown session; null to ignore the session from now on.</param>
    public IvrCall? FindOrAdd(string session, Func<IvrCall?> create)
    {
        lock (gate)
        {
            if (!bySession.TryGetValue(session, out var call))
                if ((call = create()) is not null)
                    Add(call);
                else
                    End(session, key: "");
            return call;
        }
    }

    /// <summary>Adds a call. Its session may still be unknown.</summary>
    public void Add(IvrCall call)
    {
        lock (gate)
        {
            byKey[call.Key] = call;
            if (call.Session != "")
                bySession[call.Session] = call;
        }
    }

    /// <summary>Marks a session as ended, so that later notifications are ignored.</summary>
    public void End(string session, string key)
    {
        // The dial request failed.
        if (session == "")
            return;
        lock (gate)
        {
            bySession[session] = null;
            ended.Enqueue((session, key));
            while (ended.Count > MaxEnded)
            {
                var (oldSession, oldKey) = ended.Dequeue();
                bySession.Remove(oldSession);
                // The recording of a monitored call never came.
                byKey.Remove(oldKey);
            }
        }
    }

    public void Remove(IvrCall call)
    {
        lock (gate)
            byKey.Remove(call.Key);
    }
}
