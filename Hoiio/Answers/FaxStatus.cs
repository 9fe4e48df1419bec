namespace HoiioSdk;

/// <summary>Values of <c>fax_status</c>: <c>if (res.fax_status == FaxStatus.Answered)</c>.</summary>
public static class FaxStatus
{
    /// <summary>The fax was sent or received.</summary>
    public const string Answered = "answered";

    /// <summary>No fax machine picked up.</summary>
    public const string Unanswered = "unanswered";

    /// <summary>The fax could not be sent or received.</summary>
    public const string Failed = "failed";

    /// <summary>The line was busy.</summary>
    public const string Busy = "busy";

    /// <summary>The fax is being sent or received.</summary>
    public const string Ongoing = "ongoing";
}
