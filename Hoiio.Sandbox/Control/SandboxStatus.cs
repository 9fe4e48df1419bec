using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox;

/// <summary>The status of a sandbox.</summary>
public sealed record SandboxStatus
{
    /// <summary>The current time of its clock.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The mode of its clock: <c>running</c> or <c>standing</c>.</summary>
    public required string Clock { get; init; }

    /// <summary>The points, in SGD.</summary>
    public required decimal Points { get; init; }

    /// <summary>The bonus, in SGD, which is used first.</summary>
    public required decimal Bonus { get; init; }

    /// <summary>The sum of points and bonus, in SGD.</summary>
    public required decimal Balance { get; init; }

    /// <summary>The currency, SGD.</summary>
    public required string Currency { get; init; }

    /// <summary>Whether some paths are limited to 60 requests per minute.</summary>
    public required bool RateLimiting { get; init; }

    /// <summary>The current value of each reading, by name. Readings are questions on which the sources about the service
    /// disagree.</summary>
    public required IReadOnlyDictionary<string, string> Readings { get; init; }

    /// <summary>The ID of the latest event; 0 at the start.</summary>
    public required long LastEvent { get; init; }

    /// <summary>The URL of the API.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The app ID that it accepts.</summary>
    public required string AppId { get; init; }

    /// <summary>The access token that it accepts.</summary>
    public required string AccessToken { get; init; }

    /// <summary>The registered phone number of the account.</summary>
    public required string RegisteredNumber { get; init; }

    /// <summary>The due time of the next scheduled action, such as the end of a call, or null.</summary>
    public DateTimeOffset? NextEvent { get; init; }

    /// <summary>The time of its clock at the start or at the latest reset.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>How many lines are missing in the file of <c>--journal</c>, and why; null if none are missing.</summary>
    public string? JournalProblem { get; init; }

    /// <summary>Returns one line: the time (GMT+8), mode of the clock, credit and latest event, without the access token.</summary>
    public override string ToString() => $"{WireFormat.Date(Now)}, clock {Clock}, {WireFormat.Money(Points)} + {WireFormat.Money(Bonus)} "
        + $"{Currency}, last event {LastEvent}";
}
