using System.Text.RegularExpressions;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.Api;

/// <summary>Names that a path does not know, and the names that may have been meant.</summary>
static partial class UnknownParameters
{
    const int MostNamed = 5;
    const int LongestName = 50;

    /// <summary>A note for each name that a request has and its path does not know.</summary>
    public static IEnumerable<string> Notes(Route route, Request request)
    {
        var known = route.AllParameters.Select(parameter => parameter.Name).ToList();
        var sent = request.Parameters.Keys.Union(request.Files).ToList();
        var unknown = sent.Where(name => !known.Contains(name)).ToList();
        var candidates = known.Where(name => !request.Has(name)).ToList();
        foreach (var name in unknown.Take(MostNamed))
            yield return $"{route.Path} does not know {Start(name)}, and does without it"
                + (Nearest(name, candidates) is { } meant ? $"; did you mean {meant}?" : "");
        if (unknown.Count > MostNamed)
            yield return $"nor does it know {WireFormat.Number(unknown.Count - MostNamed)} more";
    }

    /// <summary>The candidate that is nearest to a name, or null if none is near.</summary>
    static string? Nearest(string name, IEnumerable<string> candidates)
    {
        if (name.Length > LongestName)
            return null;
        var words = Words(name);
        return candidates.Select(candidate => (Name: candidate, Distance: Distance(words, Words(candidate))))
            .Where(one => one.Distance is not null).OrderBy(one => one.Distance).Select(one => one.Name).FirstOrDefault();
    }

    // The same words in another order, or written otherwise; a slip of the hand; or all words of one and some more.
    static int? Distance(string[] one, string[] other)
    {
        if (one.Length == 0)
            return null;
        var (first, second) = (string.Concat(one), string.Concat(other));
        if (first == second || one.Order().SequenceEqual(other.Order()))
            return 0;
        var edits = Edits(first, second);
        if (edits <= Math.Max(first.Length, second.Length) / 3)
            return edits;
        return one.Except(other).Any() && other.Except(one).Any() ? null : LongestName;
    }

    /// <summary>How many letters to change, to add, to leave out, or to swap with the next.</summary>
    static int Edits(string one, string other)
    {
        var edits = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
            for (var j = 0; j <= other.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    edits[i, j] = i + j;
                    continue;
                }
                var isSame = one[i - 1] == other[j - 1];
                edits[i, j] = Math.Min(edits[i - 1, j - 1] + (isSame ? 0 : 1), Math.Min(edits[i - 1, j], edits[i, j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    edits[i, j] = Math.Min(edits[i, j], edits[i - 2, j - 2] + 1);
            }
        return edits[one.Length, other.Length];
    }

    // A character of two units stays whole.
    static string Start(string name) => name.Length <= LongestName ? name
        : $"{name[..(char.IsHighSurrogate(name[LongestName - 1]) ? LongestName - 1 : LongestName)]}..";

    static string[] Words(string name) => [.. Word().Matches(name).Select(word => word.Value.ToLowerInvariant())];

    [GeneratedRegex("[A-Z]*[a-z0-9]+|[A-Z]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
