using HoiioSdk.Sandbox.Control;
using HoiioSdk.Sandbox.Fax;
using HoiioSdk.Sandbox.Wire;
using static HoiioSdk.Sandbox.Desk.DeskParameter;

namespace HoiioSdk.Sandbox.Desk;

/// <summary>All that the front desk takes.</summary>
static class DeskParameters
{
    const int MaxLimit = 1000;
    const double MaxWait = 60;

    public static readonly DeskParameter<TimeSpan?> Advance = Seconds("advance", "How far the clock is moved on, in seconds.");
    public static readonly DeskParameter<bool?> Running = Boolean("running", "Whether the clock runs with the real one.");
    public static readonly DeskParameter<decimal?> Points = Amount("points", "The main points, in SGD.");
    public static readonly DeskParameter<decimal?> Bonus = Amount("bonus", "The bonus, in SGD.");
    public static readonly DeskParameter<bool?> RateLimiting = Boolean("rate_limiting", "Whether some paths take 60 requests a minute.");
    public static readonly ReadingsParameter Readings = new();

    public static readonly DeskParameter<string> FaultPath = RequiredText("path", "The path, such as sms/send, or * for all.");
    public static readonly DeskParameter<FaultKind> FaultName = RequiredEnum<FaultKind>("fault", "What goes wrong.");
    public static readonly DeskParameter<TimeSpan?> FaultSeconds =
        Seconds("seconds", "For the fault delay: how long the answer is held back.", Sandbox.Fault.MaxDelay.TotalSeconds);
    public static readonly DeskParameter<long?> FaultHttpStatus = Integer(
        "http_status", "For the fault http_status: the HTTP status.", Sandbox.Fault.MinHttpStatus, Sandbox.Fault.MaxHttpStatus);
    public static readonly DeskParameter<string?> FaultStatus =
        Text("status", "For the fault status: the error code, such as error_insufficient_credit.");
    public static readonly DeskParameter<long?> FaultTimes =
        Integer("times", "How many answers are spoilt; null for all that come.", 1, int.MaxValue, defaultValue: 1);
    public static readonly DeskParameter<double?> FaultProbability =
        Fraction("probability", "The share of the answers that are spoilt, such as 0.1.", defaultValue: 1);

    public static readonly DeskParameter<string> From =
        RequiredText("from", "Who calls, writes or faxes: a number; private, or for an SMS a short code or a name.");
    public static readonly DeskParameter<string> To = RequiredText("to", "The account's number.");
    public static readonly DeskParameter<string> Keys = RequiredText("keys", "The keys that are pressed: 0 to 9, * and #.");
    public static readonly DeskParameter<string> MessageText = RequiredText("text", "What is said or written.");
    public static readonly DeskParameter<long?> Pages =
        Integer("pages", "How many pages the fax has.", 1, FaxTransmission.MaxPages, defaultValue: 1);
    public static readonly DeskParameter<string?> ForwardTo = Text("forward_to", "Who is notified of calls or faxes; null for nobody.");
    public static readonly DeskParameter<string?> ForwardSmsTo = Text("forward_sms_to", "Who is notified of SMS; null for nobody.");
    public static readonly DeskParameter<string?> Mode = Text("mode", "What it takes, voice or fax.");

    public static readonly DeskParameter<bool?> Live = Boolean("live", "Only calls that are up.");
    public static readonly DeskParameter<string?> Number = Text("number", "Only those from or to a number.");
    public static readonly DeskParameter<string?> PathFilter = Text("path", "Only those of a path, such as sms/send.");
    public static readonly DeskParameter<string?> UrlFilter = Text("url", "Only those to an address.");
    public static readonly DeskParameter<long?> After = Integer("after", "Only what has a greater id.", 0, long.MaxValue, defaultValue: 0);
    public static readonly DeskParameter<long?> Before = Integer("before", "The last ones that have a lesser id.", 0, long.MaxValue);
    public static readonly DeskParameter<long?> Until = Integer("until", "The id of the last line to carry out.", 0, long.MaxValue);
    public static readonly DeskParameter<bool?> Anyway = Boolean("anyway", "Whether to go on after an answer that differs.");
    public static readonly DeskParameter<TimeSpan?> Wait = Seconds("wait", "How long to wait for the first one.", MaxWait);
    public static readonly DeskParameter<long?> Limit =
        Integer("limit", "How many at most.", 1, MaxLimit, defaultValue: SandboxControl.DefaultLimit);

    /// <summary>The variable parts of a path.</summary>
    public static readonly IReadOnlyDictionary<string, Schema> Variables = new Dictionary<string, Schema>
    {
        ["REF"] = new(Schema.String, "A session such as S4643, or a transaction such as AA-C-141147."),
        ["NUMBER"] = new(Schema.String, "A phone number, its plus as %2B.") { Pattern = PhoneNumber.Pattern },
        ["ID"] = new(Schema.Integer, "The id of a notification."),
    };
}
