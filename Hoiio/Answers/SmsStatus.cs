namespace HoiioSdk;

/// <summary>Values of <c>sms_status</c>: <c>if (res.sms_status == SmsStatus.Delivered)</c>.</summary>
public static class SmsStatus
{
    /// <summary>Sent, but not yet reported as delivered. It may stay so if the carrier does not report deliveries.</summary>
    public const string Queued = "queued";

    /// <summary>Delivered to the phone.</summary>
    public const string Delivered = "delivered";

    /// <summary>It could not be delivered.</summary>
    public const string Failed = "failed";

    /// <summary>It could not be sent.</summary>
    public const string Error = "error";

    /// <summary>An incoming SMS.</summary>
    public const string Received = "received";
}
