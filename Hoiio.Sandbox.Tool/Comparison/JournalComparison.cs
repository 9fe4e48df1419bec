using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.Tool.Comparison;

/// <summary>
/// What differs between two journals, such as those of a Python script and of its port. Times, dates
/// and the text of answers don't count, references by what they stand for; what this SDK does in another way than the Python code by design
/// is told apart.
/// </summary>
sealed class JournalComparison
{
    readonly List<JournalDifference> differences = [];
    readonly Dictionary<DesignDifference, int> byDesign = [];
    readonly Dictionary<string, DesignDifference> onlyNow = [];

    public JournalComparison(RecordedJournal old, RecordedJournal @new)
    {
        (OldNote, NewNote) = (old.Note, @new.Note);
        var (oldRequests, newRequests) = (old.Entries, @new.Entries);
        var (oldNotifications, newNotifications) = (old.Notifications, @new.Notifications);
        // Where both were reset as often, what came between two resets belongs together.
        Resets = old.Resets == @new.Resets ? null : (old.Resets, @new.Resets);
        Func<int, string> stretch = Resets is null ? WireFormat.Number : _ => "";
        // The counterparts tell which references belong together, and these then tell the counterparts exactly.
        var (rough, references) = (new References(), new References());
        Learn(rough, References.Blank, References.Blank);
        var requests = Learn(references, rough.Translate, rough.Written);

        var (oldAppId, newAppId) = (RequestComparison.AppIdOf(oldRequests), RequestComparison.AppIdOf(newRequests));
        AppIds = oldAppId != newAppId && oldAppId is not null && newAppId is not null ? (oldAppId, newAppId) : null;
        Overlapping = requests.Overlapping;
        CompareRequests([.. requests.Pairs()], new(references, oldAppId, newAppId), references);
        CompareNotifications(
            NotificationComparison.Pair(oldNotifications, newNotifications, references.Translate, references.Written, stretch), references);
        (Requests, Notifications) = (newRequests.Count, newNotifications.Count);

        RequestPairing Learn(References learning, Func<string, int, string> oldWrite, Func<string, int, string> newWrite)
        {
            var pairing = new RequestPairing(
                oldRequests,
                newRequests,
                one => RequestComparison.Key(one, oldWrite),
                one => RequestComparison.Key(one, newWrite),
                stretch);
            foreach (var (one, other, _) in pairing.Pairs())
                if (one is not null && other is not null)
                    learning.Learn(one, other);
            foreach (var (one, other) in NotificationComparison.Pair(oldNotifications, newNotifications, oldWrite, newWrite, stretch))
                if (one is not null && other is not null)
                    learning.Learn(one, other);
            return pairing;
        }
    }

    /// <summary>Whether nothing differs, but for what does so by design.</summary>
    public bool IsEqual => differences.Count == 0;

    /// <summary>What differs without a reason: requests first, in their order, then notifications.</summary>
    public IReadOnlyList<JournalDifference> Differences => differences;

    /// <summary>What differs by design, and in how many requests and notifications.</summary>
    public IReadOnlyDictionary<DesignDifference, int> ByDesign => byDesign;

    /// <summary>How many requests overlapped with others: these were compared as a set, in whatever order they came.</summary>
    public int Overlapping { get; }

    internal int Requests { get; }

    internal int Notifications { get; }

    internal (string Old, string New)? AppIds { get; }

    /// <summary>How often the sandbox was reset in each, where that is not the same.</summary>
    internal (int Old, int New)? Resets { get; }

    internal string? OldNote { get; }

    internal string? NewNote { get; }

    /// <summary>One line where nothing differs; else the first difference side by side, and a table of the others.</summary>
    public override string ToString() => JournalReport.Of(this);

    void CompareRequests(IReadOnlyList<RequestPair> pairs, RequestComparison comparison, References references)
    {
        var oldPlaces = Places(pairs.Select(pair => pair.Old), one => one.Id);
        var newPlaces = Places(pairs.Select(pair => pair.New), one => one.Id);
        var swapped = Swapped(pairs);
        JournalEntry? before = null;
        foreach (var pair in pairs)
        {
            var (old, @new, _) = pair;
            int? oldAt = old is null ? null : oldPlaces[old], newAt = @new is null ? null : newPlaces[@new];
            if (old is null || @new is null)
            {
                // The Python code goes where the redirect leads.
                if (old is not null && before is { HttpStatus: 307 } && old.Path == $"redirected/{before.Path}")
                    Count([DesignDifference.Redirect]);
                else
                    Add(null, [], old, @new, oldAt, newAt);
            }
            else
            {
                var (names, explained) = comparison.Compare(old, @new);
                Count(explained);
                var reason = explained.FirstOrDefault(one => one != DesignDifference.Get);
                if (old.Status != @new.Status && reason is not null && !names.Contains("status"))
                    foreach (var (_, value) in References.In(@new))
                        onlyNow[References.Full(value, @new.Resets)] = reason;
                if (names.Count > 0)
                    Add(null, names, old, @new, oldAt, newAt);
                if (pair.IsMoved || swapped.Contains(pair))
                    Add("comes at another place in the order", [], old, @new, oldAt, newAt);
            }
            before = old ?? before;
        }
    }

