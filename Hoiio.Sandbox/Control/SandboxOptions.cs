using HoiioSdk.Sandbox.Events;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Control;

/// <summary>How a sandbox is started.</summary>
sealed record SandboxOptions(int Port, string AppId, string AccessToken)
{
    public StartSettings Start { get; init; } = new();

    public ListenAddress Listen { get; init; } = ListenAddress.Localhost;

    /// <summary>The journal that is replayed before the first request is let in; null for none.</summary>
    public ReplayOptions? Replay { get; init; }

    public bool AllowsRemoteNotifications { get; init; }

    /// <summary>Hears of each request, in order, after the name of its sandbox, which is empty for the main one; null for nobody.</summary>
    public Action<string, JournalEntry>? Log { get; init; }

    /// <summary>Keeps each request, notification and reset of the main sandbox; null for none.</summary>
    public JournalWriter? Journal { get; init; }

    /// <summary>Names by which it answers besides those of the machine itself.</summary>
    public IReadOnlyCollection<string> AllowedHosts { get; init; } = [];
}

/// <summary>What is replayed, and how far.</summary>
/// <param name="Journal">Its lines.</param>
/// <param name="Until">The id of the last line to carry out; null for all.</param>
/// <param name="Anyway">Whether to go on after an answer that differs.</param>
sealed record ReplayOptions(IEnumerable<string> Journal, long? Until, bool Anyway);
