using HoiioSdk.Sandbox.Ivr;
using HoiioSdk.Sandbox.Messages;
using HoiioSdk.Sandbox.Numbers;
using static HoiioSdk.Sandbox.Api.Parameter;
using static HoiioSdk.Sandbox.MagicNumbers;

namespace HoiioSdk.Sandbox.Api;

/// <summary>All paths of the service.</summary>
/// <remarks>
/// Where the sources disagree, there is a <see cref="World.Reading"/>, or a comment names the source that is followed: the guide of the
/// Python SDK, the older or the newer pages of the API, or the SDKs for other languages. D-numbers refer to docs/sources.md.
/// </remarks>
static class Routes
{
    static readonly Parameter Participants = Destinations("dest", 8, CallOutcome);
    static readonly Parameter SmsMessage = Text("msg", "The text, up to 3 parts.").Required with { EmptyError = SmsDraft.EmptyError };
    static readonly Parameter Page = Integer("page", "error_page_invalid", "The page, from 1.", 1);
    static readonly Parameter[] Period =
    [
        Date("from", "The start of the period, in GMT+8, such as 2012-01-31 12:06:15."),
        Date("to", "The end of the period, in GMT+8."),
        Page,
        // docs/sources.md D50: one SDK has this parameter, but no source documents it.
        Text("page_size", "Ignored."),
    ];
    static readonly Parameter FaxType = OneOf("type", "error_invalid_type", "The direction.", "incoming", "outgoing", "all");
    static readonly Parameter Action = OneOf("action", "error_action_invalid", "What to do.", "kick", "mute", "unmute");
    static readonly Parameter MaxDuration =
        Integer("max_duration", "error_max_duration_invalid", "The maximum duration, in seconds.", 1);
    static readonly Parameter MaxIvrDuration =
        Integer("max_duration", "error_invalid_max_duration", "The maximum duration, in seconds.", 1);
    static readonly Parameter MaxDigits = Integer(
        "max_digits", "error_invalid_max_digits", "The number of keys to gather; 0 for any number, ended by #.", 0,
        GatherBlock.MaxDigitsLimit);
    static readonly Parameter GatherTimeout = Integer("timeout", "error_invalid_timeout", "How long to wait for a key, in seconds.", 1);
    static readonly Parameter Attempts = Integer("attempts", "error_invalid_attempts", "The number of attempts.", 1);
    static readonly Parameter MonitorUrl =
        Url("monitor_notify_url", "error_invalid_notify_url", "The URL that is notified of the recording.");
    static readonly Parameter OnFailure =
        OneOf("on_failure", "error_on_failure_invalid", "What to do if nobody answers.", "hangup", "continue");
    static readonly Parameter Force = OneOf("force", "error_invalid_force", "Also ends a call that is on hold.", "enabled");
    static readonly Parameter Months = OneOf(
        "duration", "error_invalid_duration", "The number of months, or auto_extend for automatic renewal.", "1", "3", "12", "auto_extend");
    static readonly Parameter ForwardTo = Url("forward_to", "error_forward_to_invalid", "The URL that is notified of calls or faxes.");
    static readonly Parameter ForwardSmsTo = Url("forward_sms_to", "error_forward_to_invalid", "The URL that is notified of SMS.");
    static readonly Parameter Mode = OneOf("mode", "error_mode_invalid", "What the number receives; the default is voice.", "voice", "fax");
    static readonly Parameter File = Text("file", "The PDF, up to 2 MB: in Base64, or as a part of a multipart form.").Required;
    static readonly Parameter Country = Text("country", "ISO 3166-1 alpha-2, such as SG.").Required;
    // The handler validates the value, after the session.
    static readonly Parameter TransferDest = Text("dest", "The phone number, or a room such as room:R123.").Required with
    {
        CheckErrors = [.. Dest("dest", CallOutcome, "").Errors],
    };
    static readonly Parameter OwnNumber = Phone("number", "The number.").Required;

    const string InsufficientCredit = "error_insufficient_credit";
    const string InvalidTxnRef = "error_invalid_txn_ref";
    const string SameDest = "error_same_dest1_dest2";
    const string NoNumberAvailable = "error_no_number_available";

    static readonly string[] CallErrors = ["error_concurrent_call_limit_reached", InsufficientCredit];
    static readonly string[] ConferenceErrors = ["error_dest_too_many", .. CallErrors];
    static readonly string[] PeriodErrors = ["error_to_before_from"];
    static readonly string[] RateErrors = ["error_dest_incoming_both_present", "error_dest_incoming_both_missing"];
    static readonly string[] TextErrors = [SmsDraft.EmptyError, "error_msg_too_big"];
    static readonly string[] SessionErrors = ["error_invalid_session", "error_session_ended"];
    static readonly string[] BlockErrors = [.. SessionErrors, "error_session_not_ready"];

