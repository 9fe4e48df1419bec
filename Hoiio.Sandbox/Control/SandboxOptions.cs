using HoiioSdk.Sandbox.Events;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Control;

/// <summary>The options of a sandbox.</summary>
sealed record SandboxOptions(int Port, string AppId, string AccessToken)
{
    public StartSettings Start { get; init; } = new();

    public ListenAddress Listen { get; init; } = ListenAddress.Localhost;

    /// <summary>The journal to replay before the first request; null for none.</summary>
    public ReplayOptions? Replay { get; init; }

    public bool AllowsRemoteNotifications { get; init; }

    /// <summary>Is called with the name of the sandbox (empty for the main sandbox) and each request, in order; may be null.</summary>
    public Action<string, JournalEntry>? Log { get; init; }

    /// <summary>Writes the journal of the main sandbox to a file; null for no file.</summary>
    public JournalWriter? Journal { get; init; }

    /// <summary>Host names that it accepts, in addition to those of the machine.</summary>
    public IReadOnlyCollection<string> AllowedHosts { get; init; } = [];
}

/// <summary>The options of a replay.</summary>
/// <param name="Journal">The lines of the journal.</param>
/// <param name="Until">The ID of the last line to replay; null for all.</param>
/// <param name="Anyway">Whether to continue after an answer that differs from the recorded one.</param>
sealed record ReplayOptions(IEnumerable<string> Journal, long? Until, bool Anyway);
