namespace HoiioSdk.Sandbox.Tool.Comparison;

/// <summary>
/// Finds the longest common subsequence of two sequences (Hunt and Szymanski), so that an element which is missing on one side does not
/// affect the others.
/// </summary>
static class Alignment
{
    // Limits time and memory to half a second and 50 MB if one key occurs thousands of times on both sides.
    const int MaxCandidates = 2_000_000;

    /// <summary>Returns pairs of indexes of equal keys, both in ascending order.</summary>
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
            .. LongestIncreasing(Candidates(old, @new, start, end)),
            .. Enumerable.Range(1, end).Reverse().Select(i => (old.Count - i, @new.Count - i)),
        ];
    }

    // Ascending old indexes, and for each the new indexes of equal keys in descending order, so that a chain uses at most one of these.
    static IEnumerable<(int Old, int New)> Candidates(IReadOnlyList<string> old, IReadOnlyList<string> @new, int start, int end)
    {
        var positions = Enumerable.Range(start, @new.Count - end - start)
            .GroupBy(i => @new[i]).ToDictionary(same => same.Key, same => same.ToList());
        var occurrences = new Dictionary<string, int>();
        var maxShift = MaxCandidates / Math.Max(1, old.Count - end - start);
        for (var x = start; x < old.Count - end; x++)
        {
            if (!positions.TryGetValue(old[x], out var same))
                continue;
            var occurrence = occurrences[old[x]] = occurrences.GetValueOrDefault(old[x], -1) + 1;
            for (var i = Math.Min(same.Count - 1, occurrence + maxShift); i >= Math.Max(0, occurrence - maxShift); i--)
                yield return (x, same[i]);
        }
    }

    static List<(int Old, int New)> LongestIncreasing(IEnumerable<(int Old, int New)> candidates)
    {
        // For each length, the chain with the lowest end: the new index of its last link, and the index of that link.
        var (ends, chains) = (new List<int>(), new List<int>());
        var links = new List<(int Old, int New, int Previous)>();
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
        for (var link = chains.Count == 0 ? -1 : chains[^1]; link >= 0; link = links[link].Previous)
            longest.Add((links[link].Old, links[link].New));
        longest.Reverse();
        return longest;
    }
}
