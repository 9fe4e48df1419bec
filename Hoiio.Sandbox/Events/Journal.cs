using HoiioSdk.Sandbox.Events;

namespace HoiioSdk.Sandbox;

/// <summary>
/// The latest requests that a sandbox received, and the latest notifications that it sent: 10000 of each at most, and at most 64 MB of
/// them.
/// </summary>
public sealed class Journal
{
    readonly EventLog events;

    internal Journal(EventLog events) => this.events = events;

    /// <summary>The requests so far, in order; those that come later don't change this list.</summary>
    public IReadOnlyList<JournalEntry> Entries => events.Requests();

    /// <summary>The notifications so far, in the order in which they were answered or failed.</summary>
    public IReadOnlyList<Notification> Notifications => events.Notifications();

    /// <summary>One line per request, for the message of a failed assertion.</summary>
    public override string ToString() => string.Join('\n', Entries);
}
