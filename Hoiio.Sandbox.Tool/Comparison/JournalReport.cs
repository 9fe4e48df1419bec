using System.Globalization;
using System.Text;

namespace HoiioSdk.Sandbox.Tool.Comparison;

/// <summary>A comparison as a person reads it.</summary>
static class JournalReport
{
    const int Width = 56;
    const int MostRows = 200;

    public static string Of(JournalComparison comparison) => comparison.IsEqual ? OneLine(comparison) : Whole(comparison);

    static string OneLine(JournalComparison comparison)
    {
        var (requests, notifications) = (Number(comparison.Requests, "request"), Number(comparison.Notifications, "notification"));
        var line = new StringBuilder($"No difference in {requests} and {notifications}");
        var byDesign = ByDesign(comparison).Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Key.Name} ({one.Value})"));
        if (comparison.ByDesign.Count > 0)
            line.Append(CultureInfo.InvariantCulture, $", but what is so by design: {string.Join(", ", byDesign)}");
        foreach (var remark in Remarks(comparison))
            line.Append(CultureInfo.InvariantCulture, $"; {char.ToLowerInvariant(remark[0])}{remark[1..]}");
        return line.Append('.').ToString();
    }

    static string Whole(JournalComparison comparison)
    {
        var text = new StringBuilder();
        var first = comparison.Differences[0];
        text.AppendLine(CultureInfo.InvariantCulture, $"The first difference is in {first.What}.").AppendLine();
        SideBySide(text, first);
        if (comparison.Differences.Count > 1)
            Table(text, comparison.Differences);
        if (comparison.ByDesign.Count > 0)
        {
            text.AppendLine().AppendLine("By design (docs/from-python.md):");
            foreach (var (one, count) in ByDesign(comparison))
                text.AppendLine(CultureInfo.InvariantCulture, $"  {one.Name} ({count}): the Python code {one.Python}; here: {one.Here}.");
        }
        text.AppendLine();
        foreach (var remark in Remarks(comparison))
            text.AppendLine(CultureInfo.InvariantCulture, $"{remark}.");
        text.Append(CultureInfo.InvariantCulture, $"{Number(comparison.Differences.Count, "difference")}.");
        return text.ToString();
    }

    static void SideBySide(StringBuilder text, JournalDifference difference)
    {
        var names = difference.New.Keys.Union(difference.Old.Keys).ToList();
        var longest = names.Max(name => name.Length);
        Row(text, ' ', longest, "", Title("old", difference.OldPlace), Title("new", difference.NewPlace));
        foreach (var name in names)
        {
            var (old, @new) = (difference.Old.GetValueOrDefault(name, ""), difference.New.GetValueOrDefault(name, ""));
            Row(text, difference.Names.Contains(name) ? '*' : ' ', longest, name, old, @new);
        }
    }

    static void Row(StringBuilder text, char mark, int longest, string name, string old, string @new)
    {
        var (left, right) = (Wrapped(old), Wrapped(@new));
        for (var line = 0; line < Math.Max(left.Count, right.Count); line++)
        {
            var start = line == 0 ? $"{mark} {name.PadRight(longest)}" : new(' ', longest + 2);
            text.AppendLine($"{start}  {left.ElementAtOrDefault(line),-Width}  {right.ElementAtOrDefault(line)}".TrimEnd());
        }
    }

    static List<string> Wrapped(string value) =>
        value.Length == 0 ? [""] : [.. value.ReplaceLineEndings("\\n").Chunk(Width).Select(part => new string(part))];

    static void Table(StringBuilder text, IReadOnlyList<JournalDifference> differences)
    {
        text.AppendLine().AppendLine("The others:").AppendLine("   old    new");
        foreach (var one in differences.Skip(1).Take(MostRows))
            text.AppendLine(CultureInfo.InvariantCulture, $"{Place(one.OldPlace),6} {Place(one.NewPlace),6}  {one.What}");
        if (differences.Count - 1 > MostRows)
            text.AppendLine(CultureInfo.InvariantCulture, $"               and {differences.Count - 1 - MostRows} more");
    }

    static IEnumerable<string> Remarks(JournalComparison comparison)
    {
        if (comparison.Overlapping > 0)
        {
            var requests = Number(comparison.Overlapping, "request");
            yield return $"{requests} overlapped with others and were compared as a set, in whatever order they came";
        }
        if (comparison.AppIds is { } ids)
            yield return $"The old journal is of the app {ids.Old}, the new one of {ids.New}";
        if (comparison.Resets is var (before, now))
            yield return $"The sandbox was reset {Number(before, "time")} in the old journal, {Number(now, "time")} in the new one";
        if (comparison.OldNote is { } old)
            yield return $"The old journal {old}";
        if (comparison.NewNote is { } @new)
            yield return $"The new journal {@new}";
    }

    static IEnumerable<KeyValuePair<DesignDifference, int>> ByDesign(JournalComparison comparison) =>
        DesignDifference.All.Where(comparison.ByDesign.ContainsKey).Select(one => KeyValuePair.Create(one, comparison.ByDesign[one]));

    static string Title(string journal, int? place) => place is null ? $"{journal}: nothing" : $"{journal}, number {Place(place)}";

    static string Place(int? place) => place?.ToString(CultureInfo.InvariantCulture) ?? "-";

    static string Number(int count, string what) => $"{count.ToString(CultureInfo.InvariantCulture)} {what}{(count == 1 ? "" : "s")}";
}
