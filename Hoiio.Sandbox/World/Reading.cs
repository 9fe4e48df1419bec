namespace HoiioSdk.Sandbox.World;

/// <summary>A question on which the sources disagree, and the possible answers.</summary>
/// <param name="Name">The name of the question, such as <c>dates</c>.</param>
/// <param name="Sources">The rows of docs/sources.md that describe the contradiction, such as D45.</param>
/// <param name="Values">The answers, the default first.</param>
sealed record Reading(string Name, string Sources, params ReadingValue[] Values)
{
    /// <summary>All readings.</summary>
    public static IReadOnlyList<Reading> All { get; } =
    [
        new("notification", "D1",
            new("both", "All fields of a notification are in its query string and in its body."),
            new("body", "The fields of a notification are only in its body, which is signed."),
            new("query", "The fields of a notification are only in its query string, which is not signed. The body is empty.")),
        new("parties", "D44",
            new("always", "Every notification of an incoming call has `from` and `to`."),
            new("ends", "`from` and `to` are sent while an incoming call rings and when it has ended.")),
        new("dates", "D45",
            new("seconds", "`date` is `2012-01-31 12:06:15`."),
            new("fraction", "`date` has a fraction of a second: `2012-01-31 12:06:15.0`.")),
        new("expiry", "D17",
            new("date", "`expiry` in the answer of `number/subscribe` is a date: `2012-12-31`."),
            new("time", "`expiry` in the answer of `number/subscribe` has a time: `2012-12-31 23:59:59`.")),
        new("txn_refs", "D2",
            new("text", "`txn_refs` of `voice/conference` is a comma-separated text."),
            new("array", "`txn_refs` of `voice/conference` is a JSON array, like that of `conference/call`.")),
        new("bulk", "D4, D48",
            new("bulk_txn_ref", "`sms/bulk_send` answers with `bulk_txn_ref`."),
            new("txn_ref", "`sms/bulk_send` answers with `txn_ref`.")),
        new("is_unicode", "D6",
            new("boolean", "`is_unicode` is `true` or `false`."),
            new("text", "`is_unicode` is the text `\"true\"` or `\"false\"`.")),
        new("tag", "D13",
            new("absent", "Without a tag, a status has no `tag`. In an entry of a history it is `null`."),
            new("null", "Without a tag, `tag` is `null` in a status and in an entry of a history."),
            new("empty", "Without a tag, `tag` is an empty text in a status and in an entry of a history.")),
        new("choices", "D12, D47",
            new("objects", "An entry of `number/get_choices` is an object with `number` and `capability`."),
            new("texts", "An entry of `number/get_choices` is only the number, as text.")),
        new("recording", "D46",
            new("record_url", "The notification of a monitored call has the recording as `record_url`."),
            new("monitor_url", "The notification of a monitored call has the recording as `monitor_url`.")),
        new("gather", "Python guide",
            new("goes_on", "After a gather without a key, the call continues, and `digits` is empty."),
            new("ends", "A gather without a key ends the call.")),
        new("hangup", "D27",
            new("free", "`ivr/end/hangup` also ends a call during a block, and does not play `msg` then."),
            new("force", "During a block, `ivr/end/hangup` returns `error_session_not_ready` without `force=enabled`.")),
        new("block_url", "D29",
            new("optional", "`notify_url` is optional for gather, record and monitor."),
            new("required", "Gather, record and monitor return `error_notify_url_param_missing` without `notify_url`.")),
        new("block_message", "D28",
            new("1000", "`msg` of a block has at most 1000 characters."),
            new("500", "`msg` of a block has at most 500 characters.")),
    ];

    public string Default => Values[0].Name;

    /// <summary>The first value that is not the default.</summary>
    public string Other => Values[1].Name;
}

/// <summary>A value of a reading.</summary>
/// <param name="Name">The value, such as <c>fraction</c>.</param>
/// <param name="Meaning">The behavior of the service. Names and literals are in backticks.</param>
sealed record ReadingValue(string Name, string Meaning);
