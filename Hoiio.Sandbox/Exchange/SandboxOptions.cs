namespace HoiioSdk.Sandbox;

/// <summary>How a sandbox is to be started.</summary>
sealed record SandboxOptions(int Port, string AppId, string AccessToken)
{
    public DateTimeOffset? Now { get; init; }

    public bool IsClockRunning { get; init; }

    /// <summary>The points it starts with, without a bonus; null for the usual ones.</summary>
    public decimal? Credit { get; init; }

    public bool AllowsRemoteNotifications { get; init; }

    public Action<JournalEntry>? Log { get; init; }

    /// <summary>Keeps each request, notification and reset; null for none.</summary>
    public JournalWriter? Journal { get; init; }

    /// <summary>Names by which it answers besides those of the machine itself.</summary>
    public IReadOnlyCollection<string> AllowedHosts { get; init; } = [];
}
