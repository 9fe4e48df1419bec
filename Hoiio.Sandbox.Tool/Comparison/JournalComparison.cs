namespace HoiioSdk.Sandbox.Tool.Comparison;

/// <summary>
/// The differences between two journals, such as those of a Python script and of its port. Ignores times, dates and the text of answers.
/// References compare by what they refer to. Expected differences are counted separately.
/// </summary>
sealed class JournalComparison
{
    readonly List<JournalDifference> differences = [];
    readonly Dictionary<ExpectedDifference, int> expected = [];
    // References of the new journal to calls and messages that the service refused in the old one.
    readonly Dictionary<(Period, string), ExpectedDifference> refusedInOld = [];

    public JournalComparison(RecordedJournal old, RecordedJournal @new)
    {
        (Old, New) = (old, @new);
        var pairing = new JournalPairing(old, @new);
        Overlapping = pairing.Overlapping;
        CompareRequests(pairing.Requests, new(pairing.References, old.AppId, @new.AppId));
        CompareNotifications(pairing.Notifications, pairing.References);
    }

    /// <summary>Whether all differences are expected.</summary>
    public bool IsEqual => differences.Count == 0;

    /// <summary>The unexpected differences: those of requests, then those of notifications, each in order.</summary>
    public IReadOnlyList<JournalDifference> Differences => differences;

    /// <summary>The expected differences, and the number of requests and notifications that have them.</summary>
    public IReadOnlyDictionary<ExpectedDifference, int> Expected => expected;

    /// <summary>The number of requests that overlapped with others, so that their order was ignored.</summary>
    public int Overlapping { get; }

    public RecordedJournal Old { get; }

    public RecordedJournal New { get; }

    /// <summary>Returns one line if the journals match; otherwise the first difference side by side, and a table of the others.</summary>
    public override string ToString() => JournalReport.Write(this);

    void CompareRequests(IReadOnlyList<ItemPair<RecordedRequest>> pairs, RequestComparison comparison)
    {
        var reordered = Reordered(pairs);
        JournalEntry? previous = null;
        foreach (var (old, @new, isMoved) in pairs)
        {
            if (old is not null && @new is not null)
            {
                Compare(old, @new, comparison);
                if (isMoved || reordered.Contains(old))
                    differences.Add(JournalDifference.Order(old, @new));
            }
            // The Python code follows a redirect.
            else if (old is not null && previous is { HttpStatus: 307 } && old.Entry.Path == $"redirected/{previous.Path}")
            {
                Count([ExpectedDifference.Redirect]);
            }
            else
            {
                differences.Add(JournalDifference.Between([], old, @new));
            }
            previous = old?.Entry ?? previous;
        }
    }

    void Compare(RecordedRequest old, RecordedRequest @new, RequestComparison comparison)
    {
        var (names, found) = comparison.Compare(old, @new);
        Count(found);
        var reason = found.FirstOrDefault(difference => difference != ExpectedDifference.Get);
        if (old.Entry.Status != @new.Entry.Status && reason is not null && !names.Contains("status"))
            foreach (var (_, reference) in @new.AssignedReferences)
                refusedInOld[(@new.Period, reference)] = reason;
        if (names.Count > 0)
            differences.Add(JournalDifference.Between(names, old, @new));
    }

    // The order of requests for the same call matters, even if each of them overlaps with requests for other calls.
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
            else if (@new?.Transactions.FirstOrDefault(txnRef => refusedInOld.ContainsKey((@new.Period, txnRef))) is { } reference)
            {
                Count([refusedInOld[(@new.Period, reference)]]);
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
            foreach (var reference in @new.Transactions.Where(reference => !references.HasCounterpart(reference, @new.Period)))
                refusedInOld[(@new.Period, reference)] = reason;
        if (names.Count > 0)
            differences.Add(JournalDifference.Between(names, old, @new));
    }

    void Count(IEnumerable<ExpectedDifference> found)
    {
        foreach (var difference in found)
            expected[difference] = expected.GetValueOrDefault(difference) + 1;
    }
}
