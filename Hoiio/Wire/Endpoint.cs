using System.Net;
using System.Runtime.CompilerServices;
using RestSharp;

namespace HoiioSdk;

/// <summary>An address of the API, with the connections to it.</summary>
sealed class Endpoint
{
    public const string Live = "https://secure.hoiio.com/open/";

    static readonly string UserAgent = $"hoiio-csharp/{typeof(Endpoint).Assembly.GetName().Version!.ToString(3)}";

    readonly Lazy<RestClient> client;

    int users = 1;

    public Endpoint(string url, [CallerArgumentExpression(nameof(url))] string name = "")
    {
        var address = Checked(url, name);
        Url = address.AbsoluteUri;
        client = new(() => new RestClient(Connections(address), Options(address), disposeHttpClient: true)
        {
            AcceptedContentTypes = ["application/json"],
        });
    }

    public string Url { get; }

    public RestClient Client => client.Value;

    /// <summary>The endpoint at an address: this one with its connections, if it is there.</summary>
    public Endpoint At(string url, [CallerArgumentExpression(nameof(url))] string name = "") =>
        new Endpoint(url, name) is var other && other.Url == Url ? this : other;

    public void Enter() => Interlocked.Increment(ref users);

    /// <summary>Whoever leaves last closes the connections.</summary>
    public void Leave()
    {
        if (Interlocked.Decrement(ref users) == 0 && client.IsValueCreated)
            client.Value.Dispose();
    }

    static RestClientOptions Options(Uri address) => new(address)
    {
        UserAgent = UserAgent,
        // A redirect would carry the access token to another address.
        FollowRedirects = false,
        // The deadline of a call is kept by Post; RestSharp's own ends with the headers.
        Timeout = Timeout.InfiniteTimeSpan,
        // An answer is an answer, whatever its HTTP status: the body decides.
        CalculateResponseStatus = _ => ResponseStatus.Completed,
    };

    static HttpClient Connections(Uri address) => new(new PostHandler(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = !address.IsLoopback,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        // What is left of an answer that came too late is not waited for.
        MaxResponseDrainSize = 0,
    }))
    {
        MaxResponseContentBufferSize = PostHandler.LongestAnswer,
        Timeout = Timeout.InfiniteTimeSpan,
    };

    static Uri Checked(string? value, string name)
    {
        var trimmed = value?.TrimEnd();
        var withSlash = trimmed is null || trimmed.EndsWith('/') ? trimmed : trimmed + "/";
        if (!Uri.TryCreate(withSlash, UriKind.Absolute, out var address)
            || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            || address.Query + address.Fragment + address.UserInfo != "")
            throw new ArgumentException(
                $"The API endpoint must be an absolute https URL such as {Live}, or an http URL on this machine such as "
                + "http://127.0.0.1:4646/open/, without user name, query and fragment: the access token goes wherever it leads.",
                name);
        return address;
    }
}
