namespace HoiioSdk.Sandbox;

/// <content>What happened.</content>
public sealed partial class HoiioSandbox
{
    static readonly TimeSpan LongestTimer = TimeSpan.FromDays(30);

    /// <summary>The requests so far, with their answers.</summary>
    public Journal Journal { get; }

    /// <summary>The notifications so far, in the order in which they were answered or failed: the latest 10000, and at most 64 MB of
    /// them.</summary>
    public IReadOnlyList<Notification> Notifications => events.Notifications(kept => kept.After(0));

    /// <summary>The first requests after an event, in order; where there are none yet, those that come within a time.</summary>
    /// <param name="after">The id of an event, such as <see cref="SandboxStatus.LastEvent"/> or <see cref="JournalEntry.Id"/>; 0 for the
    /// first requests.</param>
    /// <param name="wait">How long to wait for one; zero looks only, <see cref="Timeout.InfiniteTimeSpan"/> waits until there is
    /// one.</param>
    /// <param name="path">Only those of a path, such as <c>sms/send</c>; one beside the API is written with its slash, such as
    /// <c>/nowhere</c>.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The requests; none if none came in time, or the sandbox was reset or disposed meanwhile.</returns>
    /// <exception cref="ArgumentException">The service has no such path, or the time is less than zero.</exception>
    /// <exception cref="OperationCanceledException">The waiting was ended.</exception>
    public Task<IReadOnlyList<JournalEntry>> WaitForRequestsAsync(
        long after = 0,
        TimeSpan wait = default,
        string? path = null,
        int limit = int.MaxValue,
        CancellationToken cancellationToken = default)
    {
        var isWanted = IsOf(path);
        return WaitAsync(() => events.Requests(kept => kept.After(after, limit, isWanted)), wait, cancellationToken);
    }

    /// <summary>The last requests before an event, in order.</summary>
    /// <param name="before">The id of an event.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="path">Only those of a path, such as <c>sms/send</c>; one beside the API is written with its slash, such as
    /// <c>/nowhere</c>.</param>
    /// <returns>The requests; none if there are none.</returns>
    /// <exception cref="ArgumentException">The service has no such path.</exception>
    public IReadOnlyList<JournalEntry> RequestsBefore(long before, int limit = int.MaxValue, string? path = null)
    {
        var isWanted = IsOf(path);
        return events.Requests(kept => kept.Before(before, limit, isWanted));
    }

    /// <summary>The first notifications after an event, in order; where there are none yet, those that are answered, or fail, within a
    /// time.</summary>
    /// <param name="after">The id of an event, such as <see cref="SandboxStatus.LastEvent"/> or <see cref="Notification.Id"/>; 0 for the
    /// first notifications.</param>
    /// <param name="wait">How long to wait for one; zero looks only, <see cref="Timeout.InfiniteTimeSpan"/> waits until there is
    /// one.</param>
    /// <param name="url">Only those to an address.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The notifications; none if none came in time, or the sandbox was reset or disposed meanwhile.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is less than zero.</exception>
    /// <exception cref="OperationCanceledException">The waiting was ended.</exception>
    public Task<IReadOnlyList<Notification>> WaitForNotificationsAsync(
        long after = 0,
        TimeSpan wait = default,
        string? url = null,
        int limit = int.MaxValue,
        CancellationToken cancellationToken = default) =>
        WaitAsync(() => events.Notifications(kept => kept.After(after, limit, one => url is null || one.Url == url)),
            wait, cancellationToken);

    /// <summary>The last notifications before an event, in order.</summary>
    /// <param name="before">The id of an event.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="url">Only those to an address.</param>
    /// <returns>The notifications; none if there are none.</returns>
    public IReadOnlyList<Notification> NotificationsBefore(long before, int limit = int.MaxValue, string? url = null) =>
        events.Notifications(kept => kept.Before(before, limit, one => url is null || one.Url == url));

    static Func<JournalEntry, bool> IsOf(string? path)
    {
        if (path is not null)
            Dispatcher.DemandAsked(path);
        return entry => path is null || entry.Path == path;
    }

    async Task<IReadOnlyList<T>> WaitAsync<T>(Func<List<T>> look, TimeSpan wait, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var longest = wait == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue
            : wait >= TimeSpan.Zero ? wait
            : throw new ArgumentOutOfRangeException(nameof(wait), wait, "'wait' is zero or more, or Timeout.InfiniteTimeSpan.");
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopped);
        var (resets, since) = (events.Resets, TimeProvider.System.GetTimestamp());
        while (true)
        {
            var next = events.Next();
            if (events.Resets != resets)
                return [];
            var found = look();
            var left = longest - TimeProvider.System.GetElapsedTime(since);
            if (found.Count > 0 || left <= TimeSpan.Zero)
                return found;
            try
            {
                // A timer takes no more than some weeks.
                await next.WaitAsync(left < LongestTimer ? left : LongestTimer, over.Token).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                // One more look: something may have come at the last moment, or there is time left.
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return [];
            }
        }
    }
}