    // Even where requests overlapped, those for one call have an order.
    static HashSet<RequestPair> Swapped(IEnumerable<RequestPair> pairs)
    {
        var swapped = new HashSet<RequestPair>();
        var lastOf = new Dictionary<(string Reference, int Resets), RequestPair>();
        foreach (var pair in pairs.Where(pair => pair.Old is not null && pair.New is not null).OrderBy(pair => pair.Old!.Id))
        {
            var parameters = pair.Old!.Parameters;
            if ((parameters.GetValueOrDefault("session") ?? parameters.GetValueOrDefault("txn_ref")) is not { } reference)
                continue;
            var subject = (reference, pair.Old.Resets);
            if (lastOf.TryGetValue(subject, out var last) && last.Old!.Id <= pair.Old.BeganAfter && pair.New!.Id <= last.New!.BeganAfter)
                swapped.Add(pair);
            lastOf[subject] = pair;
        }
        return swapped;
    }

    void CompareNotifications(List<(Notification? Old, Notification? New)> pairs, References references)
    {
        var oldPlaces = Places(pairs.Select(pair => pair.Old), one => one.Id);
        var newPlaces = Places(pairs.Select(pair => pair.New), one => one.Id);
        foreach (var (old, @new) in pairs)
        {
            int? oldAt = old is null ? null : oldPlaces[old], newAt = @new is null ? null : newPlaces[@new];
            if (old is null || @new is null)
            {
                // Of a call or a message that the service refused in the old run, there is nothing to tell.
                if (@new is not null && NotificationComparison.About(@new).FirstOrDefault(IsOnlyNow) is { } only)
                    Count([onlyNow[References.Full(only, @new.Resets)]]);
                else
                    AddNotification([], old, @new, oldAt, newAt);
                continue;

                bool IsOnlyNow(string reference) => onlyNow.ContainsKey(References.Full(reference, @new.Resets));
            }
            var (names, explained) = NotificationComparison.Compare(old, @new, references);
            Count(explained);
            if (explained.Count > 0)
            {
                var known = NotificationComparison.About(old).Select(value => references.Translate(value, old.Resets)).ToHashSet();
                foreach (var value in NotificationComparison.About(@new))
                    if (!known.Contains(references.Written(value, @new.Resets)))
                        onlyNow[References.Full(value, @new.Resets)] = explained.First();
            }
            if (names.Count > 0)
                AddNotification(names, old, @new, oldAt, newAt);
        }
    }

    static Dictionary<T, int> Places<T>(IEnumerable<T?> all, Func<T, long> id)
        where T : class =>
        all.OfType<T>().OrderBy(id).Select((one, index) => (one, index)).ToDictionary(one => one.one, one => one.index + 1);

    void Add(string? what, List<string> names, JournalEntry? old, JournalEntry? @new, int? oldPlace, int? newPlace)
    {
        var (before, after) = (RequestComparison.Describe(old), RequestComparison.Describe(@new));
        Add($"{(@new ?? old)!.Path}: {what ?? What(names, before, after)}", names, before, after, oldPlace, newPlace);
    }

    void AddNotification(List<string> names, Notification? old, Notification? @new, int? oldPlace, int? newPlace)
    {
        var (before, after) = (NotificationComparison.Describe(old), NotificationComparison.Describe(@new));
        Add($"notification to {(@new ?? old)!.Url}: {What(names, before, after)}", names, before, after, oldPlace, newPlace);
    }

    void Add(
        string what,
        List<string> names,
        OrderedDictionary<string, string> old,
        OrderedDictionary<string, string> @new,
        int? oldPlace,
        int? newPlace) =>
        differences.Add(new(what, old, @new) { Names = names, OldPlace = oldPlace, NewPlace = newPlace });

    static string What(List<string> names, OrderedDictionary<string, string> old, OrderedDictionary<string, string> @new)
    {
        if (old.Count == 0 || @new.Count == 0)
            return old.Count == 0 ? "only in the new journal" : "only in the old journal";
        return string.Join(", ", names.Select(name => (old.ContainsKey(name), @new.ContainsKey(name)) switch
        {
            (false, _) => $"{name} is only in the new one",
            (_, false) => $"{name} is only in the old one",
            _ => $"{name} is another",
        }));
    }

    void Count(IEnumerable<DesignDifference> found)
    {
        foreach (var one in found)
            byDesign[one] = byDesign.GetValueOrDefault(one) + 1;
    }
}
