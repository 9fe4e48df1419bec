namespace HoiioSdk;

/// <summary>Values of <c>sms_status</c>: <c>if (res.sms_status == SmsStatus.Delivered)</c>.</summary>
public static class SmsStatus
{
    /// <summary>On its way. It may stay so where the carrier reports no deliveries.</summary>
    public const string Queued = "queued";

    /// <summary>The phone has it.</summary>
    public const string Delivered = "delivered";

    /// <summary>It could not be delivered.</summary>
    public const string Failed = "failed";

    /// <summary>It could not be sent.</summary>
    public const string Error = "error";

    /// <summary>An incoming SMS.</summary>
    public const string Received = "received";
}
