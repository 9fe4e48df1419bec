namespace HoiioSdk.Sandbox.Tool.Comparison;

/// <summary>The requests and notifications of a file that <c>--journal</c> wrote, in order.</summary>
/// <param name="Entries">The requests.</param>
/// <param name="Notifications">The notifications.</param>
/// <param name="Resets">How often the sandbox was reset while it was written.</param>
/// <param name="Note">What is to be said of the file, or null.</param>
sealed record RecordedJournal(
    IReadOnlyList<JournalEntry> Entries, IReadOnlyList<Notification> Notifications, int Resets, string? Note);
