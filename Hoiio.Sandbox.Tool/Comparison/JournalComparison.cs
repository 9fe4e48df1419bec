namespace HoiioSdk.Sandbox.Tool.Comparison;

/// <summary>
/// What differs between two journals, such as those of a Python script and of its port. Times, dates and the text of answers do not count.
/// References compare by what they refer to. Expected differences are counted apart.
/// </summary>
sealed class JournalComparison
{
    readonly List<JournalDifference> differences = [];
    readonly Dictionary<ExpectedDifference, int> expected = [];
    // References of the new journal whose calls and messages the service refused in the old one.
    readonly Dictionary<(Period, string), ExpectedDifference> onlyNew = [];

    public JournalComparison(RecordedJournal old, RecordedJournal @new)
    {
        (Old, New) = (old, @new);
        var pairing = new JournalPairing(old, @new);
        Overlapping = pairing.Overlapping;
        CompareRequests(pairing.Requests, new(pairing.References, old.AppId, @new.AppId));
        CompareNotifications(pairing.Notifications, pairing.References);
    }

    /// <summary>Whether there are no differences but expected ones.</summary>
    public bool IsEqual => differences.Count == 0;

    /// <summary>The unexpected differences: of requests first, then of notifications, each in order.</summary>
    public IReadOnlyList<JournalDifference> Differences => differences;

    /// <summary>The expected differences, and how many requests and notifications have them.</summary>
    public IReadOnlyDictionary<ExpectedDifference, int> Expected => expected;

    /// <summary>How many requests overlapped with others, so that their order did not count.</summary>
    public int Overlapping { get; }

    public RecordedJournal Old { get; }

    public RecordedJournal New { get; }

    /// <summary>One line if the journals match; otherwise the first difference side by side, and a table of the others.</summary>
    public override string ToString() => JournalReport.Write(this);

    void CompareRequests(IReadOnlyList<ItemPair<RecordedRequest>> pairs, RequestComparison comparison)
    {
        var reordered = Reordered(pairs);
        JournalEntry? before = null;
        foreach (var (old, @new, isMoved) in pairs)
        {
            if (old is not null && @new is not null)
            {
                Compare(old, @new, comparison);
                if (isMoved || reordered.Contains(old))
                    differences.Add(JournalDifference.Order(old, @new));
            }
            // The Python code follows a redirect.
            else if (old is not null && before is { HttpStatus: 307 } && old.Entry.Path == $"redirected/{before.Path}")
            {
                Count([ExpectedDifference.Redirect]);
            }
            else
            {
                differences.Add(JournalDifference.Between([], old, @new));
            }
            before = old?.Entry ?? before;
        }
    }

    void Compare(RecordedRequest old, RecordedRequest @new, RequestComparison comparison)
    {
        var (names, found) = comparison.Compare(old, @new);
        Count(found);
        var reason = found.FirstOrDefault(one => one != ExpectedDifference.Get);
        if (old.Entry.Status != @new.Entry.Status && reason is not null && !names.Contains("status"))
            foreach (var (_, reference) in @new.GivenReferences)
                onlyNew[(@new.Period, reference)] = reason;
        if (names.Count > 0)
            differences.Add(JournalDifference.Between(names, old, @new));
    }

    // Requests for one call keep their order though each of them may overlap with requests for other calls.
    static HashSet<RecordedRequest> Reordered(IEnumerable<ItemPair<RecordedRequest>> pairs)
    {
        var reordered = new HashSet<RecordedRequest>();
        var latest = new Dictionary<(Period, string), (JournalEntry Old, JournalEntry New)>();
        foreach (var (old, @new, _) in pairs.Where(pair => pair.Old is not null && pair.New is not null).OrderBy(pair => pair.Old!.Id))
        {
            var parameters = old!.Entry.Parameters;
            if ((parameters.GetValueOrDefault("session") ?? parameters.GetValueOrDefault("txn_ref")) is not { } reference)
                continue;
            if (latest.TryGetValue((old.Period, reference), out var last)
                && last.Old.Id <= old.Entry.BeganAfter && @new!.Id <= last.New.BeganAfter)
                reordered.Add(old);
            latest[(old.Period, reference)] = (old.Entry, @new!.Entry);
        }
        return reordered;
    }

    void CompareNotifications(IReadOnlyList<ItemPair<RecordedNotification>> pairs, References references)
    {
        foreach (var (old, @new, isMoved) in pairs)
        {
            if (old is not null && @new is not null)
            {
                Compare(old, @new, references);
                if (isMoved)
                    differences.Add(JournalDifference.Order(old, @new));
            }
            else if (@new?.Transactions.FirstOrDefault(one => onlyNew.ContainsKey((@new.Period, one))) is { } reference)
            {
                Count([onlyNew[(@new.Period, reference)]]);
            }
            else
            {
                differences.Add(JournalDifference.Between([], old, @new));
            }
        }
    }

    void Compare(RecordedNotification old, RecordedNotification @new, References references)
    {
        var (names, found) = NotificationComparison.Compare(old, @new, references);
        Count(found);
        foreach (var reason in found)
            foreach (var reference in @new.Transactions.Where(one => !references.Knows(one, @new.Period)))
                onlyNew[(@new.Period, reference)] = reason;
        if (names.Count > 0)
            differences.Add(JournalDifference.Between(names, old, @new));
    }

    void Count(IEnumerable<ExpectedDifference> found)
    {
        foreach (var one in found)
            expected[one] = expected.GetValueOrDefault(one) + 1;
    }
}
