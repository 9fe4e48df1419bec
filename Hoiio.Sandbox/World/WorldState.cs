using HoiioSdk.Sandbox.Time;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.World;

/// <summary>
/// The state that all services share: the clock, the account, identifiers, files, notifications, readings and the list of changes. It is
/// not thread-safe.
/// </summary>
sealed class WorldState
{
    readonly Notifier notifier;
    readonly List<(string Type, string? Reference)> changes = [];

    public WorldState(Clock clock, Notifier notifier, PublishedFiles files, StartSettings settings)
    {
        this.notifier = notifier;
        Clock = clock;
        Readings = settings.Readings;
        Files = files;
        Account = new(this, settings);
    }

    public Clock Clock { get; }

    public PrepaidAccount Account { get; }

    public Identifiers Identifiers { get; } = new();

    public PublishedFiles Files { get; }

    public Readings Readings { get; set; }

    public DateTimeOffset Now => Clock.Now;

    public void Notify(string? url, WireFields fields)
    {
        if (url is not null)
            notifier.Send(url, Readings.Write(fields), Now, Readings);
    }

    /// <summary>Records a change.</summary>
    /// <param name="type">The kind of item that has changed: call, message, fax, number, phone or account.</param>
    /// <param name="reference">The transaction reference or the number; null for the account.</param>
    public void MarkChanged(string type, string? reference = null)
    {
        if (!changes.Contains((type, reference)))
            changes.Add((type, reference));
    }

    /// <summary>Returns each change since the last call once.</summary>
    public IReadOnlyList<(string Type, string? Reference)> TakeChanges()
    {
        var taken = changes.ToList();
        changes.Clear();
        return taken;
    }
}
