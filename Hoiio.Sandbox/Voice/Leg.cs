namespace HoiioSdk.Sandbox.Voice;

/// <summary>A phone that takes part in a call, and what it costs.</summary>
sealed class Leg(string number, decimal rate)
{
    public const string Waiting = "waiting";
    public const string Ringing = "ringing";
    public const string InCall = "in_call";

    public string Number => number;

    /// <summary>SGD for each minute begun.</summary>
    public decimal Rate => rate;

    /// <summary>What came of ringing it: one of <see cref="CallStatus"/>.</summary>
    public string Result { get; set; } = CallStatus.Unanswered;

    /// <summary><see cref="Waiting"/>, <see cref="Ringing"/>, <see cref="InCall"/>, or the result once the call is over.</summary>
    public string State { get; set; } = Waiting;

    /// <summary>Whether it rings, or rang, in somebody's hand.</summary>
    public bool IsInHand { get; set; }

    public DateTimeOffset? PaidFrom { get; set; }

    /// <summary>The minutes that were begun until then.</summary>
    public int Minutes(DateTimeOffset end) => PaidFrom is { } start ? Math.Max(1, (int)Math.Ceiling((end - start).TotalMinutes)) : 0;
}
