using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using HoiioSdk.Sandbox.Wire;
using Microsoft.AspNetCore.WebUtilities;

namespace HoiioSdk.Sandbox.World;

/// <summary>
/// Sends each notification once. Each listener gets its notifications in order, one at a time; different listeners get them concurrently. A
/// listener is identified by scheme, host and port.
/// </summary>
/// <param name="accessToken">The key of the signatures.</param>
/// <param name="allowsRemote">Whether to send to other machines.</param>
/// <param name="onFinished">Is called with each notification that is answered or has failed.</param>
sealed class Notifier(string accessToken, bool allowsRemote, Action<Notification> onFinished) : IDisposable
{
    const int MaxConcurrent = 64;
    const int MaxRounds = 8;

    static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(5);

    // Long enough for a pending answer, short enough not to be noticed.
    static readonly TimeSpan GracePeriod = TimeSpan.FromMilliseconds(250);

#pragma warning disable CA5359 // A local listener may have an untrusted development certificate, and its traffic cannot be intercepted.
    readonly HttpClient localClient = CreateClient(new() { RemoteCertificateValidationCallback = (_, _, _, _) => true });
#pragma warning restore CA5359
    readonly HttpClient remoteClient = CreateClient(new());

    readonly SemaphoreSlim slots = new(MaxConcurrent);
    readonly Lock gate = new();
    readonly Dictionary<string, Task> lastByListener = [];
    CancellationTokenSource discarding = new();

    /// <summary>The last pending notification of each listener.</summary>
    public IReadOnlyCollection<KeyValuePair<string, Task>> Pending
    {
        get
        {
            lock (gate)
                return [.. lastByListener.Where(pair => !pair.Value.IsCompleted)];
        }
    }

    /// <summary>Whether to send nothing, as during a replay.</summary>
    public bool IsMuted { get; set; }

    public void Send(string url, WireFields fields, DateTimeOffset time, Readings readings)
    {
        if (!IsMuted)
            _ = Queue(url, () => Compose(url, fields, time, readings));
    }

    /// <summary>Sends a notification again. Returns the new one once it is answered or has failed, or null if it was discarded.</summary>
    public Task<Notification?> SendAgainAsync(Notification old, DateTimeOffset time) =>
        Queue(old.Url, () => new(old.Url, old.Fields, old.Query, old.Body, old.Signature) { Time = time, AgainOf = old.Id });

