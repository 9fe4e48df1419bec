using static HoiioSdk.Sandbox.MagicNumbers;
using static HoiioSdk.Sandbox.Parameter;

namespace HoiioSdk.Sandbox;

/// <summary>All paths of the service.</summary>
/// <remarks>
/// Where the sources disagree, a comment says which one is followed: the guide of the Python SDK, the older or the newer pages of the API,
/// or the SDKs for other languages. The D-numbers are those of the contradictions in the collected facts of the API.
/// </remarks>
static class Routes
{
    static readonly Parameter People = Destinations("dest", 8, CallOutcome);
    static readonly Parameter SmsMessage = Text("msg").Required with { EmptyError = SmsDraft.EmptyError };
    static readonly Parameter Page = Whole("page", "error_page_invalid", 1);
    static readonly Parameter[] Period = [Date("from"), Date("to"), Page];
    static readonly Parameter FaxType = OneOf("type", "error_invalid_type", "incoming", "outgoing", "all");
    static readonly Parameter Action = OneOf("action", "error_action_invalid", "kick", "mute", "unmute");
    static readonly Parameter Longest = Whole("max_duration", "error_max_duration_invalid", 1);
    static readonly Parameter LongestIvr = Whole("max_duration", "error_invalid_max_duration", 1);
    static readonly Parameter MaxDigits = Whole("max_digits", "error_invalid_max_digits", 0, IvrService.MostDigits);
    static readonly Parameter Patience = Whole("timeout", "error_invalid_timeout", 1);
    static readonly Parameter Attempts = Whole("attempts", "error_invalid_attempts", 1);
    static readonly Parameter MonitorUrl = Url("monitor_notify_url", "error_invalid_notify_url");
    static readonly Parameter OnFailure = OneOf("on_failure", "error_on_failure_invalid", "hangup", "continue");
    static readonly Parameter Force = OneOf("force", "error_invalid_force", "enabled");
    static readonly Parameter Months = OneOf("duration", "error_invalid_duration", "1", "3", "12", "auto_extend");
    static readonly Parameter ForwardTo = Url("forward_to", "error_forward_to_invalid");
    static readonly Parameter ForwardSmsTo = Url("forward_sms_to", "error_forward_to_invalid");
    static readonly Parameter Mode = OneOf("mode", "error_mode_invalid", "voice", "fax");

    public static IReadOnlyDictionary<string, Route> All { get; } = new Route[]
    {
        new("voice/call", to => to.Voice.Call, Dest("dest1", CallOutcome), Dest("dest2", CallOutcome).Required, CallerId,
            Longest, Tag, NotifyUrl),
        new("voice/conference", to => to.Conference.CallList, People.Required, Room, CallerId, Tag, NotifyUrl),
        new("voice/hangup", to => to.Voice.Hangup, TxnRef) { IsLimited = true },
        new("voice/query_status", to => to.Voice.Status, TxnRef) { IsLimited = true },
        new("voice/get_history", to => to.Voice.History, Period),
        new("voice/get_rate", to => to.Voice.Rate, Dest("dest1", Price(CallOutcome)).Required, Dest("dest2", Price(CallOutcome)).Required),

        new("conference/call", to => to.Conference.CallArray, People.Required, Room, CallerId, Tag, NotifyUrl),
        new("conference/moderate", to => to.Conference.Moderate, TxnRef, Action.Required) { IsLimited = true },

        // D25: the newer tables of both lack notify_url; the newer page about notifications has it.
        new("sms/send", to => to.Sms.Send, Dest("dest", SmsOutcome).Required, SmsMessage, SenderName, Tag, NotifyUrl),
        new("sms/bulk_send", to => to.BulkSms.Send, Text("dest"), Text("recipients"), SmsMessage, SenderName, Tag, NotifyUrl)
        {
            Prepare = BulkSmsService.Prepare,
        },
        new("sms/query_status", to => to.Sms.Status, TxnRef),
        new("sms/get_history", to => to.Sms.History, Period),
        new("sms/get_rate", to => to.Sms.Rate, Dest("dest", Price(SmsOutcome)),
            Phone("incoming", "error_incoming_sms_not_supported"), Text("msg")),

        new("fax/send", to => to.Fax.Send, Dest("dest", FaxOutcome).Required, Text("file").Required, Text("filename"), CallerId, Tag,
            NotifyUrl) { Prepare = FaxService.Prepare },
        new("fax/query_status", to => to.Fax.Status, TxnRef),
        new("fax/get_history", to => to.Fax.History, [.. Period, FaxType]),
        new("fax/get_rate", to => to.Fax.Rate, Dest("dest", Price(FaxOutcome)), Phone("incoming", "error_dest_invalid")),

        new("ivr/start/dial", to => to.Ivr.Dial, Dest("dest", CallOutcome).Required, Message, CallerId, LongestIvr, Tag, NotifyUrl),
        // D29: gather, record and monitor do without a notify_url, as the first script of the Python guide does.
        new("ivr/middle/play", to => to.Ivr.Play, Session, Message, Tag, NotifyUrl),
        new("ivr/middle/gather", to => to.Ivr.Gather, Session, Message, MaxDigits, Patience, Attempts, Tag, NotifyUrl),
        new("ivr/middle/record", to => to.Ivr.Record, Session, Message, LongestIvr, Tag, NotifyUrl),
        new("ivr/middle/monitor", to => to.Ivr.Monitor, Session, Message, Tag, NotifyUrl, MonitorUrl),
        new("ivr/middle/hold", to => to.Ivr.Hold, Session, Message),
        new("ivr/middle/unhold", to => to.Ivr.Unhold, Session, Tag, NotifyUrl),
        new("ivr/end/transfer", to => to.IvrEnd.Transfer, Session, Text("dest").Required, Message, Text("caller_id"),
            OnFailure, Tag, NotifyUrl),
        new("ivr/end/hangup", to => to.IvrEnd.Hangup, Session, Force, Message, Tag, NotifyUrl),

        new("number/get_countries", _ => NumberService.Countries),
        new("number/get_choices", to => to.Number.Choices, Text("country").Required, Text("state"), Page),
        new("number/get_rates", _ => NumberService.Rates, Text("country").Required),
        new("number/subscribe", to => to.Number.Subscribe, Phone("number").Required, Months.Required),
        new("number/update_forwarding", to => to.Number.UpdateForwarding, Phone("number").Required, ForwardTo, ForwardSmsTo, Mode),
        new("number/get_active", to => to.Number.Active),

        new("user/get_balance", to => to.AccountService.Balance) { IsLimited = true },
        new("user/get_info", to => to.AccountService.Info),
    }.ToDictionary(route => route.Path);
}
