namespace HoiioSdk.Sandbox.Tool.Comparison;

/// <summary>
/// Finds the counterparts of all requests and notifications. Runs twice, because the counterparts found first show which references
/// correspond, and the known references then find the counterparts more precisely.
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

    /// <summary>The number of requests that overlapped with others, in the journal with more of them.</summary>
    public int Overlapping { get; }

    bool SeparatesPeriods => old.Resets == @new.Resets;

    static void Learn(References references, Pairing<RecordedRequest> requests, Pairing<RecordedNotification> notifications)
    {
        foreach (var (old, @new, _) in requests.Pairs())
            if (old is not null && @new is not null)
                references.Learn(old, @new);
        foreach (var (old, @new, _) in notifications.Pairs())
            if (old is not null && @new is not null)
                references.Learn(old, @new);
    }

    Pairing<RecordedRequest> PairRequests(References references) =>
        new(new(GroupOverlapping(old), references, SeparatesPeriods), new(GroupOverlapping(@new), references, SeparatesPeriods));

    Pairing<RecordedNotification> PairNotifications(References references)
    {
        var ranks = new Dictionary<string, int>();
        var (olds, news) = (Sort(old, references, ranks), Sort(@new, references, ranks));
        return new(new(olds, references, SeparatesPeriods), new(news, references, SeparatesPeriods));
    }

    static IEnumerable<IReadOnlyList<RecordedRequest>> GroupOverlapping(RecordedJournal journal)
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

    // The order of the notifications of one transaction matters. The order of the transactions depends only on the clock.
    static IEnumerable<IReadOnlyList<RecordedNotification>> Sort(
        RecordedJournal journal, References references, Dictionary<string, int> ranks) =>
        [
            .. journal.Notifications
                .Select(item => (Item: item, Transaction: references.Rename(item.Transactions.FirstOrDefault(""), item.Period)))
                .Select(pair => (pair.Item, Rank: ranks.TryAdd(pair.Transaction, ranks.Count) ? ranks.Count - 1 : ranks[pair.Transaction]))
                .OrderBy(pair => pair.Item.Period.Number).ThenBy(pair => pair.Rank)
                .Select(pair => new[] { pair.Item }),
        ];
}
