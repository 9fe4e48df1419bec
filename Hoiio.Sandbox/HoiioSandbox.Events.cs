namespace HoiioSdk.Sandbox;

/// <content>Requests and notifications.</content>
public sealed partial class HoiioSandbox
{
    /// <summary>The journal of requests, with their answers, and notifications.</summary>
    public Journal Journal => control.Journal;

    /// <summary>The latest notifications, in the order in which they were answered or failed: at most 10000, and at most 64 MB.</summary>
    public IReadOnlyList<Notification> Notifications => control.Notifications;

    /// <summary>Returns the first requests after an event, in order. If there are none yet, waits for one.</summary>
    /// <param name="after">The ID of an event, such as <see cref="SandboxStatus.LastEvent"/> or <see cref="JournalEntry.Id"/>; 0 for the
    /// first requests.</param>
    /// <param name="wait">How long to wait for a request, in real time; zero does not wait, <see cref="Timeout.InfiniteTimeSpan"/> waits
    /// without a limit.</param>
    /// <param name="path">Only requests with this path, such as <c>sms/send</c>; a path outside the API has a leading slash, such as
    /// <c>/nowhere</c>.</param>
    /// <param name="limit">The maximum number of requests.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The requests; empty after the wait, or if the sandbox was reset or disposed meanwhile.</returns>
    /// <exception cref="ArgumentException">The service does not have the path, or the wait is negative.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public Task<IReadOnlyList<JournalEntry>> WaitForRequestsAsync(
        long after = 0,
        TimeSpan wait = default,
        string? path = null,
        int limit = int.MaxValue,
        CancellationToken cancellationToken = default) => control.WaitForRequestsAsync(after, wait, path, limit, cancellationToken);

    /// <summary>Returns the last requests before an event, in order.</summary>
    /// <param name="before">The ID of an event.</param>
    /// <param name="limit">The maximum number of requests.</param>
    /// <param name="path">Only requests with this path, such as <c>sms/send</c>; a path outside the API has a leading slash, such as
    /// <c>/nowhere</c>.</param>
    /// <returns>The requests, which may be empty.</returns>
    /// <exception cref="ArgumentException">The service does not have the path.</exception>
    public IReadOnlyList<JournalEntry> RequestsBefore(long before, int limit = int.MaxValue, string? path = null) =>
        control.RequestsBefore(before, limit, path);

    /// <summary>Returns the first notifications after an event, in order. If there are none yet, waits until one is answered or has
    /// failed.</summary>
    /// <param name="after">The ID of an event, such as <see cref="SandboxStatus.LastEvent"/> or <see cref="Notification.Id"/>; 0 for the
    /// first notifications.</param>
    /// <param name="wait">How long to wait for a notification, in real time; zero does not wait, <see cref="Timeout.InfiniteTimeSpan"/>
    /// waits without a limit.</param>
    /// <param name="url">Only notifications to this URL.</param>
    /// <param name="limit">The maximum number of notifications.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The notifications; empty after the wait, or if the sandbox was reset or disposed meanwhile.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The wait is negative.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public Task<IReadOnlyList<Notification>> WaitForNotificationsAsync(
        long after = 0,
        TimeSpan wait = default,
        string? url = null,
        int limit = int.MaxValue,
        CancellationToken cancellationToken = default) => control.WaitForNotificationsAsync(after, wait, url, limit, cancellationToken);

    /// <summary>Returns the last notifications before an event, in order.</summary>
    /// <param name="before">The ID of an event.</param>
    /// <param name="limit">The maximum number of notifications.</param>
    /// <param name="url">Only notifications to this URL.</param>
    /// <returns>The notifications, which may be empty.</returns>
    public IReadOnlyList<Notification> NotificationsBefore(long before, int limit = int.MaxValue, string? url = null) =>
        control.NotificationsBefore(before, limit, url);

    /// <summary>Removes the recorded requests. Afterwards, <see cref="Journal.WriteTo(string)"/> throws until the next reset.</summary>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public void ForgetRequests() => control.ForgetRequests();

    /// <summary>Removes the recorded notifications.</summary>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public void ForgetNotifications() => control.ForgetNotifications();
}
