using System.Globalization;
using System.Text.RegularExpressions;

namespace HoiioSdk.Sandbox.Tool.Comparison;

/// <summary>
/// Gives corresponding references of both journals the same name. Comparing them as text fails, because references are sequential: an
/// additional call shifts all references that follow.
/// </summary>
/// <param name="unknown">The name of all references without a counterpart; null to keep the references.</param>
sealed partial class References(string? unknown = null)
{
    /// <summary>The fields that contain references.</summary>
    public static readonly string[] Fields = ["txn_ref", "txn_refs", "bulk_txn_ref", "session", "room"];

    readonly Dictionary<(Period, string), string> names = [];

    /// <summary>Returns whether a reference has a counterpart in the other journal.</summary>
    public bool HasCounterpart(string reference, Period period) => names.ContainsKey((period, reference));

    /// <summary>Replaces the references in a text with their names. References without a counterpart compare as plain text.</summary>
    public string Rename(string text, Period period) =>
        text.AsSpan().IndexOfAny('A', 'S', 'R') < 0 && !text.Contains("/files/", StringComparison.Ordinal)
            ? text
            : Reference().Replace(
                SandboxAddress().Replace(text, ""), found => names.GetValueOrDefault((period, found.Value)) ?? unknown ?? found.Value);

    /// <summary>Learns which references correspond from a request or a notification and its counterpart.</summary>
    public void Learn(RecordedItem old, RecordedItem @new)
    {
        var counterparts = @new.AssignedReferences.ToLookup(reference => reference.Name, reference => reference.Value);
        foreach (var same in old.AssignedReferences.GroupBy(reference => reference.Name, reference => reference.Value))
            // The elements of lists of different lengths cannot be matched reliably.
            if (same.Count() == counterparts[same.Key].Count())
                foreach (var (first, second) in same.Zip(counterparts[same.Key]))
                    Learn(first, old.Period, second, @new.Period);
    }

    void Learn(string old, Period oldPeriod, string @new, Period newPeriod)
    {
        var (olds, news) = (Reference().Matches(old), Reference().Matches(@new));
        if (olds.Count != 1 || news.Count != 1)
            return;
        var (first, second) = ((oldPeriod, olds[0].Value), (newPeriod, news[0].Value));
        if (!names.ContainsKey(first) && !names.ContainsKey(second))
            names[first] = names[second] = string.Create(CultureInfo.InvariantCulture, $"\u0001{names.Count}");
    }

    // The references of the API, and the addresses of published files.
    [GeneratedRegex(@"(?<![A-Za-z0-9-])(?:AA-[CSFB]-[0-9]+|[SR][0-9]{3,})(?![A-Za-z0-9])|/files/[0-9]+/")]
    private static partial Regex Reference();

    // The address of a sandbox, which differs in port and name.
    [GeneratedRegex(@"https?://(?:127\.0\.0\.1|localhost|\[::1\])(?::[0-9]+)?(?:/@[A-Za-z0-9._-]+)?(?=/files/)")]
    private static partial Regex SandboxAddress();
}
