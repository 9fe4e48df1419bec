namespace HoiioSdk.Sandbox;

/// <summary>
/// The latest requests that a sandbox received, and the latest notifications that it sent: 10000 of each at most, and at most 64 MB of
/// them; or all that a file holds which <c>--journal</c> wrote.
/// </summary>
public sealed class Journal
{
    readonly Func<IReadOnlyList<JournalEntry>> entries;
    readonly Func<IReadOnlyList<Notification>> notifications;

    internal Journal(EventLog events)
        : this(() => events.Requests(kept => kept.After(0)), () => events.Notifications(kept => kept.After(0)))
    {
    }

    internal Journal(Func<IReadOnlyList<JournalEntry>> entries, Func<IReadOnlyList<Notification>> notifications) =>
        (this.entries, this.notifications) = (entries, notifications);

    /// <summary>The requests so far, in order; those that come later don't change this list.</summary>
    public IReadOnlyList<JournalEntry> Entries => entries();

    /// <summary>The notifications so far, in the order in which they were answered or failed.</summary>
    public IReadOnlyList<Notification> Notifications => notifications();

    /// <summary>What is to be said of the file it was read from, or null.</summary>
    internal string? Note { get; init; }

    /// <summary>How often the sandbox was reset while it was written.</summary>
    internal int Resets { get; init; }

    /// <summary>Reads a file that <c>hoiio-sandbox --journal FILE</c> wrote.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">It is no journal; the message says why, and in which line.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Journal Read(string path) => JournalFile.Read(path);

    /// <summary>
    /// Compares this journal, as the old one, with another: such as that of a Python script with that of its port. What this SDK does in
    /// another way than the Python code by design is told apart.
    /// </summary>
    /// <param name="other">The new journal.</param>
    public JournalComparison Compare(Journal other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(this, other);
    }

    /// <summary>One line per request, for the message of a failed assertion.</summary>
    public override string ToString() => string.Join('\n', Entries);
}
