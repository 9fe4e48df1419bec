using System.Globalization;
using System.Text.RegularExpressions;

namespace HoiioSdk.Sandbox.Tool.Comparison;

/// <summary>
/// Gives references that mean the same in both journals the same name. They count up, so one more call shifts the references of all that
/// follow.
/// </summary>
/// <param name="unknown">What to write for a reference without a counterpart; null for the reference itself.</param>
sealed partial class References(string? unknown = null)
{
    /// <summary>The fields that hold references.</summary>
    public static readonly string[] Fields = ["txn_ref", "txn_refs", "bulk_txn_ref", "session", "room"];

    readonly Dictionary<(Period, string), string> names = [];

    /// <summary>Whether a reference has a counterpart in the other journal.</summary>
    public bool Knows(string reference, Period period) => names.ContainsKey((period, reference));

    /// <summary>Replaces the references in a text by their names. References without a counterpart compare as plain text.</summary>
    public string Rename(string text, Period period) =>
        text.AsSpan().IndexOfAny('A', 'S', 'R') < 0 && !text.Contains("/files/", StringComparison.Ordinal)
            ? text
            : Shape().Replace(
                Local().Replace(text, ""), found => names.GetValueOrDefault((period, found.Value)) ?? unknown ?? found.Value);

    /// <summary>Learns from a request or a notification and its counterpart.</summary>
    public void Learn(RecordedItem old, RecordedItem @new)
    {
        var counterparts = @new.GivenReferences.ToLookup(reference => reference.Name, reference => reference.Value);
        foreach (var same in old.GivenReferences.GroupBy(reference => reference.Name, reference => reference.Value))
            // Of two lists of different lengths, nobody can tell which elements belong together.
            if (same.Count() == counterparts[same.Key].Count())
                foreach (var (first, second) in same.Zip(counterparts[same.Key]))
                    Learn(first, old.Period, second, @new.Period);
    }

    void Learn(string old, Period oldPeriod, string @new, Period newPeriod)
    {
        var (olds, news) = (Shape().Matches(old), Shape().Matches(@new));
        if (olds.Count != 1 || news.Count != 1)
            return;
        var (first, second) = ((oldPeriod, olds[0].Value), (newPeriod, news[0].Value));
        if (!names.ContainsKey(first) && !names.ContainsKey(second))
            names[first] = names[second] = string.Create(CultureInfo.InvariantCulture, $"\u0001{names.Count}");
    }

    // The references of the API, and the addresses of published files.
    [GeneratedRegex(@"(?<![A-Za-z0-9-])(?:AA-[CSFB]-[0-9]+|[SR][0-9]{3,})(?![A-Za-z0-9])|/files/[0-9]+/")]
    private static partial Regex Shape();

    // Whatever port and name the sandbox had.
    [GeneratedRegex(@"https?://(?:127\.0\.0\.1|localhost|\[::1\])(?::[0-9]+)?(?:/@[A-Za-z0-9._-]+)?(?=/files/)")]
    private static partial Regex Local();
}
