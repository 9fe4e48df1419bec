using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using HoiioSdk.Sandbox.Wire;
using Microsoft.AspNetCore.WebUtilities;

namespace HoiioSdk.Sandbox.World;

/// <summary>
/// Sends each notification once: to each listener one after another, in order; to different ones at the same time. A listener is a scheme,
/// a host and a port.
/// </summary>
/// <param name="accessToken">The key of the signatures.</param>
/// <param name="allowsRemote">Whether addresses that are not on this machine are called.</param>
/// <param name="onFinished">Hears of each notification when it is answered or has failed.</param>
sealed class Notifier(string accessToken, bool allowsRemote, Action<Notification> onFinished) : IDisposable
{
    const int MaxConcurrent = 64;
    const int MaxRounds = 8;

    static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(5);

    // Long enough for an answer that is on its way, short enough not to be felt.
    static readonly TimeSpan GracePeriod = TimeSpan.FromMilliseconds(250);

#pragma warning disable CA5359 // A development certificate is not trusted, and nobody can stand between this machine and itself.
    readonly HttpClient localClient = CreateClient(new() { RemoteCertificateValidationCallback = (_, _, _, _) => true });
#pragma warning restore CA5359
    readonly HttpClient remoteClient = CreateClient(new());

    readonly SemaphoreSlim slots = new(MaxConcurrent);
    readonly Lock gate = new();
    readonly Dictionary<string, Task> lastByListener = [];
    CancellationTokenSource discarding = new();

    /// <summary>What is under way: to each listener that has not answered all, the last one.</summary>
    public IReadOnlyCollection<KeyValuePair<string, Task>> Pending
    {
        get
        {
            lock (gate)
                return [.. lastByListener.Where(pair => !pair.Value.IsCompleted)];
        }
    }

    /// <summary>Whether nothing is sent, as during a replay.</summary>
    public bool IsMuted { get; set; }

    public void Send(string url, WireFields fields, DateTimeOffset time, Readings readings)
    {
        if (!IsMuted)
            _ = Queue(url, () => Compose(url, fields, time, readings));
    }

    /// <summary>Sends a notification once more; what comes back is the new one, answered or failed. It is null where it was
    /// forgotten.</summary>
    public Task<Notification?> SendAgainAsync(Notification old, DateTimeOffset time) =>
        Queue(old.Url, () => new(old.Url, old.Fields, old.Query, old.Body, old.Signature) { Time = time, AgainOf = old.Id });

    /// <summary>
    /// Ends when what is under way is answered or has failed, and what the listeners brought about by it as well.
    /// </summary>
    /// <param name="before">
    /// What was under way before, where a listener may be the one who waits: it must not wait for its own answer, so those get only a short
    /// time.
    /// </param>
    public async Task WaitUntilIdleAsync(IReadOnlyCollection<KeyValuePair<string, Task>>? before = null)
    {
        var earlier = before ?? [];
        if (earlier.Count > 0)
            await Task.WhenAny(Task.WhenAll(earlier.Select(pair => pair.Value)), Task.Delay(GracePeriod)).ConfigureAwait(false);
        var skipped = earlier.Where(pair => !pair.Value.IsCompleted).Select(pair => pair.Key).ToHashSet();
        // A listener that always causes another one must not hold up the clock for good.
        for (var round = 0; round < MaxRounds; round++)
        {
            var waiting = Pending.Where(pair => !skipped.Contains(pair.Key)).Select(pair => pair.Value).ToList();
            if (waiting.Count == 0)
                return;
            await Task.WhenAll(waiting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Sends nothing more of what is waiting, and is interested in no answer that is still to come.</summary>
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
        // A listener may close a connection without a word after its answer; what is sent on it then is lost.
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
        // The world is locked while this is called; nothing is to be done in there but to get in line.
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
        var isLocal = new Uri(notification.Url).IsLoopback;
        if (!allowsRemote && !isLocal)
        {
            notification.Problem =
                "not sent: it is not on this machine, and only a sandbox started with --allow-remote-notifications calls others";
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
            // What the answer says is of no interest, and may be without end.
            var http = isLocal ? localClient : remoteClient;
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timeout.Token).ConfigureAwait(false);
            notification.HttpStatus = (int)answer.StatusCode;
        }
        catch (OperationCanceledException)
        {
            notification.Problem =
                $"no answer within {AnswerTimeout.Seconds} seconds; a listener that waits for the sandbox before it answers "
                + "waits for itself";
        }
        catch (Exception exception) when (exception is HttpRequestException or ObjectDisposedException)
        {
            notification.Problem = Detail(exception);
        }
    }

    // The outer message of some failures only says that there is an inner one, which for a socket lacks the address.
    static string Detail(Exception problem) =>
        problem.InnerException is SocketException ? problem.Message : problem.GetBaseException().Message;

    // The caller's own parameters stay in the query string and are repeated in the body.
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
