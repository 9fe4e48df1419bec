using System.Globalization;
using System.Text;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.Tool.Comparison;

/// <summary>Writes a comparison as readable text.</summary>
static class JournalReport
{
    const int Width = 56;
    const int MaxRows = 200;

    public static string Write(JournalComparison comparison) => comparison.IsEqual ? OneLine(comparison) : FullReport(comparison);

    static string OneLine(JournalComparison comparison)
    {
        var (requests, notifications) = (comparison.New.Requests.Count, comparison.New.Notifications.Count);
        var counted = Count(requests, "request") + (notifications > 0 ? $" and {Count(notifications, "notification")}" : "");
        var line = new StringBuilder($"{counted} match{(requests + notifications == 1 ? "es" : "")}");
        var expected = Expected(comparison).Select(difference => $"{difference.Key.Name} ({WireFormat.Number(difference.Value)})");
        if (comparison.Expected.Count > 0)
            line.Append(CultureInfo.InvariantCulture, $"; expected differences: {string.Join(", ", expected)}");
        line.Append('.');
        foreach (var note in Notes(comparison))
            line.Append(CultureInfo.InvariantCulture, $" {note}");
        return line.ToString();
    }

    static string FullReport(JournalComparison comparison)
    {
        var text = new StringBuilder();
        var first = comparison.Differences[0];
        text.AppendLine(CultureInfo.InvariantCulture, $"First difference: {first.What}.").AppendLine();
        SideBySide(text, first);
        if (comparison.Differences.Count > 1)
            Table(text, comparison.Differences);
        if (comparison.Expected.Count > 0)
        {
            text.AppendLine().AppendLine("Expected differences (docs/from-python.md):");
            foreach (var (difference, count) in Expected(comparison))
                text.AppendLine(CultureInfo.InvariantCulture,
                    $"  {difference.Name} ({count}): the Python code {difference.Python}; here: {difference.Here}.");
        }
        text.AppendLine();
        foreach (var note in Notes(comparison))
            text.AppendLine(note);
        text.Append(CultureInfo.InvariantCulture, $"{Count(comparison.Differences.Count, "difference")}.");
        return text.ToString();
    }

    static void SideBySide(StringBuilder text, JournalDifference difference)
    {
        var (old, @new) = (difference.Old?.Describe() ?? [], difference.New?.Describe() ?? []);
        var names = @new.Keys.Union(old.Keys).ToList();
        var longest = names.Max(name => name.Length);
        Row(text, ' ', longest, "", Title("old", difference.Old), Title("new", difference.New));
        foreach (var name in names)
            Row(text, difference.Names.Contains(name) ? '*' : ' ', longest, name, old.GetValueOrDefault(name, ""),
                @new.GetValueOrDefault(name, ""));
    }

    static void Row(StringBuilder text, char mark, int longest, string name, string old, string @new)
    {
        var (left, right) = (Wrap(old), Wrap(@new));
        for (var line = 0; line < Math.Max(left.Count, right.Count); line++)
        {
            var start = line == 0 ? $"{mark} {name.PadRight(longest)}" : new(' ', longest + 2);
            text.AppendLine($"{start}  {left.ElementAtOrDefault(line),-Width}  {right.ElementAtOrDefault(line)}".TrimEnd());
        }
    }

    static List<string> Wrap(string value) =>
        value.Length == 0 ? [""] : [.. value.ReplaceLineEndings("\\n").Chunk(Width).Select(part => new string(part))];

    static void Table(StringBuilder text, IReadOnlyList<JournalDifference> differences)
    {
        text.AppendLine().AppendLine("Other differences:").AppendLine("   old    new");
        foreach (var other in differences.Skip(1).Take(MaxRows))
            text.AppendLine(CultureInfo.InvariantCulture, $"{Number(other.Old),6} {Number(other.New),6}  {other.What}");
        if (differences.Count - 1 > MaxRows)
            text.AppendLine(CultureInfo.InvariantCulture, $"               and {differences.Count - 1 - MaxRows} more");
    }

    static IEnumerable<string> Notes(JournalComparison comparison)
    {
        var (old, @new) = (comparison.Old, comparison.New);
        if (comparison.Overlapping > 0)
            yield return $"{Count(comparison.Overlapping, "request")} overlapped with others, so their order was ignored.";
        if (old.AppId is { } oldApp && @new.AppId is { } newApp && oldApp != newApp)
            yield return $"The app ID is {oldApp} in the old journal and {newApp} in the new one.";
        if (old.Resets != @new.Resets)
            yield return $"The old journal has {Count(old.Resets, "reset")}, the new one {WireFormat.Number(@new.Resets)}.";
        if (old.IsCut)
            yield return "The last line of the old journal is incomplete and was skipped.";
        if (@new.IsCut)
            yield return "The last line of the new journal is incomplete and was skipped.";
    }

    static IEnumerable<KeyValuePair<ExpectedDifference, int>> Expected(JournalComparison comparison) =>
        ExpectedDifference.All.Where(comparison.Expected.ContainsKey)
            .Select(difference => KeyValuePair.Create(difference, comparison.Expected[difference]));

    static string Title(string journal, RecordedItem? item) => item is null ? $"{journal}: none" : $"{journal}, number {Number(item)}";

    static string Number(RecordedItem? item) => item is null ? "-" : WireFormat.Number(item.Number);

    static string Count(int count, string what) => $"{WireFormat.Number(count)} {what}{(count == 1 ? "" : "s")}";
}
