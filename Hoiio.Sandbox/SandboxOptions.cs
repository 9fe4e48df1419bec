namespace HoiioSdk.Sandbox;

/// <summary>How a sandbox is to be started.</summary>
sealed record SandboxOptions(int Port, string AppId, string AccessToken)
{
    public DateTimeOffset? Now { get; init; }

    public bool IsClockRunning { get; init; }

    public bool AllowsRemoteNotifications { get; init; }

    public Action<JournalEntry>? Log { get; init; }
}
