using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox;

/// <summary>A snapshot of a named sandbox.</summary>
public sealed record NamedSandbox
{
    /// <summary>The name, such as <c>gw0</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The URL of its page, and the base of all its other URLs, such as <c>http://127.0.0.1:4646/@gw0/</c>.</summary>
    public required string Url { get; init; }

    /// <summary>The time on its clock.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The mode of its clock: <c>running</c> or <c>standing</c>.</summary>
    public required string Clock { get; init; }

    /// <summary>The ID of its latest event; 0 at the start.</summary>
    public required long LastEvent { get; init; }

    /// <summary>Returns one line: the URL, time (GMT+8), mode of the clock and latest event.</summary>
    public override string ToString() => $"{Url} {WireFormat.Date(Now)}, clock {Clock}, last event {LastEvent}";
}
