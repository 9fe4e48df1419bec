namespace HoiioSdk.Analyzers.Fixes;

/// <summary>The description of each field.</summary>
static class FieldMeanings
{
    static readonly Dictionary<string, string> Meanings = new()
    {
        ["auto_extend_status"] = "Whether the number is renewed every month: enabled or disabled.",
        ["balance"] = "The credit: points and bonus together.",
        ["bonus"] = "The part of the credit that is used first and cannot be transferred.",
        ["bulk_txn_ref"] = "The transaction reference of the whole bulk SMS.",
        ["call_rebrand_status"] = "Whether the account may show other caller IDs: enabled or disabled.",
        ["call_state"] = "The state of the IVR call: ringing, ongoing or ended.",
        ["call_status_dest1"] = "The state of the first phone, a value of CallStatus.",
        ["call_status_dest2"] = "The state of the second phone, a value of CallStatus.",
        ["caller_ids"] = "The caller IDs that the account may use.",
        ["capabilities"] = "What the number can do: VOICE, FAX, SMS.",
        ["capability"] = "What the number can do: VOICE, FAX, SMS.",
        ["code"] = "The code of the country (ISO 3166-1 alpha-2) or state (ISO 3166-2).",
        ["country"] = "The country, ISO 3166-1 alpha-2.",
        ["currency"] = "The currency of the amounts, such as SGD.",
        ["date"] = "When it was requested or received, in GMT+8.",
        ["debit"] = "What was paid in total. An ongoing call has none.",
        ["dest"] = "The number that was called or texted.",
        ["dest1"] = "The first phone.",
        ["dest2"] = "The second phone. A call with one phone has none.",
        ["dial_status"] = "The outcome of the dialing, a value of CallStatus.",
        ["digits"] = "The keys that were pressed.",
        ["duration"] = "The length in minutes. An ongoing call has none.",
        ["email"] = "The email address, once it is verified.",
        ["entries"] = "The entries of this page.",
        ["entries_count"] = "How many entries this page has.",
        ["expiry"] = "The last day of the subscription, in GMT+8.",
        ["fax_error_code"] = "Why the fax failed.",
        ["fax_pages"] = "How many pages the fax has.",
        ["fax_status"] = "The state of the fax, a value of FaxStatus.",
        ["fax_url"] = "The address of the PDF file, if there is one.",
        ["forward_sms_to"] = "The URL that incoming SMS are posted to.",
        ["forward_to"] = "The URL that incoming calls or faxes are posted to.",
        ["from"] = "The number that called or sent.",
        ["is_unicode"] = "Whether the text needs Unicode, and so more parts.",
        ["ivr_block"] = "The IVR block that the notification is about.",
        ["mobile_number"] = "The number that the account is registered with.",
        ["mode"] = "What the number takes besides SMS: voice or fax.",
        ["monitor_url"] = "The address of the recording of a monitored call.",
        ["msg"] = "The text.",
        ["name"] = "The name.",
        ["number"] = "The Hoiio number.",
        ["points"] = "The part of the credit that is used second and can be transferred.",
        ["prefix"] = "The country code, without a plus.",
        ["rate"] = "The price per minute, or per part of an SMS.",
        ["record_url"] = "The address of the recording.",
        ["room"] = "The conference room.",
        ["session"] = "The IVR session, which all later blocks need.",
        ["sms_rebrand_status"] = "Whether the account may show other senders of SMS: enabled or disabled.",
        ["sms_status"] = "The state of the SMS, a value of SmsStatus.",
        ["split_count"] = "How many parts the text needs.",
        ["src"] = "The number that it was sent from.",
        ["state"] = "The state that the number belongs to, if any.",
        ["states"] = "The states, if numbers are sold by state; else an empty list.",
        ["status"] = "success_ok, or an error code.",
        ["tag"] = "Your own reference. Absent if none was given.",
        ["talktime"] = "How many minutes the credit lasts.",
        ["time_zone"] = "The time zone of the account.",
        ["to"] = "The Hoiio number that was called or texted.",
        ["total_cost"] = "The price of all parts together.",
        ["total_entries_count"] = "How many entries all pages have.",
        ["transfer_status"] = "The outcome of the transfer, a value of CallStatus.",
        ["txn_ref"] = "The transaction reference.",
        ["txn_refs"] = "The transaction references, in the order of the numbers.",
        ["uid"] = "The ID of the account.",
        ["user_status"] = "trial or active.",
    };

    // These fields mean something else where a number is bought.
    static readonly Dictionary<string, string> OfNumberRates = new()
    {
        ["duration"] = "The months of the subscription.",
        ["rate"] = "The price of the whole subscription.",
    };

    public static string Of(IEnumerable<string> paths, string field) =>
        paths.All(IsOfNumberRates) && OfNumberRates.TryGetValue(field, out var ofRates) ? ofRates
        : Meanings.TryGetValue(field, out var meaning) ? meaning
        : "";

    static bool IsOfNumberRates(string path) => path.StartsWith("number/get_rates", StringComparison.Ordinal);
}
