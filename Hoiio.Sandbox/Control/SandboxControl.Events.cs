using HoiioSdk.Sandbox.Api;

namespace HoiioSdk.Sandbox.Control;

/// <content>Requests and notifications.</content>
sealed partial class SandboxControl
{
    static readonly TimeSpan maxTimerInterval = TimeSpan.FromDays(30);

    public IReadOnlyList<Notification> Notifications => Events.Notifications();

    public Task<IReadOnlyList<JournalEntry>> WaitForRequestsAsync(
        long after, TimeSpan wait, string? path, int limit, CancellationToken cancellationToken)
    {
        EnsureValidPathFilter(path);
        return WaitAsync(() => Events.Requests(after, limit, entry => path is null || entry.Path == path), wait, cancellationToken);
    }

    public IReadOnlyList<JournalEntry> RequestsBefore(long before, int limit, string? path)
    {
        EnsureValidPathFilter(path);
        return Events.RequestsBefore(before, limit, entry => path is null || entry.Path == path);
    }

    public Task<IReadOnlyList<Notification>> WaitForNotificationsAsync(
        long after, TimeSpan wait, string? url, int limit, CancellationToken cancellationToken) => WaitAsync(
        () => Events.Notifications(after, limit, notification => url is null || notification.Url == url), wait, cancellationToken);

    public IReadOnlyList<Notification> NotificationsBefore(long before, int limit, string? url) =>
        Events.NotificationsBefore(before, limit, notification => url is null || notification.Url == url);

    static void EnsureValidPathFilter(string? path)
    {
        if (path is not null)
            Dispatcher.EnsureValidPathFilter(path);
    }

    async Task<IReadOnlyList<T>> WaitAsync<T>(Func<List<T>> read, TimeSpan wait, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var timeout = wait == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue
            : wait >= TimeSpan.Zero ? wait
            : throw new ArgumentOutOfRangeException(nameof(wait), wait, "'wait' must be zero or more, or Timeout.InfiniteTimeSpan.");
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopped);
        var (resets, since) = (Events.Resets, TimeProvider.System.GetTimestamp());
        while (true)
        {
            var next = Events.NextEventAsync();
            if (Events.Resets != resets)
                return [];
            var found = read();
            var remaining = timeout - TimeProvider.System.GetElapsedTime(since);
            if (found.Count > 0 || remaining <= TimeSpan.Zero)
                return found;
            try
            {
                // A timer cannot wait longer than about 49 days.
                await next.WaitAsync(remaining < maxTimerInterval ? remaining : maxTimerInterval, linked.Token).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                // Read again: something may have arrived at the last moment, or time may remain.
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return [];
            }
        }
    }
}
