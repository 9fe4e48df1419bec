namespace HoiioSdk.Sandbox.Tool.Comparison;

/// <summary>
/// Finds the longest common subsequence of two sequences, so that an element more or less on one side does not move the others
/// (Hunt and Szymanski).
/// </summary>
static class Alignment
{
    // Bounds time and memory where one key occurs thousands of times on either side: half a second and 50 MB.
    const int MaxCandidates = 2_000_000;

    /// <summary>Returns pairs of indexes of equal keys, both rising.</summary>
    /// <param name="old">The keys of one sequence.</param>
    /// <param name="new">The keys of the other.</param>
    public static List<(int Old, int New)> Align(IReadOnlyList<string> old, IReadOnlyList<string> @new)
    {
        var (start, end) = (0, 0);
        var shorter = Math.Min(old.Count, @new.Count);
        while (start < shorter && old[start] == @new[start])
            start++;
        while (end < shorter - start && old[^(end + 1)] == @new[^(end + 1)])
            end++;
        return
        [
            .. Enumerable.Range(0, start).Select(i => (i, i)),
            .. LongestRising(Candidates(old, @new, start, end)),
            .. Enumerable.Range(1, end).Reverse().Select(i => (old.Count - i, @new.Count - i)),
        ];
    }

    // Equal keys on either side: the old index rising, and the new index falling for each, so that a chain takes one of them at most.
    static IEnumerable<(int Old, int New)> Candidates(IReadOnlyList<string> old, IReadOnlyList<string> @new, int start, int end)
    {
        var places = Enumerable.Range(start, @new.Count - end - start)
            .GroupBy(i => @new[i]).ToDictionary(same => same.Key, same => same.ToList());
        var seen = new Dictionary<string, int>();
        var reach = MaxCandidates / Math.Max(1, old.Count - end - start);
        for (var x = start; x < old.Count - end; x++)
        {
            if (!places.TryGetValue(old[x], out var same))
                continue;
            var before = seen[old[x]] = seen.GetValueOrDefault(old[x], -1) + 1;
            for (var i = Math.Min(same.Count - 1, before + reach); i >= Math.Max(0, before - reach); i--)
                yield return (x, same[i]);
        }
    }

    static List<(int Old, int New)> LongestRising(IEnumerable<(int Old, int New)> candidates)
    {
        // For each length, the chain that ends lowest: the new index at its end, and the link.
        var (ends, chains) = (new List<int>(), new List<int>());
        var links = new List<(int Old, int New, int Before)>();
        foreach (var (x, y) in candidates)
        {
            var length = ends.BinarySearch(y);
            if (length >= 0)
                continue;
            length = ~length;
            links.Add((x, y, length == 0 ? -1 : chains[length - 1]));
            if (length == ends.Count)
            {
                ends.Add(y);
                chains.Add(links.Count - 1);
            }
            else
            {
                (ends[length], chains[length]) = (y, links.Count - 1);
            }
        }
        var longest = new List<(int, int)>();
        for (var link = chains.Count == 0 ? -1 : chains[^1]; link >= 0; link = links[link].Before)
            longest.Add((links[link].Old, links[link].New));
        longest.Reverse();
        return longest;
    }
}
