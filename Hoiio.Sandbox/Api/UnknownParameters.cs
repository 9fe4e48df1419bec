using System.Text.RegularExpressions;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.Api;

/// <summary>Finds unknown parameters, and suggests known ones.</summary>
static partial class UnknownParameters
{
    const int MaxNamed = 5;
    const int MaxNameLength = 50;

    /// <summary>A note for each parameter of a request that its path does not know.</summary>
    public static IEnumerable<string> Notes(Route route, Request request)
    {
        var known = route.AllParameters.Select(parameter => parameter.Name).ToList();
        var sent = request.Parameters.Keys.Union(request.Files).ToList();
        var unknown = sent.Where(name => !known.Contains(name)).ToList();
        var candidates = known.Where(name => !request.Has(name)).ToList();
        foreach (var name in unknown.Take(MaxNamed))
            yield return $"{route.Path} does not know {Truncate(name)}, and ignores it"
                + (Nearest(name, candidates) is { } meant ? $"; did you mean {meant}?" : "");
        if (unknown.Count > MaxNamed)
            yield return $"{WireFormat.Number(unknown.Count - MaxNamed)} more are unknown";
    }

    /// <summary>The candidate most similar to a name, or null if none is similar.</summary>
    static string? Nearest(string name, IEnumerable<string> candidates)
    {
        if (name.Length > MaxNameLength)
            return null;
        var words = Words(name);
        return candidates.Select(candidate => (Name: candidate, Distance: Distance(words, Words(candidate))))
            .Where(match => match.Distance is not null).OrderBy(match => match.Distance).Select(match => match.Name).FirstOrDefault();
    }

    // Matches the same words in another order or style, typing errors, and names that contain all words of the other.
    static int? Distance(string[] left, string[] right)
    {
        if (left.Length == 0)
            return null;
        var (first, second) = (string.Concat(left), string.Concat(right));
        if (first == second || left.Order().SequenceEqual(right.Order()))
            return 0;
        var edits = EditDistance(first, second);
        if (edits <= Math.Max(first.Length, second.Length) / 3)
            return edits;
        return left.Except(right).Any() && right.Except(left).Any() ? null : MaxNameLength;
    }

    /// <summary>The Damerau-Levenshtein distance: changed, added, removed and swapped characters.</summary>
    static int EditDistance(string left, string right)
    {
        var edits = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
            for (var j = 0; j <= right.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    edits[i, j] = i + j;
                    continue;
                }
                var isSame = left[i - 1] == right[j - 1];
                edits[i, j] = Math.Min(edits[i - 1, j - 1] + (isSame ? 0 : 1), Math.Min(edits[i - 1, j], edits[i, j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    edits[i, j] = Math.Min(edits[i, j], edits[i - 2, j - 2] + 1);
            }
        return edits[left.Length, right.Length];
    }

    // Do not split a surrogate pair.
    static string Truncate(string name) => name.Length <= MaxNameLength ? name
        : $"{name[..(char.IsHighSurrogate(name[MaxNameLength - 1]) ? MaxNameLength - 1 : MaxNameLength)]}..";

    static string[] Words(string name) => [.. Word().Matches(name).Select(word => word.Value.ToLowerInvariant())];

    [GeneratedRegex("[A-Z]*[a-z0-9]+|[A-Z]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
