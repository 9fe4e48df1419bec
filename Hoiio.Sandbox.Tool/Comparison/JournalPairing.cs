namespace HoiioSdk.Sandbox.Tool.Comparison;

/// <summary>
/// Finds the counterparts of all requests and notifications. Counterparts tell which references mean the same, and these references tell
/// the counterparts more exactly: so it is done twice.
/// </summary>
sealed class JournalPairing
{
    const string AnyReference = "\u0001";

    readonly RecordedJournal old;
    readonly RecordedJournal @new;

    public JournalPairing(RecordedJournal old, RecordedJournal @new)
    {
        (this.old, this.@new) = (old, @new);
        var rough = new References();
        Learn(rough, PairRequests(new(AnyReference)), PairNotifications(new(AnyReference)));
        var requests = PairRequests(rough);
        Learn(References, requests, PairNotifications(rough));
        Requests = [.. requests.Pairs()];
        Notifications = [.. PairNotifications(References).Pairs()];
        Overlapping = requests.Overlapping;
    }

    public References References { get; } = new();

    public IReadOnlyList<ItemPair<RecordedRequest>> Requests { get; }

    public IReadOnlyList<ItemPair<RecordedNotification>> Notifications { get; }

    /// <summary>How many requests overlapped with others, in the journal that has more of them.</summary>
    public int Overlapping { get; }

    bool SeparatesPeriods => old.Resets == @new.Resets;

    static void Learn(References references, Pairing<RecordedRequest> requests, Pairing<RecordedNotification> notifications)
    {
        foreach (var (one, other, _) in requests.Pairs())
            if (one is not null && other is not null)
                references.Learn(one, other);
        foreach (var (one, other, _) in notifications.Pairs())
            if (one is not null && other is not null)
                references.Learn(one, other);
    }

    Pairing<RecordedRequest> PairRequests(References references) =>
        new(new(Overlaps(old), references, SeparatesPeriods), new(Overlaps(@new), references, SeparatesPeriods));

    Pairing<RecordedNotification> PairNotifications(References references)
    {
        var places = new Dictionary<string, int>();
        var (olds, news) = (Sort(old, references, places), Sort(@new, references, places));
        return new(new(olds, references, SeparatesPeriods), new(news, references, SeparatesPeriods));
    }

    static IEnumerable<IReadOnlyList<RecordedRequest>> Overlaps(RecordedJournal journal)
    {
        var group = new List<RecordedRequest>();
        long last = 0;
        foreach (var request in journal.Requests.OrderBy(request => request.Entry.BeganAfter).ThenBy(request => request.Id))
        {
            if (group.Count > 0 && request.Entry.BeganAfter >= last)
            {
                yield return group;
                group = [];
            }
            group.Add(request);
            last = Math.Max(last, request.Id);
        }
        if (group.Count > 0)
            yield return group;
    }

    // The notifications of one transaction keep their order. The order of transactions depends on the clock alone.
    static IEnumerable<IReadOnlyList<RecordedNotification>> Sort(
        RecordedJournal journal, References references, Dictionary<string, int> places) =>
        [
            .. journal.Notifications
                .Select(item => (Item: item, Transaction: references.Rename(item.Transactions.FirstOrDefault(""), item.Period)))
                .Select(one => (one.Item, Place: places.TryAdd(one.Transaction, places.Count) ? places.Count - 1 : places[one.Transaction]))
                .OrderBy(one => one.Item.Period.Number).ThenBy(one => one.Place)
                .Select(one => new[] { one.Item }),
        ];
}
