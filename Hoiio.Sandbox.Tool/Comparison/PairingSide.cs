using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.Tool.Comparison;

/// <summary>The items of one journal in the order in which they are compared, and their counterparts.</summary>
sealed class PairingSide<T>
    where T : RecordedItem
{
    readonly string[] roughKeys;
    // For each item, the range of the items that overlap with it, whose order is ignored.
    readonly Range[] groups;
    // For each item, and for the end, the number of items before it that have a counterpart in the same order.
    readonly int[] matchesBefore;

    /// <param name="groups">The items in their order; those of one group overlapped, so that their order is ignored.</param>
    /// <param name="references">The known references.</param>
    /// <param name="separatesPeriods">Whether only items of the same period may be counterparts.</param>
    public PairingSide(IEnumerable<IReadOnlyList<T>> groups, References references, bool separatesPeriods)
    {
        var all = groups.SelectMany(group => group
            .Select(item => (Item: item, Group: group, Key: Prefix(item) + item.Key(references)))
            .OrderBy(entry => entry.Key, StringComparer.Ordinal).ThenBy(entry => entry.Item.Id)).ToList();
        Items = [.. all.Select(entry => entry.Item)];
        Keys = [.. all.Select(entry => entry.Key)];
        roughKeys = [.. Items.Select(item => Prefix(item) + item.RoughKey(references))];
        Overlapping = all.Count(entry => entry.Group.Count > 1);
        this.groups = new Range[Items.Count];
        for (int start = 0, end; start < all.Count; start = end)
        {
            end = start + all[start].Group.Count;
            Array.Fill(this.groups, start..end, start, end - start);
        }
        Partner = new int[Items.Count];
        Array.Fill(Partner, -1);
        IsMoved = new bool[Items.Count];
        matchesBefore = new int[Items.Count + 1];

        string Prefix(T item) => separatesPeriods ? $"{WireFormat.Number(item.Period.Number)}\n" : "";
    }

    public IReadOnlyList<T> Items { get; }

    public IReadOnlyList<string> Keys { get; }

    /// <summary>For each item, the index of its counterpart, or -1.</summary>
    public int[] Partner { get; }

    /// <summary>For each item, whether the order relative to other items differs.</summary>
    public bool[] IsMoved { get; }

    /// <summary>The number of items that overlapped with others.</summary>
    public int Overlapping { get; }

    /// <summary>Divides the items into gaps between those that already have a counterpart.</summary>
    public void DivideIntoGaps()
    {
        for (var i = 0; i < Items.Count; i++)
            matchesBefore[i + 1] = matchesBefore[i] + (Partner[i] < 0 ? 0 : 1);
    }

    /// <summary>Returns the gap of an item.</summary>
    public int Gap(int index) => matchesBefore[index];

    /// <summary>Returns whether an item could also be in another gap, because it overlaps with items there.</summary>
    public bool FitsGap(int index, int gap) =>
        gap >= matchesBefore[groups[index].Start.Value] && gap <= matchesBefore[groups[index].End.Value];

    /// <summary>Returns the rough key of an item, combined with its gap.</summary>
    public string RoughKey(int index) => $"{WireFormat.Number(Gap(index))}\n{roughKeys[index]}";

    public List<int> Unmatched() => [.. Enumerable.Range(0, Partner.Length).Where(index => Partner[index] < 0)];
}
