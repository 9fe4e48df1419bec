namespace HoiioSdk.Analyzers.Knowledge;

/// <summary>The API path of each method of the services.</summary>
static class Methods
{
    const string Async = "Async";

    static readonly Dictionary<string, string> Paths = new()
    {
        ["Voice.Call"] = "voice/call",
        ["Voice.Conference"] = "voice/conference",
        ["Voice.Hangup"] = "voice/hangup",
        ["Voice.Status"] = "voice/query_status",
        ["Voice.History"] = "voice/get_history",
        ["Voice.HistoryAll"] = "voice/get_history/entries",
        ["Voice.Rate"] = "voice/get_rate",
        ["Voice.Moderate"] = "conference/moderate",
        ["Sms.Send"] = "sms/send",
        ["Sms.BulkSend"] = "sms/bulk_send",
        ["Sms.Status"] = "sms/query_status",
        ["Sms.History"] = "sms/get_history",
        ["Sms.HistoryAll"] = "sms/get_history/entries",
        ["Sms.Rate"] = "sms/get_rate",
        ["Sms.RateIn"] = "sms/get_rate",
        ["Fax.Send"] = "fax/send",
        ["Fax.Status"] = "fax/query_status",
        ["Fax.History"] = "fax/get_history",
        ["Fax.HistoryAll"] = "fax/get_history/entries",
        ["Fax.Rate"] = "fax/get_rate",
        ["Fax.RateIn"] = "fax/get_rate",
        ["Ivr.Dial"] = "ivr/start/dial",
        ["Ivr.Play"] = "ivr/middle/play",
        ["Ivr.Gather"] = "ivr/middle/gather",
        ["Ivr.Record"] = "ivr/middle/record",
        ["Ivr.Monitor"] = "ivr/middle/monitor",
        ["Ivr.Hold"] = "ivr/middle/hold",
        ["Ivr.Unhold"] = "ivr/middle/unhold",
        ["Ivr.Transfer"] = "ivr/end/transfer",
        ["Ivr.Hangup"] = "ivr/end/hangup",
        ["Number.AvailableCountries"] = "number/get_countries",
        ["Number.AvailableNumbers"] = "number/get_choices",
        ["Number.AvailableNumbersAll"] = "number/get_choices/entries",
        ["Number.Rate"] = "number/get_rates",
        ["Number.Subscribe"] = "number/subscribe",
        ["Number.Configure"] = "number/update_forwarding",
        ["Number.ConfigureVoice"] = "number/update_forwarding",
        ["Number.ConfigureFax"] = "number/update_forwarding",
        ["Number.ConfigureSms"] = "number/update_forwarding",
        ["Number.SubscribedNumbers"] = "number/get_active",
        ["Number.ActiveNumbers"] = "number/get_active",
        ["Account.Balance"] = "user/get_balance",
        ["Account.Info"] = "user/get_info",
    };

    // The calls that cost money according to the API documentation.
    static readonly HashSet<string> Charged =
    [
        "voice/call", "voice/conference", "sms/send", "sms/bulk_send", "fax/send", "ivr/start/dial", "number/subscribe",
    ];

    /// <summary>The path that a method calls; for one that reads all pages, the path of their entries; null for none.</summary>
    public static string? PathOf(string service, string method) =>
        Paths.TryGetValue($"{service}.{WithoutAsync(method)}", out var path) ? path : null;

    public static bool IsAsync(string method) => method.EndsWith(Async, StringComparison.Ordinal);

    public static bool IsWalk(string method) => WithoutAsync(method).EndsWith("All", StringComparison.Ordinal);

    public static bool IsCharged(string service, string method) => PathOf(service, method) is { } path && Charged.Contains(path);

    public static string WithoutAsync(string method) => IsAsync(method) ? method.Substring(0, method.Length - Async.Length) : method;
}
