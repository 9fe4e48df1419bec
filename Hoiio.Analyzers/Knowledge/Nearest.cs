namespace HoiioSdk.Analyzers.Knowledge;

/// <summary>Finds the name that a misspelled one stands for.</summary>
static class Nearest
{
    /// <summary>The name that takes the fewest changes of a letter; null where none is near.</summary>
    /// <param name="name">The misspelled name.</param>
    /// <param name="names">The names there are.</param>
    /// <param name="most">How many letters may be wrong; a third of them in any case.</param>
    public static string? To(string name, IEnumerable<string> names, int most = int.MaxValue)
    {
        var plain = Plain(name);
        return names.Select(candidate => (Name: candidate, Distance: Distance(plain, Plain(candidate))))
            .Where(candidate => candidate.Distance <= Math.Min(most, Math.Max(1, Math.Min(plain.Length, candidate.Name.Length) / 3)))
            .OrderBy(candidate => candidate.Distance)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
    }

    // txnRef and TXN_REF are txn_ref.
    static string Plain(string name) => name.Replace("_", "").ToLowerInvariant();

    static int Distance(string one, string other)
    {
        var former = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 0; i < one.Length; i++)
        {
            var row = new int[other.Length + 1];
            row[0] = i + 1;
            for (var j = 0; j < other.Length; j++)
                row[j + 1] = Math.Min(Math.Min(row[j], former[j + 1]) + 1, former[j] + (one[i] == other[j] ? 0 : 1));
            former = row;
        }

        return former[other.Length];
    }
}
