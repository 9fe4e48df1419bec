using HoiioSdk.Sandbox.Ivr;
using HoiioSdk.Sandbox.Messages;
using HoiioSdk.Sandbox.Numbers;
using static HoiioSdk.Sandbox.Api.Parameter;
using static HoiioSdk.Sandbox.MagicNumbers;

namespace HoiioSdk.Sandbox.Api;

/// <summary>All paths of the service.</summary>
/// <remarks>
/// Where the sources disagree, there is a <see cref="World.Reading"/>, or a comment says which one is followed: the guide of the Python
/// SDK, the older or the newer pages of the API, or the SDKs for other languages. The D-numbers are those of docs/sources.md.
/// </remarks>
static class Routes
{
    static readonly Parameter Participants = Destinations("dest", 8, CallOutcome);
    static readonly Parameter SmsMessage = Text("msg").Required with { EmptyError = SmsDraft.EmptyError };
    static readonly Parameter Page = Whole("page", "error_page_invalid", 1);
    static readonly Parameter[] Period = [Date("from"), Date("to"), Page];
    static readonly Parameter FaxType = OneOf("type", "error_invalid_type", "incoming", "outgoing", "all");
    static readonly Parameter Action = OneOf("action", "error_action_invalid", "kick", "mute", "unmute");
    static readonly Parameter MaxDuration = Whole("max_duration", "error_max_duration_invalid", 1);
    static readonly Parameter MaxIvrDuration = Whole("max_duration", "error_invalid_max_duration", 1);
    static readonly Parameter MaxDigits = Whole("max_digits", "error_invalid_max_digits", 0, GatherBlock.MaxDigitsOfAll);
    static readonly Parameter GatherTimeout = Whole("timeout", "error_invalid_timeout", 1);
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
        new("voice/call", (to, request) => to.Voice.Call(request),
            Dest("dest1", CallOutcome), Dest("dest2", CallOutcome).Required, CallerId,
            MaxDuration, Tag, NotifyUrl),
        new("voice/conference", (to, request) => to.Conference.CallList(request), Participants.Required, Room, CallerId, Tag, NotifyUrl),
        new("voice/hangup", (to, request) => to.Voice.Hangup(request), TxnRef) { IsLimited = true },
        new("voice/query_status", (to, request) => to.Voice.Status(request), TxnRef) { IsLimited = true },
        new("voice/get_history", (to, request) => to.Voice.History(request), Period),
        new("voice/get_rate", (to, request) => to.Voice.Rate(request),
            Dest("dest1", Price(CallOutcome)).Required, Dest("dest2", Price(CallOutcome)).Required),

        new("conference/call", (to, request) => to.Conference.CallArray(request), Participants.Required, Room, CallerId, Tag, NotifyUrl),
        new("conference/moderate", (to, request) => to.Conference.Moderate(request), TxnRef, Action.Required) { IsLimited = true },

        // docs/sources.md D25: the newer tables of both lack notify_url; the newer page about notifications has it.
        new("sms/send", (to, request) => to.Sms.Send(request), Dest("dest", SmsOutcome).Required, SmsMessage, SenderName, Tag, NotifyUrl),
        new("sms/bulk_send", (to, request) => to.BulkSms.Send(request), Text("dest"), Text("recipients"), SmsMessage, SenderName, Tag,
            NotifyUrl),
        new("sms/query_status", (to, request) => to.Sms.Status(request), TxnRef),
        new("sms/get_history", (to, request) => to.Sms.History(request), Period),
        new("sms/get_rate", (to, request) => to.Sms.Rate(request), Dest("dest", Price(SmsOutcome)),
            Phone("incoming", "error_incoming_sms_not_supported"), Text("msg")),

        new("fax/send", (to, request) => to.Fax.Send(request),
            Dest("dest", FaxOutcome).Required, Text("file").Required, Text("filename"), CallerId, Tag,
            NotifyUrl),
        new("fax/query_status", (to, request) => to.Fax.Status(request), TxnRef),
        new("fax/get_history", (to, request) => to.Fax.History(request), [.. Period, FaxType]),
        new("fax/get_rate", (to, request) => to.Fax.Rate(request),
            Dest("dest", Price(FaxOutcome)), Phone("incoming", "error_dest_invalid")),

        new("ivr/start/dial", (to, request) => to.Ivr.Dial(request),
            Dest("dest", CallOutcome).Required, Message, CallerId, MaxIvrDuration, Tag, NotifyUrl),
        new("ivr/middle/play", (to, request) => to.Ivr.Play(request), Session, Message, Tag, NotifyUrl),
        new("ivr/middle/gather", (to, request) => to.Ivr.Gather(request),
            Session, Message, MaxDigits, GatherTimeout, Attempts, Tag, BlockUrl),
        new("ivr/middle/record", (to, request) => to.Ivr.Record(request), Session, Message, MaxIvrDuration, Tag, BlockUrl),
        new("ivr/middle/monitor", (to, request) => to.Ivr.Monitor(request), Session, Message, Tag, BlockUrl, MonitorUrl),
        new("ivr/middle/hold", (to, request) => to.Ivr.Hold(request), Session, Message),
        new("ivr/middle/unhold", (to, request) => to.Ivr.Unhold(request), Session, Tag, NotifyUrl),
        new("ivr/end/transfer", (to, request) => to.Ivr.Transfer(request), Session, Text("dest").Required, Message, Text("caller_id"),
            OnFailure, Tag, NotifyUrl),
        new("ivr/end/hangup", (to, request) => to.Ivr.Hangup(request), Session, Force, Message, Tag, NotifyUrl),

        new("number/get_countries", (_, request) => NumberService.Countries(request)),
        new("number/get_choices", (to, request) => to.Number.Choices(request), Text("country").Required, Text("state"), Page),
        new("number/get_rates", (_, request) => NumberService.Rates(request), Text("country").Required),
        new("number/subscribe", (to, request) => to.Number.Subscribe(request), Phone("number").Required, Months.Required),
        new("number/update_forwarding", (to, request) => to.Number.UpdateForwarding(request),
            Phone("number").Required, ForwardTo, ForwardSmsTo, Mode),
        new("number/get_active", (to, request) => to.Number.Active(request)),

        new("user/get_balance", (to, request) => to.Account.Balance(request)) { IsLimited = true },
        new("user/get_info", (to, request) => to.Account.Info(request)),
    }.ToDictionary(route => route.Path);
}
