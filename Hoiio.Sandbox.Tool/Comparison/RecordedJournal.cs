namespace HoiioSdk.Sandbox.Tool.Comparison;

/// <summary>The requests and notifications in a journal.</summary>
sealed class RecordedJournal
{
    /// <param name="entries">The requests, in any order.</param>
    /// <param name="notifications">The notifications.</param>
    /// <param name="resets">The IDs of the resets.</param>
    /// <param name="isCut">Whether the last line was incomplete.</param>
    public RecordedJournal(
        IEnumerable<JournalEntry> entries, IEnumerable<Notification> notifications, IReadOnlyCollection<long> resets, bool isCut)
    {
        var ends = resets.Order().ToList();
        var periods = Enumerable.Range(0, ends.Count + 1).Select(number => new Period(number)).ToList();
        Requests = [.. entries.OrderBy(entry => entry.Id).Select((entry, i) => new RecordedRequest(entry, PeriodOf(entry.Id), i + 1))];
        Notifications =
            [.. notifications.OrderBy(sent => sent.Id).Select((sent, i) => new RecordedNotification(sent, PeriodOf(sent.Id), i + 1))];
        (Resets, IsCut) = (ends.Count, isCut);

        Period PeriodOf(long id) => periods[~ends.BinarySearch(id)];
    }

    public IReadOnlyList<RecordedRequest> Requests { get; }

    public IReadOnlyList<RecordedNotification> Notifications { get; }

    /// <summary>The number of resets.</summary>
    public int Resets { get; }

    /// <summary>Whether the last line was incomplete, and was skipped.</summary>
    public bool IsCut { get; }

    /// <summary>The most frequent app ID of the requests, or null.</summary>
    public string? AppId => Requests
        .Select(request => request.Entry.Parameters.GetValueOrDefault(RecordedRequest.AppId))
        .OfType<string>()
        .GroupBy(id => id)
        .MaxBy(same => same.Count())?.Key;
}
