namespace HoiioSdk.Sandbox;

/// <content>What happened.</content>
public sealed partial class HoiioSandbox
{
    /// <summary>The requests so far, with their answers.</summary>
    public Journal Journal => control.Journal;

    /// <summary>The notifications so far, in the order in which they were answered or failed: the latest 10000, and at most 64 MB of
    /// them.</summary>
    public IReadOnlyList<Notification> Notifications => control.Notifications;

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
        CancellationToken cancellationToken = default) => control.WaitForRequestsAsync(after, wait, path, limit, cancellationToken);

    /// <summary>The last requests before an event, in order.</summary>
    /// <param name="before">The id of an event.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="path">Only those of a path, such as <c>sms/send</c>; one beside the API is written with its slash, such as
    /// <c>/nowhere</c>.</param>
    /// <returns>The requests; none if there are none.</returns>
    /// <exception cref="ArgumentException">The service has no such path.</exception>
    public IReadOnlyList<JournalEntry> RequestsBefore(long before, int limit = int.MaxValue, string? path = null) =>
        control.RequestsBefore(before, limit, path);

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
        CancellationToken cancellationToken = default) => control.WaitForNotificationsAsync(after, wait, url, limit, cancellationToken);

    /// <summary>The last notifications before an event, in order.</summary>
    /// <param name="before">The id of an event.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="url">Only those to an address.</param>
    /// <returns>The notifications; none if there are none.</returns>
    public IReadOnlyList<Notification> NotificationsBefore(long before, int limit = int.MaxValue, string? url = null) =>
        control.NotificationsBefore(before, limit, url);

    /// <summary>Forgets the requests so far. The journal can no longer be written then.</summary>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public void ForgetRequests() => control.ForgetRequests();

    /// <summary>Forgets the notifications so far.</summary>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public void ForgetNotifications() => control.ForgetNotifications();
}
