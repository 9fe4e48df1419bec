using HoiioSdk.Sandbox.Events;

namespace HoiioSdk.Sandbox;

/// <summary>
/// The latest requests that a sandbox received, and the latest notifications that it sent: 10000 of each at most, and at most 64 MB of
/// them.
/// </summary>
public sealed class Journal
{
    internal const string IncompleteMessage =
        "The beginning of the journal is no longer kept. Start the sandbox with --journal FILE to have all of it.";

    readonly EventLog events;

    internal Journal(EventLog events) => this.events = events;

    /// <summary>The requests so far, in order; those that come later don't change this list.</summary>
    public IReadOnlyList<JournalEntry> Entries => events.Requests();

    /// <summary>The notifications so far, in the order in which they were answered or failed.</summary>
    public IReadOnlyList<Notification> Notifications => events.Notifications();

    /// <summary>Writes all that came from outside since the start or the latest reset: requests, what people did, and the notifications. It
    /// is a file for <see cref="HoiioSandbox.Replay(string, long?, bool, int)"/>.</summary>
    /// <param name="path">The file, which is replaced.</param>
    /// <exception cref="InvalidOperationException">The beginning is no longer kept.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void WriteTo(string path)
    {
        using var text = new StringWriter();
        WriteTo(text);
        File.WriteAllText(path, text.ToString());
    }

    /// <summary>Writes all that came from outside since the start or the latest reset: requests, what people did, and the
    /// notifications.</summary>
    /// <param name="writer">What to write to, a line of JSON each.</param>
    /// <exception cref="InvalidOperationException">The beginning is no longer kept.</exception>
    public void WriteTo(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        foreach (var line in events.JournalLines() ?? throw new InvalidOperationException(IncompleteMessage))
            writer.Write(line + "\n");
    }

    /// <summary>One line per request, for the message of a failed assertion.</summary>
    public override string ToString() => string.Join('\n', Entries);
}
