namespace HoiioSdk.Sandbox;

/// <summary>The latest 10000 requests that a sandbox received.</summary>
public sealed class Journal
{
    const int Limit = 10000;

    readonly Queue<JournalEntry> entries = [];

    internal Journal()
    {
    }

    /// <summary>The requests so far, in order; those that come later don't change this list.</summary>
    public IReadOnlyList<JournalEntry> Entries
    {
        get
        {
            lock (entries)
                return entries.ToList();
        }
    }

    /// <summary>One line per request, for the message of a failed assertion.</summary>
    public override string ToString() => string.Join('\n', Entries);

    internal void Add(JournalEntry entry)
    {
        lock (entries)
        {
            entries.Enqueue(entry);
            if (entries.Count > Limit)
                entries.Dequeue();
        }
    }
}
