namespace HoiioSdk.Sandbox;

/// <summary>
/// Numbers with fixed behavior, determined by their last four digits, in any country. The digits are the HTTP or SIP status code with the
/// same meaning. Example: <c>+6511110486</c> is always busy. <c>X</c> in an error code is the name of the parameter with the number.
/// <list type="table">
/// <listheader><term>Last four digits</term><description>Calls; SMS; fax</description></listheader>
/// <item><term>0202</term><description>answered after 30 seconds; delivered after 10 minutes; answered after 10
/// minutes</description></item>
/// <item><term>0402</term><description>error_insufficient_credit for all three</description></item>
/// <item><term>0403</term><description>error_not_allowed_for_trial for all three</description></item>
/// <item><term>0404</term><description>error_X_invalid for all three</description></item>
/// <item><term>0480</term><description>unanswered; stays queued; unanswered</description></item>
/// <item><term>0486</term><description>busy; delivered; busy</description></item>
/// <item><term>0500</term><description>failed; failed; failed</description></item>
/// <item><term>0501</term><description>error_X_not_supported; error_X_not_supported; error_service_not_available</description></item>
/// <item><term>0502</term><description>failed; error; failed</description></item>
/// <item><term>0503</term><description>error_call_service_not_available; error_sms_service_not_available;
/// error_service_not_available</description></item>
/// </list>
/// A rate query returns an error only for 0404 and 0501, and for a fax also for 0503.
/// </summary>
public static class MagicNumbers
{
    internal const string Slow = "0202";

    static readonly (string Suffix, string Call, string Sms, string Fax)[] Table =
    [
        (Slow, "answered", "delivered", "answered"),
        ("0402", "error_insufficient_credit", "error_insufficient_credit", "error_insufficient_credit"),
        ("0403", "error_not_allowed_for_trial", "error_not_allowed_for_trial", "error_not_allowed_for_trial"),
        ("0404", "error_{0}_invalid", "error_{0}_invalid", "error_{0}_invalid"),
        ("0480", "unanswered", "queued", "unanswered"),
        ("0486", "busy", "delivered", "busy"),
        ("0500", "failed", "failed", "failed"),
        ("0501", "error_{0}_not_supported", "error_{0}_not_supported", "error_service_not_available"),
        ("0502", "failed", "error", "failed"),
        ("0503", "error_call_service_not_available", "error_sms_service_not_available", "error_service_not_available"),
    ];

    internal static IEnumerable<string> Suffixes => Table.Select(row => row.Suffix);

    /// <summary>Returns the table as text, one line for each ending, as <c>hoiio-sandbox --help</c> shows it.</summary>
    public static string Describe() => string.Join('\n', Table.Select(row =>
    {
        (string Service, string Outcome)[] outcomes = [("calls", row.Call), ("SMS", row.Sms), ("fax", row.Fax)];
        var same = outcomes.GroupBy(pair => pair.Outcome, pair => pair.Service);
        return $"{row.Suffix}{(row.Suffix == Slow ? " (slow)" : "")}: "
            + string.Join("; ", same.Select(services => $"{string.Join(", ", services)} {services.Key}"))
                .Replace("{0}", "X", StringComparison.Ordinal);
    }));

    internal static bool IsSlow(string number) => number.EndsWith(Slow, StringComparison.Ordinal);

    internal static string CallOutcome(string number) => Row(number)?.Call ?? "answered";

    internal static string SmsOutcome(string number) => Row(number)?.Sms ?? "delivered";

    internal static string FaxOutcome(string number) => Row(number)?.Fax ?? "answered";

    /// <summary>The outcome of a rate query: only errors of the number itself count.</summary>
    internal static Func<string, string> PriceOutcome(Func<string, string> outcome) => number =>
    {
        var result = outcome(number);
        return result.StartsWith("error_{0}", StringComparison.Ordinal) || result == "error_service_not_available" ? result : "";
    };

    static (string Suffix, string Call, string Sms, string Fax)? Row(string number)
    {
        foreach (var row in Table)
            if (number.EndsWith(row.Suffix, StringComparison.Ordinal))
                return row;
        return null;
    }
}
