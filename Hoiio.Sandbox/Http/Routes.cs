using static HoiioSdk.Sandbox.MagicNumbers;
using static HoiioSdk.Sandbox.Parameter;

namespace HoiioSdk.Sandbox;

/// <summary>The paths of the service, all of them.</summary>
static class Routes
{
    const string BadLength = "error_invalid_max_duration";

    public static IReadOnlyDictionary<string, Route> For(Services to) => new Route[]
    {
        new("voice/call", to.Voice.Call, Destination("dest1", CallOutcome), Destination("dest2", CallOutcome).Required, CallerId, Whole("max_duration", "error_max_duration_invalid", 1), Tag, NotifyUrl),
        new("voice/conference", to.Conference.CallList, Destinations("dest", 8, CallOutcome).Required, ConferenceService.Room, CallerId, Tag, NotifyUrl),
        new("voice/hangup", to.Voice.Hangup, TxnRef) { IsLimited = true },
        new("voice/query_status", to.Voice.Status, TxnRef) { IsLimited = true },
        new("voice/get_history", to.Voice.History, Period),
        new("voice/get_rate", to.Voice.Rate, Destination("dest1", CallOutcome).Required, Destination("dest2", CallOutcome).Required),

        new("conference/call", to.Conference.CallArray, Destinations("dest", 8, CallOutcome).Required, ConferenceService.Room, CallerId, Tag, NotifyUrl),
        new("conference/moderate", to.Conference.Moderate, TxnRef, OneOf("action", "error_action_invalid", "kick", "mute", "unmute").Required) { IsLimited = true },

        new("sms/send", to.Sms.Send, Destination("dest", SmsOutcome).Required, Text("msg").Required, SmsService.SenderName, Tag, NotifyUrl),
        new("sms/bulk_send", to.BulkSms.Send, Text("dest"), Text("recipients"), Text("msg").Required, SmsService.SenderName, Tag, NotifyUrl),
        new("sms/query_status", to.Sms.Status, TxnRef),
        new("sms/get_history", to.Sms.History, Period),
        new("sms/get_rate", to.Sms.Rate, Destination("dest", SmsOutcome), Phone("incoming", "error_incoming_sms_not_supported"), Text("msg")),

        new("fax/send", to.Fax.Send, Destination("dest", FaxOutcome).Required, Text("file").Required, Text("filename"), CallerId, Text("fax_header"), Tag, NotifyUrl),
        new("fax/query_status", to.Fax.Status, TxnRef),
        new("fax/get_history", to.Fax.History, [.. Period, OneOf("type", "error_invalid_type", "incoming", "outgoing", "all")]),
        new("fax/get_rate", to.Fax.Rate, Destination("dest", FaxOutcome), Phone("incoming", "error_dest_invalid")),

        new("ivr/start/dial", to.Ivr.Dial, Destination("dest", CallOutcome).Required, Message, CallerId, Whole("max_duration", BadLength, 1), Tag, NotifyUrl),
        // D29: gather, record and monitor do without a notify_url, as in the Python SDK.
        new("ivr/middle/play", to.Ivr.Play, Session, Message.Required, Tag, NotifyUrl),
        new("ivr/middle/gather", to.Ivr.Gather, Session, Message, Whole("max_digits", "error_invalid_max_digits", 0, 255), Whole("timeout", "error_invalid_timeout", 1), Whole("attempts", "error_invalid_attempts", 1), Tag, NotifyUrl),
        new("ivr/middle/record", to.Ivr.Record, Session, Message, Whole("max_duration", BadLength, 1), Tag, NotifyUrl),
        new("ivr/middle/monitor", to.Ivr.Monitor, Session, Message, Tag, NotifyUrl, Url("monitor_notify_url", "error_invalid_notify_url")),
        new("ivr/middle/hold", to.Ivr.Hold, Session, Message),
        new("ivr/middle/unhold", to.Ivr.Unhold, Session, Tag, NotifyUrl),
        new("ivr/end/transfer", to.IvrEnd.Transfer, Session, Text("dest").Required, Message, CallerId, OneOf("on_failure", "error_on_failure_invalid", "hangup", "continue"), Tag, NotifyUrl),
        new("ivr/end/hangup", to.IvrEnd.Hangup, Session, OneOf("force", "error_invalid_force", "enabled"), Message, Tag, NotifyUrl),

        new("number/get_countries", NumberService.Countries),
        new("number/get_choices", to.Number.Choices, Text("country").Required, Text("state"), Whole("page", "error_page_invalid", 1)),
        new("number/get_rates", NumberService.Rates, Text("country").Required),
        new("number/subscribe", to.Number.Subscribe, Phone("number").Required, OneOf("duration", "error_invalid_duration", "1", "3", "12", "auto_extend").Required),
        new("number/update_forwarding", to.Number.UpdateForwarding, Phone("number").Required, Url("forward_to", "error_forward_to_invalid"), Url("forward_sms_to", "error_forward_to_invalid"), OneOf("mode", "error_mode_invalid", "voice", "fax")),
        new("number/get_active", to.Number.Active),

        new("user/get_balance", to.Account.Balance) { IsLimited = true },
        new("user/get_info", to.Account.Info),
    }.ToDictionary(route => route.Path);
}
