namespace HoiioSdk;

/// <summary>
/// Values of <c>call_status_dest1</c>, <c>call_status_dest2</c>, <c>dial_status</c> and <c>transfer_status</c>:
/// <c>if (res.call_status_dest1 == CallStatus.Answered)</c>.
/// </summary>
public static class CallStatus
{
    /// <summary>The call was picked up.</summary>
    public const string Answered = "answered";

    /// <summary>Nobody picked up.</summary>
    public const string Unanswered = "unanswered";

    /// <summary>The call could not be connected.</summary>
    public const string Failed = "failed";

    /// <summary>The line was busy.</summary>
    public const string Busy = "busy";

    /// <summary>The call is ongoing.</summary>
    public const string Ongoing = "ongoing";
}
