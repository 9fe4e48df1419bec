using HoiioSdk.Sandbox.Control;
using HoiioSdk.Sandbox.Fax;
using HoiioSdk.Sandbox.Wire;
using static HoiioSdk.Sandbox.Desk.DeskParameter;

namespace HoiioSdk.Sandbox.Desk;

/// <summary>The parameters of the front desk.</summary>
static class DeskParameters
{
    const int MaxLimit = 1000;
    const double MaxWait = 60;

    public static readonly DeskParameter<TimeSpan?> Advance = Seconds("advance", "The time to advance the clock by, in seconds.");
    public static readonly DeskParameter<bool?> Running = Boolean("running", "Whether the clock runs in real time.");
    public static readonly DeskParameter<decimal?> Points = Amount("points", "The points, in SGD.");
    public static readonly DeskParameter<decimal?> Bonus = Amount("bonus", "The bonus, in SGD.");
    public static readonly DeskParameter<bool?> RateLimiting =
        Boolean("rate_limiting", "Whether some paths are limited to 60 requests per minute.");
    public static readonly ReadingsParameter Readings = new();

    public static readonly DeskParameter<string> FaultPath = RequiredText("path", "The path, such as sms/send, or * for all paths.");
    public static readonly DeskParameter<FaultKind> FaultName = RequiredEnum<FaultKind>("fault", "The kind of the fault.");
    public static readonly DeskParameter<TimeSpan?> FaultSeconds =
        Seconds("seconds", "For the fault delay: the delay of the answer.", Sandbox.Fault.MaxDelay.TotalSeconds);
    public static readonly DeskParameter<long?> FaultHttpStatus = Integer(
        "http_status", "For the fault http_status: the HTTP status.", Sandbox.Fault.MinHttpStatus, Sandbox.Fault.MaxHttpStatus);
    public static readonly DeskParameter<string?> FaultStatus =
        ErrorCode("status", "For the fault status: the error code, such as error_insufficient_credit.");
    public static readonly DeskParameter<long?> FaultTimes =
        Integer("times", "The number of answers to affect; null for no limit.", 1, int.MaxValue, defaultValue: 1);
    public static readonly DeskParameter<double?> FaultProbability =
        Fraction("probability", "The probability that an answer is affected, such as 0.1.", defaultValue: 1);

    public static readonly DeskParameter<string> From =
        RequiredText("from", "The caller or sender: a number; also private for a call or a fax, and a short code or a name for an SMS.");
    public static readonly DeskParameter<string> To = RequiredText("to", "The number of the account.");
    public static readonly DeskParameter<string> Keys = RequiredText("keys", "The keys to press: 0 to 9, * and #.");
    public static readonly DeskParameter<string> MessageText = RequiredText("text", "The text to speak or to send.");
    public static readonly DeskParameter<long?> Pages =
        Integer("pages", "The number of pages.", 1, FaxTransmission.MaxPages, defaultValue: 1);
    public static readonly DeskParameter<string?> ForwardTo =
        Text("forward_to", "The URL that is notified of calls or faxes; null for none.");
    public static readonly DeskParameter<string?> ForwardSmsTo = Text("forward_sms_to", "The URL that is notified of SMS; null for none.");
    public static readonly DeskParameter<string?> Mode = Text("mode", "What the number receives: voice or fax.");

    public static readonly DeskParameter<bool?> Live = Boolean("live", "Only calls that have not ended.");
    public static readonly DeskParameter<string?> Number = Text("number", "Only items from or to this number.");
    public static readonly DeskParameter<string?> PathFilter = Text("path", "Only items with this path, such as sms/send.");
    public static readonly DeskParameter<string?> UrlFilter = Text("url", "Only notifications to this URL.");
    public static readonly DeskParameter<long?> After =
        Integer("after", "Only items with a greater ID.", 0, long.MaxValue, defaultValue: 0);
    public static readonly DeskParameter<long?> Before = Integer("before", "The last items with a smaller ID.", 0, long.MaxValue);
    public static readonly DeskParameter<long?> Until = Integer("until", "The ID of the last line to replay.", 0, long.MaxValue);
    public static readonly DeskParameter<bool?> Anyway = Boolean("anyway", "Whether to continue after an answer that differs.");
    public static readonly DeskParameter<TimeSpan?> Wait = Seconds("wait", "How long to wait for the first item.", MaxWait);
    public static readonly DeskParameter<long?> Limit =
        Integer("limit", "The maximum number of items.", 1, MaxLimit, defaultValue: SandboxControl.DefaultLimit);

    /// <summary>The variable segments of a path.</summary>
    public static readonly IReadOnlyDictionary<string, Schema> Variables = new Dictionary<string, Schema>
    {
        ["REF"] = new(Schema.String, "A session, such as S4643, or a transaction reference, such as AA-C-141147."),
        ["NUMBER"] = new(Schema.String, "A phone number, with its plus encoded as %2B.") { Pattern = PhoneNumber.Pattern },
        ["ID"] = new(Schema.Integer, "The ID of a notification."),
    };
}
