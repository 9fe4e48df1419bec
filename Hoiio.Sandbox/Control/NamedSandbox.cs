using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox;

/// <summary>A sandbox with a name of its own, as it stands.</summary>
public sealed record NamedSandbox
{
    /// <summary>The name, such as <c>gw0</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The address of its page, under which all the rest is as well: <c>http://127.0.0.1:PORT/@gw0/</c>.</summary>
    public required string Url { get; init; }

    /// <summary>The time on its clock.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary><c>running</c> or <c>standing</c>.</summary>
    public required string Clock { get; init; }

    /// <summary>The id of its latest event; zero at the start.</summary>
    public required long LastEvent { get; init; }

    /// <summary>One line.</summary>
    public override string ToString() => $"{Url} {WireFormat.Date(Now)}, clock {Clock}, last event {LastEvent}";
}
