using HoiioSdk.Sandbox.Events;

namespace HoiioSdk.Sandbox;

/// <summary>
/// The latest requests that a sandbox has received, and the latest notifications that it has sent: at most 10000 and 64 MB of each.
/// </summary>
public sealed class Journal
{
    internal const string IncompleteMessage =
        "The beginning of the journal is no longer kept. Start the sandbox with --journal FILE to record all of it.";

    readonly EventLog events;

    internal Journal(EventLog events) => this.events = events;

    /// <summary>The requests so far, in order. Later requests do not change the list.</summary>
    public IReadOnlyList<JournalEntry> Entries => events.Requests();

    /// <summary>The notifications so far, in the order in which they were answered or failed.</summary>
    public IReadOnlyList<Notification> Notifications => events.Notifications();

    /// <summary>Writes a journal of everything since the start or the latest reset: requests, acts of people and tests, and notifications.
    /// <see cref="HoiioSandbox.Replay(string, long?, bool, int)"/> replays it.</summary>
    /// <param name="path">The path of the file. An existing file is overwritten.</param>
    /// <exception cref="InvalidOperationException">The beginning is no longer kept.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void WriteTo(string path)
    {
        using var text = new StringWriter();
        WriteTo(text);
        File.WriteAllText(path, text.ToString());
    }

    /// <summary>Writes a journal of everything since the start or the latest reset: requests, acts of people and tests, and
    /// notifications.</summary>
    /// <param name="writer">The writer, which gets one line of JSON for each.</param>
    /// <exception cref="InvalidOperationException">The beginning is no longer kept.</exception>
    public void WriteTo(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        foreach (var line in events.JournalLines() ?? throw new InvalidOperationException(IncompleteMessage))
            writer.Write(line + "\n");
    }

    /// <summary>Returns one line per request, for the message of a failed assertion.</summary>
    public override string ToString() => string.Join('\n', Entries);
}
