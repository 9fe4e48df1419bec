namespace HoiioSdk.Sandbox.Voice;

/// <summary>A phone in a call, and its cost.</summary>
sealed class Leg(string number, decimal rate)
{
    public const string Waiting = "waiting";
    public const string Ringing = "ringing";
    public const string InCall = "in_call";

    public string Number => number;

    /// <summary>The rate in SGD per started minute.</summary>
    public decimal Rate => rate;

    /// <summary>The result of ringing it: one of <see cref="CallStatus"/>.</summary>
    public string Result { get; set; } = CallStatus.Unanswered;

    /// <summary><see cref="Waiting"/>, <see cref="Ringing"/>, <see cref="InCall"/>, or the result once the call has ended.</summary>
    public string State { get; set; } = Waiting;

    /// <summary>Whether it was a phone in hand when it rang.</summary>
    public bool IsInHand { get; set; }

    public DateTimeOffset? PaidFrom { get; set; }

    /// <summary>The number of minutes started by the given time.</summary>
    public int Minutes(DateTimeOffset end) => PaidFrom is { } start ? Math.Max(1, (int)Math.Ceiling((end - start).TotalMinutes)) : 0;
}
