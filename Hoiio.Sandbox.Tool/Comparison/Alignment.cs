namespace HoiioSdk.Sandbox.Tool.Comparison;

/// <summary>
/// Finds which elements of two sequences belong together, in their order: their longest common subsequence. One element more or less so
/// moves none of the rest.
/// </summary>
static class Alignment
{
    // What occurs more than once is looked for this far ahead.
    const int Block = 1000;

    /// <summary>Pairs of indexes, in order.</summary>
    /// <param name="old">The keys of the old elements.</param>
    /// <param name="new">The keys of the new ones.</param>
    public static List<(int Old, int New)> Common(IEnumerable<string> old, IEnumerable<string> @new)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        int Number(string key) => numbers.TryGetValue(key, out var number) ? number : numbers[key] = numbers.Count;
        return Common([.. old.Select(Number)], [.. @new.Select(Number)]);
    }

    /// <summary>Pairs of what is left over, within the gaps between pairs that are known already.</summary>
    public static List<(int Old, int New)> InGaps(
        List<(int Old, int New)> known, List<int> old, List<int> @new, Func<int, string> oldKey, Func<int, string> newKey)
    {
        var pairs = new List<(int, int)>();
        var (x, y) = (0, 0);
        foreach (var (endOld, endNew) in known.Append((int.MaxValue, int.MaxValue)))
        {
            var (startX, startY) = (x, y);
            while (x < old.Count && old[x] < endOld)
                x++;
            while (y < @new.Count && @new[y] < endNew)
                y++;
            if (x > startX && y > startY)
            {
                var common = Common(old.Slice(startX, x - startX).Select(oldKey), @new.Slice(startY, y - startY).Select(newKey));
                pairs.AddRange(common.Select(pair => (old[startX + pair.Old], @new[startY + pair.New])));
            }
        }
        return pairs;
    }

    static List<(int Old, int New)> Common(int[] a, int[] b)
    {
        var (start, end) = (0, 0);
        while (start < a.Length && start < b.Length && a[start] == b[start])
            start++;
        while (end < a.Length - start && end < b.Length - start && a[^(end + 1)] == b[^(end + 1)])
            end++;
        var pairs = Enumerable.Range(0, start).Select(i => (i, i)).ToList();
        var (x, y) = (start, start);
        foreach (var (nextX, nextY) in Anchors(a, b, start, end).Append((a.Length - end, b.Length - end)))
        {
            while (x < nextX && y < nextY)
                (x, y) = Advance(a.AsSpan(0, nextX), b.AsSpan(0, nextY), x, y, pairs);
            if (nextX < a.Length - end)
                pairs.Add((nextX, nextY));
            (x, y) = (nextX + 1, nextY + 1);
        }
        pairs.AddRange(Enumerable.Range(0, end).Reverse().Select(i => (a.Length - 1 - i, b.Length - 1 - i)));
        return pairs;
    }

    // What is there only once on either side belongs together, wherever it is: the longest rising sequence of those (patience sorting).
    static List<(int X, int Y)> Anchors(int[] a, int[] b, int start, int end)
    {
        var inB = Once(b, start, end);
        var candidates = Once(a, start, end)
            .Where(one => inB.ContainsKey(one.Key))
            .Select(one => (X: one.Value, Y: inB[one.Key]))
            .OrderBy(one => one.X)
            .ToList();
        var piles = new List<int>();
        var before = new int[candidates.Count];
        for (var i = 0; i < candidates.Count; i++)
        {
            var (low, high) = (0, piles.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (candidates[piles[middle]].Y < candidates[i].Y)
                    low = middle + 1;
                else
                    high = middle;
            }
            before[i] = low == 0 ? -1 : piles[low - 1];
            if (low == piles.Count)
                piles.Add(i);
            else
                piles[low] = i;
        }
        var chain = new List<(int, int)>();
        for (var i = piles.Count == 0 ? -1 : piles[^1]; i >= 0; i = before[i])
            chain.Add(candidates[i]);
        chain.Reverse();
        return chain;
    }

    static Dictionary<int, int> Once(int[] keys, int start, int end)
    {
        var places = new Dictionary<int, int>();
        for (var i = start; i < keys.Length - end; i++)
            if (!places.TryAdd(keys[i], i))
                places[keys[i]] = -1;
        return places.Where(place => place.Value >= 0).ToDictionary();
    }

    // The textbook's table, for a block at a time.
    static (int X, int Y) Advance(ReadOnlySpan<int> a, ReadOnlySpan<int> b, int x, int y, List<(int X, int Y)> pairs)
    {
        var (width, height) = (Math.Min(Block, a.Length - x), Math.Min(Block, b.Length - y));
        var isLast = x + width == a.Length && y + height == b.Length;
        var longest = new int[width + 1, height + 1];
        for (var i = width - 1; i >= 0; i--)
            for (var j = height - 1; j >= 0; j--)
                longest[i, j] = a[x + i] == b[y + j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        var (column, row) = (0, 0);
        var (nextX, nextY) = (x, y);
        while (column < width && row < height)
        {
            if (a[x + column] == b[y + row])
            {
                pairs.Add((x + column++, y + row++));
                (nextX, nextY) = (x + column, y + row);
            }
            else if (longest[column + 1, row] >= longest[column, row + 1])
            {
                column++;
            }
            else
            {
                row++;
            }
        }
        // Never less than half a block at a time, so that the time stays proportional to the length.
        return isLast ? (a.Length, b.Length) : (Math.Max(nextX, x + ((width + 1) / 2)), Math.Max(nextY, y + ((height + 1) / 2)));
    }
}
