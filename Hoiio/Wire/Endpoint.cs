using System.Net;
using System.Runtime.CompilerServices;
using RestSharp;

namespace HoiioSdk.Wire;

/// <summary>An address of the API, and the connections to it.</summary>
sealed class Endpoint
{
    public const string Live = "https://secure.hoiio.com/open/";

    /// <summary>The maximum length of an answer, after decompression, in bytes. A page of 100 entries has about 25 KB.</summary>
    public const int MaxAnswerLength = 64 << 20;

    static readonly string UserAgent = $"hoiio-csharp/{typeof(Endpoint).Assembly.GetName().Version!.ToString(3)}";

    readonly Lazy<RestClient> client;

    int users = 1;

    /// <param name="url">The address.</param>
    /// <param name="connections">The caller's <see cref="HoiioClient.Connections"/>; null for none.</param>
    /// <param name="name">Name of the parameter, for errors.</param>
    public Endpoint(string url, Func<SocketsHttpHandler, HttpMessageHandler>? connections = null,
        [CallerArgumentExpression(nameof(url))] string name = "")
    {
        var address = Validate(url, name);
        Url = address.AbsoluteUri;
        Connections = connections;
        client = new(() => new RestClient(Connect(address), Options(address), disposeHttpClient: true)
        {
            AcceptedContentTypes = ["application/json"],
        });
    }

    public string Url { get; }

    public Func<SocketsHttpHandler, HttpMessageHandler>? Connections { get; }

    public RestClient Client => client.Value;

    /// <summary>The endpoint for an address: this one, with its connections, if the address is the same.</summary>
    public Endpoint At(string url, [CallerArgumentExpression(nameof(url))] string name = "") =>
        new Endpoint(url, Connections, name) is var other && other.Url == Url ? this : other;

    public void Acquire() => Interlocked.Increment(ref users);

    /// <summary>Closes the connections after the last user.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref users) == 0 && client.IsValueCreated)
            client.Value.Dispose();
    }

    static RestClientOptions Options(Uri address) => new(address)
    {
        UserAgent = UserAgent,
        // A redirect would carry the access token to another address.
        FollowRedirects = false,
        // Api enforces the timeout, because that of RestSharp covers only the headers.
        Timeout = Timeout.InfiniteTimeSpan,
        // The body decides whether a call succeeded, whatever the HTTP status.
        CalculateResponseStatus = _ => ResponseStatus.Completed,
    };

    HttpClient Connect(Uri address)
    {
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            // A proxy cannot resolve the names of a private network, and could read plain http.
            UseProxy = !PrivateNetwork.Contains(address),
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        var handler = Connections is null ? sockets : Connections(sockets)
            ?? throw new InvalidOperationException("Connections returned null. Return the handler that it receives, or one that wraps it.");
        // The handler may wrap ours in a way that hides it.
        StopRedirects(sockets);
        StopRedirects(handler);
        return new(new StatusHandler(handler)) { MaxResponseContentBufferSize = MaxAnswerLength, Timeout = Timeout.InfiniteTimeSpan };
    }

    // Overrides the setting of the caller: a redirect would carry the access token to another address.
    static void StopRedirects(HttpMessageHandler? handler)
    {
        try
        {
            switch (handler)
            {
                case DelegatingHandler { InnerHandler: var inner }:
                    StopRedirects(inner);
                    break;
                case SocketsHttpHandler { AllowAutoRedirect: true } sockets:
                    sockets.AllowAutoRedirect = false;
                    break;
                case HttpClientHandler { AllowAutoRedirect: true } client:
                    client.AllowAutoRedirect = false;
                    break;
            }
        }
        catch (InvalidOperationException e)
        {
            throw new InvalidOperationException("Connections returned a handler that follows redirects and is already in use. "
                + "Set its AllowAutoRedirect to false: a redirect would carry the access token to another address.", e);
        }
    }

    static Uri Validate(string? value, string name)
    {
        var trimmed = value?.TrimEnd();
        var withSlash = trimmed is null || trimmed.EndsWith('/') ? trimmed : trimmed + "/";
        if (!Uri.TryCreate(withSlash, UriKind.Absolute, out var address)
            || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && PrivateNetwork.Contains(address)))
            || address.Query + address.Fragment + address.UserInfo != "")
            throw new ArgumentException(
                $"The API endpoint must be an absolute https URL such as {Live}, or an http URL of this machine or of a private network "
                + "such as http://127.0.0.1:4646/open/ or http://sandbox:4646/open/, without user name, query and fragment: the access "
                + "token is sent there.",
                name);
        return address;
    }
}
