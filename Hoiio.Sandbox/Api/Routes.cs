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
    static readonly Parameter Page = Whole("page", "error_page_invalid", "Which page, counted from 1.", 1);
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
        Whole("max_duration", "error_max_duration_invalid", "The longest that it lasts, in seconds.", 1);
    static readonly Parameter MaxIvrDuration =
        Whole("max_duration", "error_invalid_max_duration", "The longest that it lasts, in seconds.", 1);
    static readonly Parameter MaxDigits = Whole(
        "max_digits", "error_invalid_max_digits", "How many keys end it; 0 for any number up to #.", 0, GatherBlock.MaxDigitsOfAll);
    static readonly Parameter GatherTimeout = Whole("timeout", "error_invalid_timeout", "How long to wait for a key, in seconds.", 1);
    static readonly Parameter Attempts = Whole("attempts", "error_invalid_attempts", "How often to ask.", 1);
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

    const string NoCredit = "error_insufficient_credit";
    const string NoTransaction = "error_invalid_txn_ref";
    const string SameNumber = "error_same_dest1_dest2";
    const string NoNumber = "error_no_number_available";

    static readonly string[] NoLine = ["error_concurrent_call_limit_reached", NoCredit];
    static readonly string[] NoConference = ["error_dest_too_many", .. NoLine];
    static readonly string[] NoPeriod = ["error_to_before_from"];
    static readonly string[] NoPrice = ["error_dest_incoming_both_present", "error_dest_incoming_both_missing"];
    static readonly string[] NoText = [SmsDraft.EmptyError, "error_msg_too_big"];
    static readonly string[] NoSession = ["error_invalid_session", "error_session_ended"];
    static readonly string[] NotReady = [.. NoSession, "error_session_not_ready"];

    public static IReadOnlyDictionary<string, Route> All { get; } = new Route[]
    {
        new("voice/call", "Rings two phones and connects them.", (to, request) => to.Voice.Call(request),
            Dest("dest1", CallOutcome, "The first phone; the registered one where it is left out."),
            Dest("dest2", CallOutcome, "The second phone.").Required, CallerId, MaxDuration, Tag, NotifyUrl)
            { Refusals = [SameNumber, .. NoLine] },
        new("voice/conference", "Rings phones and joins them in a room.", (to, request) => to.Conference.CallList(request),
            Participants.Required, Room, CallerId, Tag, NotifyUrl) { Refusals = NoConference },
        new("voice/hangup", "Ends a call.", (to, request) => to.Voice.Hangup(request), TxnRef)
            { IsLimited = true, Refusals = [NoTransaction] },
        new("voice/query_status", "Tells how a call stands.", (to, request) => to.Voice.Status(request), TxnRef)
            { IsLimited = true, Refusals = [NoTransaction] },
        new("voice/get_history", "Lists calls, 100 to a page.", (to, request) => to.Voice.History(request), Period)
            { Refusals = NoPeriod },
        new("voice/get_rate", "Tells what a minute costs.", (to, request) => to.Voice.Rate(request),
            Dest("dest1", Price(CallOutcome), "The first phone.").Required,
            Dest("dest2", Price(CallOutcome), "The second phone.").Required) { Refusals = [SameNumber] },

        new("conference/call", "Rings phones and joins them in a room.", (to, request) => to.Conference.CallArray(request),
            Participants.Required, Room, CallerId, Tag, NotifyUrl) { Refusals = NoConference },
        new("conference/moderate", "Mutes or removes a participant.", (to, request) => to.Conference.Moderate(request),
            TxnRef, Action.Required) { IsLimited = true, Refusals = [NoTransaction] },

        // docs/sources.md D25: the newer tables of both lack notify_url; the newer page about notifications has it.
        new("sms/send", "Sends an SMS.", (to, request) => to.Sms.Send(request), Dest("dest", SmsOutcome, "The phone.").Required,
            SmsMessage, SenderName, Tag, NotifyUrl) { Refusals = [.. NoText, NoCredit] },
        new("sms/bulk_send", "Sends an SMS to many phones.", (to, request) => to.BulkSms.Send(request),
            Text("dest", "Up to 1000 phone numbers, with commas between them."),
            Text("recipients", "In the place of dest: a JSON array of objects, each with dest and with values for a template in msg."),
            SmsMessage, SenderName, Tag, NotifyUrl)
            { Refusals = ["error_dest_param_missing", "error_dest_too_many", "error_no_valid_dests", .. NoText, NoCredit] },
        new("sms/query_status", "Tells how an SMS stands.", (to, request) => to.Sms.Status(request), TxnRef)
            { Refusals = [NoTransaction] },
        new("sms/get_history", "Lists SMS, 100 to a page.", (to, request) => to.Sms.History(request), Period) { Refusals = NoPeriod },
        new("sms/get_rate", "Tells what an SMS costs.", (to, request) => to.Sms.Rate(request),
            Dest("dest", Price(SmsOutcome), "The phone to send it to."),
            Phone("incoming", "Or the number of the account that receives it.", "error_incoming_sms_not_supported"),
            Text("msg", "The text that is to be sent.")) { Refusals = [.. NoPrice, "error_incoming_sms_not_supported", .. NoText] },

        new("fax/send", "Sends a fax.", (to, request) => to.Fax.Send(request), Dest("dest", FaxOutcome, "The fax machine.").Required, File,
            Text("filename", "The name of the file."), CallerId,
            // Which code a header that is too long gives, no source tells.
            Text("fax_header", "Not looked at; what is printed on each page."), Tag, NotifyUrl)
            { Refusals = ["error_file_invalid", "error_file_too_big", "error_page_size_invalid", NoCredit] },
        new("fax/query_status", "Tells how a fax stands.", (to, request) => to.Fax.Status(request), TxnRef)
            { Refusals = [NoTransaction] },
        new("fax/get_history", "Lists faxes, 100 to a page.", (to, request) => to.Fax.History(request),
            [.. Period, FaxType, Text("src", "Only those of a sender."), Text("dest", "Only those to a number."),
                Text("tag", "Only those with a tag.")]) { Refusals = NoPeriod },
        new("fax/get_rate", "Tells what a minute of a fax costs.", (to, request) => to.Fax.Rate(request),
            Dest("dest", Price(FaxOutcome), "The fax machine to send it to."),
            Phone("incoming", "Or the number of the account that receives it.", "error_dest_invalid"))
            { Refusals = [.. NoPrice, "error_service_not_available"] },

        new("ivr/start/dial", "Rings a phone and starts a session.", (to, request) => to.Ivr.Dial(request),
            Dest("dest", CallOutcome, "The phone.").Required, Message, CallerId, MaxIvrDuration, Tag, NotifyUrl) { Refusals = NoLine },
        new("ivr/middle/play", "Says something.", (to, request) => to.Ivr.Play(request), Session, Message, Tag, NotifyUrl)
            { Refusals = NotReady },
        new("ivr/middle/gather", "Waits for keys.", (to, request) => to.Ivr.Gather(request),
            Session, Message, MaxDigits, GatherTimeout, Attempts, Tag, BlockUrl) { Refusals = NotReady },
        new("ivr/middle/record", "Records what is spoken.", (to, request) => to.Ivr.Record(request),
            Session, Message, MaxIvrDuration, Tag, BlockUrl) { Refusals = NotReady },
        new("ivr/middle/monitor", "Records the rest of the call.", (to, request) => to.Ivr.Monitor(request),
            Session, Message, Tag, BlockUrl, MonitorUrl) { Refusals = [.. NotReady, "error_monitor_in_progress"] },
        new("ivr/middle/hold", "Puts the caller on hold.", (to, request) => to.Ivr.Hold(request), Session, Message)
            { Refusals = NotReady },
        new("ivr/middle/unhold", "Ends a hold.", (to, request) => to.Ivr.Unhold(request), Session, Tag, NotifyUrl)
            { Refusals = [.. NoSession, "error_session_not_on_hold"] },
        new("ivr/end/transfer", "Transfers the caller to a phone or a room.", (to, request) => to.Ivr.Transfer(request), Session,
            TransferDest, Message,
            Text("caller_id", "The number that is shown; the caller's own will do."), OnFailure, Tag, NotifyUrl)
            { Refusals = [.. NotReady, "error_caller_id_invalid", "error_invalid_room", NoCredit] },
        new("ivr/end/hangup", "Ends the call.", (to, request) => to.Ivr.Hangup(request), Session, Force, Message, Tag, NotifyUrl)
            { Refusals = [.. NotReady, "error_invalid_force"] },

        new("number/get_countries", "Lists the countries where numbers are sold.", (_, request) => NumberService.Countries(request)),
        new("number/get_choices", "Lists the numbers that are for sale, 20 to a page.", (to, request) => to.Number.Choices(request),
            Country, Text("state", "The state, where numbers are sold by state, such as CA."), Page)
            { Refusals = ["error_state_param_missing", NoNumber] },
        new("number/get_rates", "Tells what numbers of a country cost.", (_, request) => NumberService.Rates(request), Country)
            { Refusals = [NoNumber] },
        new("number/subscribe", "Takes a number, or keeps it longer.", (to, request) => to.Number.Subscribe(request),
            OwnNumber, Months.Required) { Refusals = ["error_number_not_available", NoCredit] },
        new("number/update_forwarding", "Sets who is notified of what comes in.", (to, request) => to.Number.UpdateForwarding(request),
            OwnNumber, ForwardTo, ForwardSmsTo, Mode) { Refusals = ["error_number_not_assigned", "error_incoming_sms_not_supported"] },
        new("number/get_active", "Lists the account's numbers.", (to, request) => to.Number.Active(request)),

        new("user/get_balance", "Tells the credit.", (to, request) => to.Account.Balance(request)) { IsLimited = true },
        new("user/get_info", "Tells about the account.", (to, request) => to.Account.Info(request)),
    }.ToDictionary(route => route.Path);
}
