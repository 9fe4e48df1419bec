using System.Text.Json;
using System.Text.RegularExpressions;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.Tool.Comparison;

/// <summary>
/// Which reference of the new journal stands for which of the old one. They count up, so one call more shifts all that come after it; what
/// counts is that the same things are meant. After a reset they begin anew, so each is known by the number of resets before it as well.
/// </summary>
sealed partial class References
{
    static readonly string[] Names = ["txn_ref", "bulk_txn_ref", "session", "room"];

    readonly Dictionary<string, string> newOf = [];
    readonly HashSet<string> known = [];

    /// <summary>A text without its references, to find counterparts by before any are known.</summary>
    public static string Blank(string text, int resets) => MayHold(text) ? Shape().Replace(text, "\u0001") : text;

    /// <summary>A text of the old journal as it has to be in the new one.</summary>
    public string Translate(string text, int resets) =>
        Replace(text, reference => newOf.GetValueOrDefault(Full(reference, resets), reference));

    /// <summary>A text of the new journal as <see cref="Translate"/> makes it. What has no counterpart is the same as what looks like it
    /// and has none either.</summary>
    public string Written(string text, int resets) =>
        Replace(text, reference => known.Contains(Full(reference, resets)) ? Full(reference, resets) : reference);

    /// <summary>A reference, told from those that look the same after another number of resets.</summary>
    public static string Full(string reference, int resets) => $"{reference}#{WireFormat.Number(resets)}";

    public void Learn(JournalEntry old, JournalEntry @new)
    {
        var (olds, news) = (In(old), In(@new));
        if (olds.Count == news.Count)
            foreach (var (first, second) in olds.Zip(news))
                if (first.Name == second.Name)
                    Learn(first.Value, old.Resets, second.Value, @new.Resets);
    }

    public void Learn(Notification old, Notification @new)
    {
        foreach (var (name, value) in old.Fields)
            if (Names.Contains(name) || name.EndsWith("_url", StringComparison.Ordinal))
                if (@new.Fields.TryGetValue(name, out var other))
                    Learn(value, old.Resets, other, @new.Resets);
    }

    /// <summary>The references that an answer gives.</summary>
    public static IReadOnlyList<(string Name, string Value)> In(JournalEntry entry)
    {
        if (!entry.Answer.StartsWith('{'))
            return [];
        try
        {
            using var answer = JsonDocument.Parse(entry.Answer);
            var found = new List<(string, string)>();
            Collect(answer.RootElement, found);
            // A room's name may be the caller's own; then it is no reference, but a parameter that has to be the same.
            found.RemoveAll(one =>
                one.Item1 == "room" && entry.Parameters.Values.Any(value => value.Contains(one.Item2, StringComparison.Ordinal)));
            return found;
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            // It was cut, being too long, or holds half a character.
            return [];
        }
    }

    static void Collect(JsonElement answer, List<(string, string)> found)
    {
        foreach (var field in answer.EnumerateObject())
        {
            if (field.Value.ValueKind == JsonValueKind.String && Names.Contains(field.Name))
                found.Add((field.Name, field.Value.GetString()!));
            else if (field.Name == "txn_refs" && field.Value.ValueKind == JsonValueKind.String)
                found.AddRange(field.Value.GetString()!.Split(',').Select(one => (field.Name, one)));
            else if (field.Name == "txn_refs" && field.Value.ValueKind == JsonValueKind.Array)
                found.AddRange(field.Value.EnumerateArray().Select(one => (field.Name, one.ToString())));
            else if (field.Name == "entries" && field.Value.ValueKind == JsonValueKind.Array)
                foreach (var entry in field.Value.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.Object))
                    Collect(entry, found);
        }
    }

    void Learn(string old, int oldResets, string @new, int newResets)
    {
        var (olds, news) = (Shape().Matches(old), Shape().Matches(@new));
        if (olds.Count != 1 || news.Count != 1)
            return;
        var (one, other) = (Full(olds[0].Value, oldResets), Full(news[0].Value, newResets));
        if (!newOf.ContainsKey(one) && known.Add(other))
            newOf[one] = other;
    }

    static string Replace(string text, Func<string, string> replace) =>
        MayHold(text) ? Shape().Replace(Local().Replace(text, ""), found => replace(found.Value)) : text;

    static bool MayHold(string text) =>
        text.AsSpan().IndexOfAny('A', 'S', 'R') >= 0 || text.Contains("/files/", StringComparison.Ordinal);

    // The shapes of Ids, and the addresses of PublishedFiles.
    [GeneratedRegex(@"(?<![A-Za-z0-9-])(?:AA-[CSFB]-[0-9]+|[SR][0-9]{3,})(?![A-Za-z0-9])|/files/[0-9]+/")]
    private static partial Regex Shape();

    // The port of the sandbox is not the script's doing.
    [GeneratedRegex(@"https?://(?:127\.0\.0\.1|localhost|\[::1\])(?::[0-9]+)?(?=/files/)")]
    private static partial Regex Local();
}
