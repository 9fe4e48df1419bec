using System.Collections.ObjectModel;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace HoiioSdk.Sandbox;

/// <summary>Sends what the world has to notify, in order, one after another, and never twice.</summary>
sealed class Notifier(LockedWorld world, string accessToken, bool allowsRemote) : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false }) { Timeout = Patience };
    readonly List<Notification> sent = [];
    int isSending;

    public IReadOnlyList<Notification> Sent
    {
        get
        {
            lock (sent)
                return sent.ToList();
        }
    }

    /// <summary>
    /// Sends all that is waiting. Does nothing while another call is at it: a listener may play the phone itself, and must not
    /// wait for its own answer.
    /// </summary>
    public async Task FlushAsync()
    {
        while (world.Ask(world => world.HasNotifications) && Interlocked.Exchange(ref isSending, 1) == 0)
        {
            try
            {
                while (Take() is { } next)
                    await SendAsync(next.Url, next.Fields).ConfigureAwait(false);
            }
            finally
            {
                Volatile.Write(ref isSending, 0);
            }
        }
    }

    (string Url, WireFields Fields)? Take() =>
        world.Ask(world => world.TryTakeNotification(out var next) ? next : ((string, WireFields)?)null);

    public void Dispose() => http.Dispose();

    async Task SendAsync(string url, WireFields fields)
    {
        var notification = Compose(url, fields);
        lock (sent)
            sent.Add(notification);
        if (!allowsRemote && !new Uri(url).IsLoopback)
        {
            notification.Problem = "not sent: only loopback addresses are called";
            return;
        }
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, url);
            request.Headers.Add("X-Hoiio-Signature", notification.Signature);
            request.Content = new StringContent(notification.Body, Encoding.UTF8, "application/x-www-form-urlencoded");
            using var answer = await http.SendAsync(request).ConfigureAwait(false);
            notification.HttpStatus = (int)answer.StatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or ObjectDisposedException)
        {
            notification.Problem = exception.Message;
        }
    }

    // D1: form fields in the body, as the SDKs read them; the caller's own parameters stay in the address and are repeated in the form.
    Notification Compose(string url, WireFields fields)
    {
        var form = new OrderedDictionary<string, string>(fields.ToForm());
        foreach (var (name, value) in QueryHelpers.ParseQuery(new Uri(url).Query))
            form.TryAdd(name, value.ToString());
        var body = string.Join('&', form.Select(field => $"{WebUtility.UrlEncode(field.Key)}={WebUtility.UrlEncode(field.Value)}"));
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(accessToken), Encoding.UTF8.GetBytes(body));
        return new(url, new ReadOnlyDictionary<string, string>(form), body, Convert.ToHexStringLower(signature));
    }
}
