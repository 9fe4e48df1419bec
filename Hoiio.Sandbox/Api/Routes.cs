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
    static readonly Parameter SmsMessage = Text("msg", "The text, of up to 3 parts.").Required with { EmptyError = SmsDraft.EmptyError };
    static readonly Parameter Page = Integer("page", "error_page_invalid", "Which page, counted from 1.", 1);
    static readonly Parameter[] Period =
    [
        Date("from", "From when on, in GMT+8, such as 2012-01-31 12:06:15."),
        Date("to", "Until when, in GMT+8."),
        Page,
        // docs/sources.md D50: a parameter of one SDK, whose meaning no source tells.
        Text("page_size", "Not looked at."),
    ];
    static readonly Parameter FaxType = OneOf("type", "error_invalid_type", "Which way.", "incoming", "outgoing", "all");
    static readonly Parameter Action = OneOf("action", "error_action_invalid", "What to do.", "kick", "mute", "unmute");
    static readonly Parameter MaxDuration =
        Integer("max_duration", "error_max_duration_invalid", "The longest that it lasts, in seconds.", 1);
    static readonly Parameter MaxIvrDuration =
        Integer("max_duration", "error_invalid_max_duration", "The longest that it lasts, in seconds.", 1);
    static readonly Parameter MaxDigits = Integer(
        "max_digits", "error_invalid_max_digits", "How many keys end it; 0 for any number up to #.", 0, GatherBlock.MaxDigitsLimit);
    static readonly Parameter GatherTimeout = Integer("timeout", "error_invalid_timeout", "How long to wait for a key, in seconds.", 1);
    static readonly Parameter Attempts = Integer("attempts", "error_invalid_attempts", "How often to ask.", 1);
    static readonly Parameter MonitorUrl = Url("monitor_notify_url", "error_invalid_notify_url", "Who is notified of the recording.");
    static readonly Parameter OnFailure =
        OneOf("on_failure", "error_on_failure_invalid", "What to do if nobody answers.", "hangup", "continue");
    static readonly Parameter Force = OneOf("force", "error_invalid_force", "Ends a call on hold too.", "enabled");
    static readonly Parameter Months = OneOf(
        "duration", "error_invalid_duration", "For how many months, or until it is cancelled.", "1", "3", "12", "auto_extend");
    static readonly Parameter ForwardTo = Url("forward_to", "error_forward_to_invalid", "Who is notified of calls or faxes.");
    static readonly Parameter ForwardSmsTo = Url("forward_sms_to", "error_forward_to_invalid", "Who is notified of SMS.");
    static readonly Parameter Mode = OneOf("mode", "error_mode_invalid", "What it takes; voice where it is left out.", "voice", "fax");
    static readonly Parameter File = Text("file", "The PDF, of at most 2 MB: as Base64, or as a part of a multipart form.").Required;
    static readonly Parameter Country = Text("country", "ISO 3166-1 alpha-2, such as SG.").Required;
    // Its value is looked at after the session.
    static readonly Parameter TransferDest = Text("dest", "The phone, or a room as room:R123.").Required with
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
            Dest("dest1", CallOutcome, "The first phone; the registered one where it is left out."),
            Dest("dest2", CallOutcome, "The second phone.").Required, CallerId, MaxDuration, Tag, NotifyUrl)
            { HandlerErrors = [SameDest, .. CallErrors] },
        new("voice/conference", "Rings phones and joins them in a room.", (exchange, request) => exchange.Conference.CallList(request),
            Participants.Required, Room, CallerId, Tag, NotifyUrl) { HandlerErrors = ConferenceErrors },
        new("voice/hangup", "Ends a call.", (exchange, request) => exchange.Voice.Hangup(request), TxnRef)
            { IsLimited = true, HandlerErrors = [InvalidTxnRef] },
        new("voice/query_status", "Tells how a call stands.", (exchange, request) => exchange.Voice.Status(request), TxnRef)
            { IsLimited = true, HandlerErrors = [InvalidTxnRef] },
        new("voice/get_history", "Lists calls, 100 to a page.", (exchange, request) => exchange.Voice.History(request), Period)
            { HandlerErrors = PeriodErrors },
        new("voice/get_rate", "Tells what a minute costs.", (exchange, request) => exchange.Voice.Rate(request),
            Dest("dest1", PriceOutcome(CallOutcome), "The first phone.").Required,
            Dest("dest2", PriceOutcome(CallOutcome), "The second phone.").Required) { HandlerErrors = [SameDest] },

        new("conference/call", "Rings phones and joins them in a room.", (exchange, request) => exchange.Conference.CallArray(request),
            Participants.Required, Room, CallerId, Tag, NotifyUrl) { HandlerErrors = ConferenceErrors },
        new("conference/moderate", "Mutes or removes a participant.", (exchange, request) => exchange.Conference.Moderate(request),
            TxnRef, Action.Required) { IsLimited = true, HandlerErrors = [InvalidTxnRef] },

        // docs/sources.md D25: the newer tables of both lack notify_url; the newer page about notifications has it.
        new("sms/send", "Sends an SMS.", (exchange, request) => exchange.Sms.Send(request), Dest("dest", SmsOutcome, "The phone.").Required,
            SmsMessage, SenderName, Tag, NotifyUrl) { HandlerErrors = [.. TextErrors, InsufficientCredit] },
        new("sms/bulk_send", "Sends an SMS to many phones.", (exchange, request) => exchange.BulkSms.Send(request),
            Text("dest", "Up to 1000 phone numbers, with commas between them."),
            Text("recipients", "In the place of dest: a JSON array of objects, each with dest and with values for a template in msg."),
            SmsMessage, SenderName, Tag, NotifyUrl)
            { HandlerErrors = ["error_dest_param_missing", "error_dest_too_many", "error_no_valid_dests",
                .. TextErrors, InsufficientCredit] },
        new("sms/query_status", "Tells how an SMS stands.", (exchange, request) => exchange.Sms.Status(request), TxnRef)
            { HandlerErrors = [InvalidTxnRef] },
        new("sms/get_history", "Lists SMS, 100 to a page.", (exchange, request) => exchange.Sms.History(request), Period)
            { HandlerErrors = PeriodErrors },
        new("sms/get_rate", "Tells what an SMS costs.", (exchange, request) => exchange.Sms.Rate(request),
            Dest("dest", PriceOutcome(SmsOutcome), "The phone to send it to."),
            Phone("incoming", "Or the number of the account that receives it.", "error_incoming_sms_not_supported"),
            Text("msg", "The text that is to be sent."))
            { HandlerErrors = [.. RateErrors, "error_incoming_sms_not_supported", .. TextErrors] },

        new("fax/send", "Sends a fax.", (exchange, request) => exchange.Fax.Send(request),
            Dest("dest", FaxOutcome, "The fax machine.").Required, File,
            Text("filename", "The name of the file."), CallerId,
            // Which code a header that is too long gives, no source tells.
            Text("fax_header", "Not looked at; what is printed on each page."), Tag, NotifyUrl)
            { HandlerErrors = ["error_file_invalid", "error_file_too_big", "error_page_size_invalid", InsufficientCredit] },
        new("fax/query_status", "Tells how a fax stands.", (exchange, request) => exchange.Fax.Status(request), TxnRef)
            { HandlerErrors = [InvalidTxnRef] },
        new("fax/get_history", "Lists faxes, 100 to a page.", (exchange, request) => exchange.Fax.History(request),
            [.. Period, FaxType, Text("src", "Only those of a sender."), Text("dest", "Only those to a number."),
                Text("tag", "Only those with a tag.")]) { HandlerErrors = PeriodErrors },
        new("fax/get_rate", "Tells what a minute of a fax costs.", (exchange, request) => exchange.Fax.Rate(request),
            Dest("dest", PriceOutcome(FaxOutcome), "The fax machine to send it to."),
            Phone("incoming", "Or the number of the account that receives it.", "error_dest_invalid"))
            { HandlerErrors = [.. RateErrors, "error_service_not_available"] },

        new("ivr/start/dial", "Rings a phone and starts a session.", (exchange, request) => exchange.Ivr.Dial(request),
            Dest("dest", CallOutcome, "The phone.").Required, Message, CallerId, MaxIvrDuration, Tag, NotifyUrl)
            { HandlerErrors = CallErrors },
        new("ivr/middle/play", "Says something.", (exchange, request) => exchange.Ivr.Play(request), Session, Message, Tag, NotifyUrl)
            { HandlerErrors = BlockErrors },
        new("ivr/middle/gather", "Waits for keys.", (exchange, request) => exchange.Ivr.Gather(request),
            Session, Message, MaxDigits, GatherTimeout, Attempts, Tag, BlockUrl) { HandlerErrors = BlockErrors },
        new("ivr/middle/record", "Records what is spoken.", (exchange, request) => exchange.Ivr.Record(request),
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
            Text("caller_id", "The number that is shown; the caller's own will do."), OnFailure, Tag, NotifyUrl)
            { HandlerErrors = [.. BlockErrors, "error_caller_id_invalid", "error_invalid_room", InsufficientCredit] },
        new("ivr/end/hangup", "Ends the call.", (exchange, request) => exchange.Ivr.Hangup(request),
            Session, Force, Message, Tag, NotifyUrl)
            { HandlerErrors = [.. BlockErrors, "error_invalid_force"] },

        new("number/get_countries", "Lists the countries where numbers are sold.", (_, request) => NumberService.Countries(request)),
        new("number/get_choices", "Lists the numbers that are for sale, 20 to a page.",
            (exchange, request) => exchange.Number.Choices(request),
            Country, Text("state", "The state, where numbers are sold by state, such as CA."), Page)
            { HandlerErrors = ["error_state_param_missing", NoNumberAvailable] },
        new("number/get_rates", "Tells what numbers of a country cost.", (_, request) => NumberService.Rates(request), Country)
            { HandlerErrors = [NoNumberAvailable] },
        new("number/subscribe", "Takes a number, or keeps it longer.", (exchange, request) => exchange.Number.Subscribe(request),
            OwnNumber, Months.Required) { HandlerErrors = ["error_number_not_available", InsufficientCredit] },
        new("number/update_forwarding", "Sets who is notified of what comes in.",
            (exchange, request) => exchange.Number.UpdateForwarding(request),
            OwnNumber, ForwardTo, ForwardSmsTo, Mode) { HandlerErrors = ["error_number_not_assigned", "error_incoming_sms_not_supported"] },
        new("number/get_active", "Lists the account's numbers.", (exchange, request) => exchange.Number.Active(request)),

        new("user/get_balance", "Tells the credit.", (exchange, request) => exchange.Account.Balance(request)) { IsLimited = true },
        new("user/get_info", "Tells about the account.", (exchange, request) => exchange.Account.Info(request)),
    }.ToDictionary(route => route.Path);
}