    public static IReadOnlyDictionary<string, Route> All { get; } = new Route[]
    {
        new("voice/call", "Rings two phones and connects them.", (exchange, request) => exchange.Voice.Call(request),
            Dest("dest1", CallOutcome, "The first phone; the default is the registered number."),
            Dest("dest2", CallOutcome, "The second phone.").Required, CallerId, MaxDuration, Tag, NotifyUrl)
            { HandlerErrors = [SameDest, .. CallErrors] },
        new("voice/conference", "Rings phones and joins them in a room.", (exchange, request) => exchange.Conference.CallList(request),
            Participants.Required, Room, CallerId, Tag, NotifyUrl) { HandlerErrors = ConferenceErrors },
        new("voice/hangup", "Ends a call.", (exchange, request) => exchange.Voice.Hangup(request), TxnRef)
            { IsLimited = true, HandlerErrors = [InvalidTxnRef] },
        new("voice/query_status", "Returns the status of a call.", (exchange, request) => exchange.Voice.Status(request), TxnRef)
            { IsLimited = true, HandlerErrors = [InvalidTxnRef] },
        new("voice/get_history", "Lists calls, 100 per page.", (exchange, request) => exchange.Voice.History(request), Period)
            { HandlerErrors = PeriodErrors },
        new("voice/get_rate", "Returns the rate of a call per minute.", (exchange, request) => exchange.Voice.Rate(request),
            Dest("dest1", PriceOutcome(CallOutcome), "The first phone.").Required,
            Dest("dest2", PriceOutcome(CallOutcome), "The second phone.").Required) { HandlerErrors = [SameDest] },

        new("conference/call", "Rings phones and joins them in a room.", (exchange, request) => exchange.Conference.CallArray(request),
            Participants.Required, Room, CallerId, Tag, NotifyUrl) { HandlerErrors = ConferenceErrors },
        new("conference/moderate", "Mutes or removes a participant.", (exchange, request) => exchange.Conference.Moderate(request),
            TxnRef, Action.Required) { IsLimited = true, HandlerErrors = [InvalidTxnRef] },

        // docs/sources.md D25: for both paths, the newer tables lack notify_url, but the newer page about notifications has it.
        new("sms/send", "Sends an SMS.", (exchange, request) => exchange.Sms.Send(request), Dest("dest", SmsOutcome, "The phone.").Required,
            SmsMessage, SenderName, Tag, NotifyUrl) { HandlerErrors = [.. TextErrors, InsufficientCredit] },
        new("sms/bulk_send", "Sends an SMS to many phones.", (exchange, request) => exchange.BulkSms.Send(request),
            Text("dest", "Up to 1000 phone numbers, separated by commas."),
            Text("recipients", "Instead of dest: a JSON array of objects, each with dest and the values for a template in msg."),
            SmsMessage, SenderName, Tag, NotifyUrl)
            { HandlerErrors = ["error_dest_param_missing", "error_dest_too_many", "error_no_valid_dests",
                .. TextErrors, InsufficientCredit] },
        new("sms/query_status", "Returns the status of an SMS.", (exchange, request) => exchange.Sms.Status(request), TxnRef)
            { HandlerErrors = [InvalidTxnRef] },
        new("sms/get_history", "Lists SMS, 100 per page.", (exchange, request) => exchange.Sms.History(request), Period)
            { HandlerErrors = PeriodErrors },
        new("sms/get_rate", "Returns the rate of an SMS.", (exchange, request) => exchange.Sms.Rate(request),
            Dest("dest", PriceOutcome(SmsOutcome), "The phone that an outgoing SMS is sent to."),
            Phone("incoming", "Instead of dest: the number of the account that receives.", "error_incoming_sms_not_supported"),
            Text("msg", "The text to send."))
            { HandlerErrors = [.. RateErrors, "error_incoming_sms_not_supported", .. TextErrors] },

        new("fax/send", "Sends a fax.", (exchange, request) => exchange.Fax.Send(request),
            Dest("dest", FaxOutcome, "The fax machine.").Required, File,
            Text("filename", "The name of the file."), CallerId,
            // No source documents the error code for a header that is too long.
            Text("fax_header", "Ignored. The service prints it on each page."), Tag, NotifyUrl)
            { HandlerErrors = ["error_file_invalid", "error_file_too_big", "error_page_size_invalid", InsufficientCredit] },
        new("fax/query_status", "Returns the status of a fax.", (exchange, request) => exchange.Fax.Status(request), TxnRef)
            { HandlerErrors = [InvalidTxnRef] },
        new("fax/get_history", "Lists faxes, 100 per page.", (exchange, request) => exchange.Fax.History(request),
            [.. Period, FaxType, Text("src", "Only faxes from this sender."), Text("dest", "Only faxes to this number."),
                Text("tag", "Only faxes with this tag.")]) { HandlerErrors = PeriodErrors },
        new("fax/get_rate", "Returns the rate of a fax per minute.", (exchange, request) => exchange.Fax.Rate(request),
            Dest("dest", PriceOutcome(FaxOutcome), "The fax machine that an outgoing fax is sent to."),
            Phone("incoming", "Instead of dest: the number of the account that receives.", "error_dest_invalid"))
            { HandlerErrors = [.. RateErrors, "error_service_not_available"] },

        new("ivr/start/dial", "Rings a phone and starts a session.", (exchange, request) => exchange.Ivr.Dial(request),
            Dest("dest", CallOutcome, "The phone.").Required, Message, CallerId, MaxIvrDuration, Tag, NotifyUrl)
            { HandlerErrors = CallErrors },
        new("ivr/middle/play", "Plays a message.", (exchange, request) => exchange.Ivr.Play(request), Session, Message, Tag, NotifyUrl)
            { HandlerErrors = BlockErrors },
        new("ivr/middle/gather", "Waits for keys.", (exchange, request) => exchange.Ivr.Gather(request),
            Session, Message, MaxDigits, GatherTimeout, Attempts, Tag, BlockUrl) { HandlerErrors = BlockErrors },
        new("ivr/middle/record", "Records the caller.", (exchange, request) => exchange.Ivr.Record(request),
            Session, Message, MaxIvrDuration, Tag, BlockUrl) { HandlerErrors = BlockErrors },
        new("ivr/middle/monitor", "Records the rest of the call.", (exchange, request) => exchange.Ivr.Monitor(request),
            Session, Message, Tag, BlockUrl, MonitorUrl) { HandlerErrors = [.. BlockErrors, "error_monitor_in_progress"] },
        new("ivr/middle/hold", "Puts the caller on hold.", (exchange, request) => exchange.Ivr.Hold(request), Session, Message)
            { HandlerErrors = BlockErrors },
        new("ivr/middle/unhold", "Ends a hold.", (exchange, request) => exchange.Ivr.Unhold(request), Session, Tag, NotifyUrl)
            { HandlerErrors = [.. SessionErrors, "error_session_not_on_hold"] },
        new("ivr/end/transfer", "Transfers the caller to a phone or a room.", (exchange, request) => exchange.Ivr.Transfer(request),
            Session,
            TransferDest, Message,
            Text("caller_id", "The caller ID; the number of the caller is also allowed."), OnFailure, Tag, NotifyUrl)
            { HandlerErrors = [.. BlockErrors, "error_caller_id_invalid", "error_invalid_room", InsufficientCredit] },
        new("ivr/end/hangup", "Ends the call.", (exchange, request) => exchange.Ivr.Hangup(request),
            Session, Force, Message, Tag, NotifyUrl)
            { HandlerErrors = [.. BlockErrors, "error_invalid_force"] },

        new("number/get_countries", "Lists the countries where numbers are available.", (_, request) => NumberService.Countries(request)),
        new("number/get_choices", "Lists the available numbers, 20 per page.",
            (exchange, request) => exchange.Number.Choices(request),
            Country, Text("state", "The state, such as CA; required for countries with states."), Page)
            { HandlerErrors = ["error_state_param_missing", NoNumberAvailable] },
        new("number/get_rates", "Returns the prices of numbers in a country.", (_, request) => NumberService.Rates(request), Country)
            { HandlerErrors = [NoNumberAvailable] },
        new("number/subscribe", "Subscribes to a number, or extends the subscription.",
            (exchange, request) => exchange.Number.Subscribe(request), OwnNumber, Months.Required)
            { HandlerErrors = ["error_number_not_available", InsufficientCredit] },
        new("number/update_forwarding", "Sets the URLs that are notified of incoming calls, faxes and SMS.",
            (exchange, request) => exchange.Number.UpdateForwarding(request),
            OwnNumber, ForwardTo, ForwardSmsTo, Mode) { HandlerErrors = ["error_number_not_assigned", "error_incoming_sms_not_supported"] },
        new("number/get_active", "Lists the account's numbers.", (exchange, request) => exchange.Number.Active(request)),

        new("user/get_balance", "Returns the credit.", (exchange, request) => exchange.Account.Balance(request)) { IsLimited = true },
        new("user/get_info", "Returns information about the account.", (exchange, request) => exchange.Account.Info(request)),
    }.ToDictionary(route => route.Path);
}
