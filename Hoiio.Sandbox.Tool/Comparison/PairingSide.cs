using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.Tool.Comparison;

/// <summary>The items of one journal in the order in which they are compared, and their counterparts.</summary>
sealed class PairingSide<T>
    where T : RecordedItem
{
    readonly string[] roughKeys;
    // For each item, the range of the items among which it may come in any order.
    readonly Range[] groups;
    // For each item, and for the end, how many of the items before it have a counterpart in the same order.
    readonly int[] matches;

    /// <param name="groups">The items in their order; the items of one group overlapped and may come in any order.</param>
    /// <param name="references">Names the references.</param>
    /// <param name="separatesPeriods">Whether only items of the same period may be counterparts.</param>
    public PairingSide(IEnumerable<IReadOnlyList<T>> groups, References references, bool separatesPeriods)
    {
        var all = groups.SelectMany(group => group
            .Select(item => (Item: item, Group: group, Key: Prefix(item) + item.Key(references)))
            .OrderBy(one => one.Key, StringComparer.Ordinal).ThenBy(one => one.Item.Id)).ToList();
        Items = [.. all.Select(one => one.Item)];
        Keys = [.. all.Select(one => one.Key)];
        roughKeys = [.. Items.Select(item => Prefix(item) + item.RoughKey(references))];
        Overlapping = all.Count(one => one.Group.Count > 1);
        this.groups = new Range[Items.Count];
        for (int start = 0, end; start < all.Count; start = end)
        {
            end = start + all[start].Group.Count;
            Array.Fill(this.groups, start..end, start, end - start);
        }
        Partner = new int[Items.Count];
        Array.Fill(Partner, -1);
        IsMoved = new bool[Items.Count];
        matches = new int[Items.Count + 1];

        string Prefix(T item) => separatesPeriods ? $"{WireFormat.Number(item.Period.Number)}\n" : "";
    }

    public IReadOnlyList<T> Items { get; }

    public IReadOnlyList<string> Keys { get; }

    /// <summary>For each item, the index of its counterpart; -1 without one.</summary>
    public int[] Partner { get; }

    /// <summary>For each item, whether its order relative to other items differs.</summary>
    public bool[] IsMoved { get; }

    /// <summary>How many items overlapped with others.</summary>
    public int Overlapping { get; }

    /// <summary>Divides the items into gaps: those between the same two that have a counterpart by now.</summary>
    public void DivideIntoGaps()
    {
        for (var i = 0; i < Items.Count; i++)
            matches[i + 1] = matches[i] + (Partner[i] < 0 ? 0 : 1);
    }

    /// <summary>The gap that an item is in.</summary>
    public int Gap(int index) => matches[index];

    /// <summary>Whether an item may as well come in another gap.</summary>
    public bool FitsGap(int index, int gap) => gap >= matches[groups[index].Start.Value] && gap <= matches[groups[index].End.Value];

    /// <summary>What an item has in common with its counterpart in any case, and the gap that it is in.</summary>
    public string RoughKey(int index) => $"{WireFormat.Number(Gap(index))}\n{roughKeys[index]}";

    public List<int> Unmatched() => [.. Enumerable.Range(0, Partner.Length).Where(index => Partner[index] < 0)];
}
