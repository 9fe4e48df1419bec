namespace HoiioSdk.Sandbox.Tool.Comparison;

/// <summary>Two requests that belong together, or one that has no counterpart.</summary>
/// <param name="Old">The one of the old journal.</param>
/// <param name="New">The one of the new journal.</param>
/// <param name="IsMoved">Whether they are the same, but at different places of the order.</param>
readonly record struct RequestPair(JournalEntry? Old, JournalEntry? New, bool IsMoved = false);

/// <summary>Finds the counterparts of requests: in their order, but where they overlapped, as a set.</summary>
sealed class RequestPairing
{
    readonly Side old;
    readonly Side @new;

    public RequestPairing(
        IEnumerable<JournalEntry> old,
        IEnumerable<JournalEntry> @new,
        Func<JournalEntry, string> oldKey,
        Func<JournalEntry, string> newKey,
        Func<int, string> stretch)
    {
        (this.old, this.@new) = (
            new(old, one => stretch(one.Resets) + oldKey(one)), new(@new, one => stretch(one.Resets) + newKey(one)));
        var common = Alignment.Common(this.old.Keys, this.@new.Keys);
        foreach (var (x, y) in common)
            Join(x, y);
        JoinOverlapping(this.@new, this.old, [.. common.Select(pair => (pair.New, pair.Old))], (y, x) => Join(x, y));
        JoinOverlapping(this.old, this.@new, common, Join);
        JoinMoved();
        var alike = Alignment.InGaps(
            common, this.old.Left(), this.@new.Left(), x => Rough(this.old.Entries[x]), y => Rough(this.@new.Entries[y]));
        foreach (var (x, y) in alike)
            Join(x, y);
        Overlapping = Math.Max(this.old.Overlapping, this.@new.Overlapping);

        string Rough(JournalEntry one) => stretch(one.Resets) + one.Path;
    }

    /// <summary>How many requests overlapped with others, on the side where that were more.</summary>
    public int Overlapping { get; }

    /// <summary>All requests of both journals, in order.</summary>
    public IEnumerable<RequestPair> Pairs()
    {
        var y = 0;
        for (var x = 0; x < old.Entries.Length; x++)
        {
            var partner = old.Partner[x];
            // What is only in the new journal comes before the next that both have.
            for (; partner > y && !old.IsMoved[x] && y < partner; y++)
                if (@new.Partner[y] < 0)
                    yield return new(null, @new.Entries[y]);
            yield return new(old.Entries[x], partner < 0 ? null : @new.Entries[partner], old.IsMoved[x]);
        }
        for (; y < @new.Entries.Length; y++)
            if (@new.Partner[y] < 0)
                yield return new(null, @new.Entries[y]);
    }

    void Join(int x, int y) => (old.Partner[x], @new.Partner[y]) = (y, x);

    // Whatever is left over of requests that overlapped may stand anywhere among those that stood around them.
    static void JoinOverlapping(Side side, Side other, List<(int Mine, int Other)> common, Action<int, int> join)
    {
        var left = other.Left().ToLookup(index => other.Keys[index]);
        var next = 0;
        foreach (var (start, end) in side.Groups)
        {
            while (next < common.Count && common[next].Mine < start)
                next++;
            var lower = next == 0 ? 0 : common[next - 1].Other + 1;
            var after = next;
            while (after < common.Count && common[after].Mine < end)
                after++;
            var upper = after == common.Count ? other.Entries.Length : common[after].Other;
            for (var mine = start; mine < end; mine++)
            {
                if (side.Partner[mine] >= 0)
                    continue;
                var found = left[side.Keys[mine]].FirstOrDefault(index => index >= lower && index < upper && other.Partner[index] < 0, -1);
                if (found >= 0)
                    join(mine, found);
            }
        }
    }

    void JoinMoved()
    {
        var left = @new.Left().GroupBy(y => @new.Keys[y]).ToDictionary(same => same.Key, same => new Queue<int>(same));
        foreach (var x in old.Left())
            if (left.TryGetValue(old.Keys[x], out var same) && same.TryDequeue(out var y))
            {
                Join(x, y);
                old.IsMoved[x] = true;
            }
    }

    /// <summary>The requests of one journal: in their order, those that overlapped next to each other in the order of their keys.</summary>
    sealed class Side
    {
        public Side(IEnumerable<JournalEntry> entries, Func<JournalEntry, string> key)
        {
            var all = entries
                .Select(entry => (Entry: entry, Key: key(entry)))
                .OrderBy(one => one.Entry.BeganAfter)
                .ThenBy(one => one.Entry.Id)
                .ToArray();
            for (int start = 0, end; start < all.Length; start = end)
            {
                var last = all[start].Entry.Id;
                for (end = start + 1; end < all.Length && all[end].Entry.BeganAfter < last; end++)
                    last = Math.Max(last, all[end].Entry.Id);
                if (end - start == 1)
                    continue;
                Groups.Add((start, end));
                all.AsSpan(start..end).Sort((one, other) =>
                    string.CompareOrdinal(one.Key, other.Key) is not 0 and var order ? order : one.Entry.Id.CompareTo(other.Entry.Id));
            }
            Entries = [.. all.Select(one => one.Entry)];
            Keys = [.. all.Select(one => one.Key)];
            Partner = [.. Enumerable.Repeat(-1, all.Length)];
            IsMoved = new bool[all.Length];
        }

        public JournalEntry[] Entries { get; }

        public string[] Keys { get; }

        public int[] Partner { get; }

        public bool[] IsMoved { get; }

        /// <summary>From where to where requests overlapped, each with the next ones.</summary>
        public List<(int Start, int End)> Groups { get; } = [];

        public int Overlapping => Groups.Sum(group => group.End - group.Start);

        public List<int> Left() => [.. Enumerable.Range(0, Partner.Length).Where(index => Partner[index] < 0)];
    }
}
