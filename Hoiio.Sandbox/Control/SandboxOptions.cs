using HoiioSdk.Sandbox.Events;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Control;

/// <summary>How a sandbox is started.</summary>
sealed record SandboxOptions(int Port, string AppId, string AccessToken)
{
    public StartSettings Start { get; init; } = new();

    public bool AllowsRemoteNotifications { get; init; }

    /// <summary>Hears of each request, in order; null for nobody.</summary>
    public Action<JournalEntry>? Log { get; init; }

    /// <summary>Keeps each request, notification and reset; null for none.</summary>
    public JournalWriter? Journal { get; init; }

    /// <summary>Names by which it answers besides those of the machine itself.</summary>
    public IReadOnlyCollection<string> AllowedHosts { get; init; } = [];
}
