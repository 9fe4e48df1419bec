namespace HoiioSdk.Sandbox.Tool.Comparison;

/// <summary>
/// Finds counterparts in two journals: first equal items in the same order, then equal items in any order, and finally similar items
/// between the same neighbours.
/// </summary>
sealed class Pairing<T>
    where T : RecordedItem
{
    readonly PairingSide<T> old;
    readonly PairingSide<T> @new;

    public Pairing(PairingSide<T> old, PairingSide<T> @new)
    {
        (this.old, this.@new) = (old, @new);
        foreach (var (x, y) in Alignment.Align(old.Keys, @new.Keys))
            Match(x, y);
        old.DivideIntoGaps();
        @new.DivideIntoGaps();
        MatchEqual(isMoved: false);
        MatchEqual(isMoved: true);
        MatchSimilar();
    }

    /// <summary>The number of items that overlapped with others, in the journal with more of them.</summary>
    public int Overlapping => Math.Max(old.Overlapping, @new.Overlapping);

    /// <summary>All items of both journals, in order.</summary>
    public IEnumerable<ItemPair<T>> Pairs()
    {
        var y = 0;
        for (var x = 0; x < old.Items.Count; x++)
        {
            var partner = old.Partner[x];
            // An item that is only in the new journal precedes the next one that is in both.
            for (; y < partner && !old.IsMoved[x]; y++)
                if (@new.Partner[y] < 0)
                    yield return new(null, @new.Items[y], IsMoved: false);
            yield return new(old.Items[x], partner < 0 ? null : @new.Items[partner], old.IsMoved[x]);
        }
        for (; y < @new.Items.Count; y++)
            if (@new.Partner[y] < 0)
                yield return new(null, @new.Items[y], IsMoved: false);
    }

    void Match(int x, int y) => (old.Partner[x], @new.Partner[y]) = (y, x);

    void MatchEqual(bool isMoved)
    {
        var equal = @new.Unmatched().ToLookup(y => @new.Keys[y]);
        foreach (var x in old.Unmatched())
        {
            var found = equal[old.Keys[x]].FirstOrDefault(
                y => @new.Partner[y] < 0 && (isMoved || old.FitsGap(x, @new.Gap(y)) || @new.FitsGap(y, old.Gap(x))), -1);
            if (found < 0)
                continue;
            Match(x, found);
            old.IsMoved[x] = isMoved;
        }
    }

    void MatchSimilar()
    {
        var (xs, ys) = (old.Unmatched(), @new.Unmatched());
        foreach (var (x, y) in Alignment.Align([.. xs.Select(old.RoughKey)], [.. ys.Select(@new.RoughKey)]))
            Match(xs[x], ys[y]);
    }
}