    /// <summary>
    /// Waits until the pending notifications, and those that the listeners cause meanwhile, are answered or have failed.
    /// </summary>
    /// <param name="before">The notifications that were pending before the caller acted. The caller may be a listener that has not
    /// answered yet, so the wait for these is short.</param>
    public async Task WaitUntilIdleAsync(IReadOnlyCollection<KeyValuePair<string, Task>>? before = null)
    {
        var earlier = before ?? [];
        if (earlier.Count > 0)
            await Task.WhenAny(Task.WhenAll(earlier.Select(pair => pair.Value)), Task.Delay(GracePeriod)).ConfigureAwait(false);
        var skipped = earlier.Where(pair => !pair.Value.IsCompleted).Select(pair => pair.Key).ToHashSet();
        // A listener that keeps causing notifications must not block the clock forever.
        for (var round = 0; round < MaxRounds; round++)
        {
            var waiting = Pending.Where(pair => !skipped.Contains(pair.Key)).Select(pair => pair.Value).ToList();
            if (waiting.Count == 0)
                return;
            await Task.WhenAll(waiting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Discards the queued notifications, and ignores the answers to those already sent.</summary>
    public void DiscardPending()
    {
        lock (gate)
        {
            discarding.Cancel();
            discarding = new();
        }
    }

    public void Dispose()
    {
        DiscardPending();
        localClient.Dispose();
        remoteClient.Dispose();
    }

    static HttpClient CreateClient(SslClientAuthenticationOptions tls) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        // A listener may close its connection after an answer, and a notification sent on that connection would be lost.
        PooledConnectionLifetime = TimeSpan.Zero,
        SslOptions = tls,
    })
    { Timeout = Timeout.InfiniteTimeSpan };

    Task<Notification?> Queue(string url, Func<Notification> compose)
    {
        var listener = new Uri(url).GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
        lock (gate)
        {
            var task = SendAfterAsync(lastByListener.GetValueOrDefault(listener, Task.CompletedTask), compose, discarding.Token);
            lastByListener[listener] = task;
            _ = task.ContinueWith(_ => Remove(listener, task), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
            return task;
        }
    }

    void Remove(string listener, Task task)
    {
        lock (gate)
            if (lastByListener.GetValueOrDefault(listener) == task)
                lastByListener.Remove(listener);
    }

    async Task<Notification?> SendAfterAsync(Task before, Func<Notification> compose, CancellationToken discarded)
    {
        // The caller holds the lock of the exchange, so only queue here.
        await Task.Yield();
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (discarded.IsCancellationRequested)
            return null;
        var notification = compose();
        await slots.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            await SendAsync(notification, discarded).ConfigureAwait(false);
        }
        finally
        {
            slots.Release();
        }
        if (discarded.IsCancellationRequested)
            return null;
        onFinished(notification);
        return notification;
    }

    async Task SendAsync(Notification notification, CancellationToken discarded)
    {
        var isLocal = ThisMachine.IsHostOf(new(notification.Url));
        if (!allowsRemote && !isLocal)
        {
            notification.Problem =
                "not sent: the URL is on another machine. Start the sandbox with --allow-remote-notifications to allow this";
            return;
        }
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(discarded);
        timeout.CancelAfter(AnswerTimeout);
        try
        {
            var address = new UriBuilder(notification.Url) { Query = notification.Query }.Uri;
            using var request = new HttpRequestMessage(HttpMethod.Post, address);
            request.Headers.Add("X-Hoiio-Signature", notification.Signature);
            request.Content = new StringContent(notification.Body, Encoding.UTF8, "application/x-www-form-urlencoded");
            // Do not read the body, which is ignored and may be endless.
            var http = isLocal ? localClient : remoteClient;
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timeout.Token).ConfigureAwait(false);
            notification.HttpStatus = (int)answer.StatusCode;
        }
        catch (OperationCanceledException)
        {
            notification.Problem =
                $"no answer within {AnswerTimeout.Seconds} seconds. A listener must answer before it waits for the sandbox";
        }
        catch (Exception exception) when (exception is HttpRequestException or ObjectDisposedException)
        {
            notification.Problem = Detail(exception);
        }
    }

    // Some outer messages only refer to the inner exception. That of a socket, however, lacks the address.
    static string Detail(Exception problem) =>
        problem.InnerException is SocketException ? problem.Message : problem.GetBaseException().Message;

    // Custom parameters stay in the query string and are repeated in the body.
    Notification Compose(string url, WireFields fields, DateTimeOffset time, Readings readings)
    {
        var form = new OrderedDictionary<string, string>(fields.ToForm());
        var ownQuery = new Uri(url).Query.TrimStart('?');
        var query = readings.NotifiesInQuery ? $"{ownQuery}{(ownQuery.Length > 0 ? "&" : "")}{Encode(form)}" : ownQuery;
        foreach (var (name, value) in QueryHelpers.ParseQuery(ownQuery))
            form.TryAdd(name, value.ToString());
        var body = readings.NotifiesInBody ? Encode(form) : "";
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(accessToken), Encoding.UTF8.GetBytes(body));
        return new(url, new(form), query, body, Convert.ToHexStringLower(signature)) { Time = time };
    }

    static string Encode(IEnumerable<KeyValuePair<string, string>> form) =>
        string.Join('&', form.Select(field => $"{WebUtility.UrlEncode(field.Key)}={WebUtility.UrlEncode(field.Value)}"));
}
