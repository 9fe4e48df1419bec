namespace HoiioSdk.Answers;

/// <summary>
/// The names of the fields that the API documents for each answer and its entries. A question mark marks a field that a successful answer
/// may lack; reading it then returns null.
/// </summary>
static class FieldNames
{
    /// <summary>Takes the place of the API path for a notification.</summary>
    public const string Notification = "notification";

    const string Call =
        "txn_ref tag? date dest1 dest2? number? call_status_dest1 call_status_dest2 duration? currency rate debit?";
    const string Sms = "txn_ref tag? sms_status date src? dest msg? split_count currency rate debit";
    const string Fax = "txn_ref tag? src? dest fax_status fax_pages fax_url? date currency rate debit";
    const string PageFields = "total_entries_count entries_count entries";

    /// <summary>The path of the entries that some sources show as objects with a number, others as the number alone (docs/sources.md
    /// D12, D47).</summary>
    public const string NumbersForSale = "number/get_choices/entries";

    // Fields that some sources know by one name and some by the other (docs/sources.md D4, D48, D46).
    static readonly (string Path, string Name, string OtherName)[] Synonyms =
    [
        ("sms/bulk_send", "bulk_txn_ref", "txn_ref"),
        (Notification, "record_url", "monitor_url"),
    ];

    // The event decides which fields a notification has. Only the tag is marked as optional, because any notification may lack it.
    static readonly Dictionary<string, string> Documented = new()
    {
        ["voice/call"] = "txn_ref",
        ["voice/conference"] = "txn_refs room",
        ["voice/query_status"] = Call,
        ["voice/get_history"] = PageFields,
        ["voice/get_history/entries"] = Call,
        ["voice/get_rate"] = "currency rate talktime",
        ["conference/call"] = "txn_refs room",
        ["sms/send"] = "txn_ref",
        ["sms/bulk_send"] = "bulk_txn_ref txn_ref",
        ["sms/query_status"] = Sms,
        ["sms/get_history"] = PageFields,
        ["sms/get_history/entries"] = Sms,
        ["sms/get_rate"] = "currency rate split_count? total_cost? is_unicode?",
        ["fax/send"] = "txn_ref",
        ["fax/query_status"] = Fax,
        ["fax/get_history"] = PageFields,
        ["fax/get_history/entries"] = Fax,
        ["fax/get_rate"] = "currency rate",
        ["ivr/start/dial"] = "txn_ref session",
        ["ivr/end/transfer"] = "room?",
        ["number/get_countries"] = "entries_count entries",
        ["number/get_countries/entries"] = "code name prefix states",
        ["number/get_countries/entries/states"] = "code name capability?",
        ["number/get_choices"] = PageFields,
        [NumbersForSale] = "number capability?",
        ["number/get_rates"] = "currency entries_count entries",
        ["number/get_rates/entries"] = "duration rate",
        ["number/subscribe"] = "currency debit expiry",
        ["number/get_active"] = "total_entries_count? entries_count entries",
        ["number/get_active/entries"] = "number forward_to forward_sms_to mode expiry auto_extend_status country state? capabilities",
        ["user/get_balance"] = "currency balance points bonus",
        ["user/get_info"] = "uid name mobile_number caller_ids email? country prefix currency time_zone? user_status? "
            + "sms_rebrand_status? call_rebrand_status?",
        [Notification] = "session ivr_block call_state txn_ref bulk_txn_ref status from to dest dest1 dest2 call_status_dest1 "
            + "call_status_dest2 dial_status transfer_status digits record_url monitor_url msg sms_status split_count fax_status fax_pages "
            + "fax_url fax_error_code tag? date duration currency rate debit",
    };

    static readonly Dictionary<string, string[]> Names = Documented.ToDictionary(
        answer => answer.Key, answer => answer.Value.Split(' ').Select(name => name.TrimEnd('?')).ToArray());

    /// <summary>The names of all fields.</summary>
    public static IEnumerable<string> All => Names.Values.SelectMany(names => names).Append("status").Distinct();

    /// <param name="path">API path; for nested objects followed by the names of the fields that lead to them.</param>
    public static string[] Of(string path) => Names.TryGetValue(path, out var names) ? names : [];

    /// <summary>The other name of a field in an answer, or null.</summary>
    public static string? SynonymOf(string path, string name)
    {
        foreach (var (answer, one, other) in Synonyms)
            if (answer == path && (name == one || name == other))
                return name == one ? other : one;
        return null;
    }

    /// <summary>Whether a successful answer may lack a field that is documented for it.</summary>
    /// <param name="path">API path; for nested objects followed by the names of the fields that lead to them.</param>
    /// <param name="name">Name of the field.</param>
    public static bool MayBeAbsent(string path, string name) =>
        Documented.TryGetValue(path, out var names) && names.Split(' ').Contains($"{name}?");

    /// <summary>The name of a field as the API writes it: <c>TxnRef</c> is <c>txn_ref</c>.</summary>
    public static string SnakeCase(string name) =>
        name.Any(letter => letter == '_') || name is not [>= 'A' and <= 'Z', ..]
            ? name
            : string.Concat(name.Select((letter, index) =>
                letter is >= 'A' and <= 'Z' ? (index == 0 ? "" : "_") + (char)(letter | 0x20) : letter.ToString()));
}
