using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox;

/// <summary>How the sandbox stands.</summary>
public sealed record SandboxStatus
{
    /// <summary>The time on its clock.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary><c>running</c> or <c>standing</c>.</summary>
    public required string Clock { get; init; }

    /// <summary>The main points, in SGD.</summary>
    public required decimal Points { get; init; }

    /// <summary>The bonus, which is used up first.</summary>
    public required decimal Bonus { get; init; }

    /// <summary>Both together.</summary>
    public required decimal Balance { get; init; }

    /// <summary>The currency, SGD.</summary>
    public required string Currency { get; init; }

    /// <summary>Whether some paths take only 60 requests in a minute.</summary>
    public required bool RateLimiting { get; init; }

    /// <summary>How it reads each question on which the sources about the service disagree: a value by the name of the reading.</summary>
    public required IReadOnlyDictionary<string, string> Readings { get; init; }

    /// <summary>The id of the latest event; zero at the start.</summary>
    public required long LastEvent { get; init; }

    /// <summary>The address of the API.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The app ID it accepts.</summary>
    public required string AppId { get; init; }

    /// <summary>The access token it accepts.</summary>
    public required string AccessToken { get; init; }

    /// <summary>The account's own phone.</summary>
    public required string RegisteredNumber { get; init; }

    /// <summary>When the next thing falls due, or null.</summary>
    public DateTimeOffset? NextEvent { get; init; }

    /// <summary>When this world began, on its clock: at the start or at the latest reset.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>How many lines are missing in the file of <c>--journal</c> and why, or null.</summary>
    public string? JournalProblem { get; init; }

    /// <summary>One line, without the access token.</summary>
    public override string ToString() => $"{WireFormat.Date(Now)}, clock {Clock}, {WireFormat.Money(Points)} + {WireFormat.Money(Bonus)} "
        + $"{Currency}, last event {LastEvent}";
}
