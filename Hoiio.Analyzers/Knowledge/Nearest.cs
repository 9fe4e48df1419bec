namespace HoiioSdk.Analyzers.Knowledge;

/// <summary>Finds the name nearest to a misspelled one.</summary>
static class Nearest
{
    /// <summary>The name with the smallest edit distance; null if none is near.</summary>
    /// <param name="name">The misspelled name.</param>
    /// <param name="names">The valid names.</param>
    /// <param name="maxDistance">The greatest edit distance, at most a third of the letters.</param>
    public static string? To(string name, IEnumerable<string> names, int maxDistance = int.MaxValue)
    {
        var plain = Plain(name);
        return names.Select(candidate => (Name: candidate, Distance: Distance(plain, Plain(candidate))))
            .Where(candidate => candidate.Distance <= Math.Min(maxDistance, Math.Max(1, Math.Min(plain.Length, candidate.Name.Length) / 3)))
            .OrderBy(candidate => candidate.Distance)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
    }

    // txnRef and TXN_REF match txn_ref.
    static string Plain(string name) => name.Replace("_", "").ToLowerInvariant();

    static int Distance(string one, string other)
    {
        var previous = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 0; i < one.Length; i++)
        {
            var row = new int[other.Length + 1];
            row[0] = i + 1;
            for (var j = 0; j < other.Length; j++)
                row[j + 1] = Math.Min(Math.Min(row[j], previous[j + 1]) + 1, previous[j] + (one[i] == other[j] ? 0 : 1));
            previous = row;
        }

        return previous[other.Length];
    }
}
