using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using HoiioSdk.Answers;
using HoiioSdk.Arguments;
using HoiioSdk.Services;
using HoiioSdk.Wire;

namespace HoiioSdk;

/// <summary>
/// An account of the Hoiio API with settings and connections of its own, for programs with several accounts, for parallel tests and
/// for dependency injection: <c>services.AddSingleton(_ => new HoiioClient(appId, accessToken))</c>. <see cref="Hoiio"/> has the same
/// members for one shared client. All members may be used from any thread; settings take effect with the next call.
/// </summary>
public sealed class HoiioClient : IDisposable
{
    readonly Api api = new();

    /// <summary>A client for one application.</summary>
    /// <inheritdoc cref="Hoiio.Init" path="/*[not(self::summary or @name='apiEndpoint')]"/>
    public HoiioClient(string appId, string accessToken) : this() => Init(appId, accessToken, apiEndpoint: null);

    internal HoiioClient()
    {
        Voice = new(api);
        Sms = new(api);
        Fax = new(api);
        Ivr = new(api);
        Number = new(api);
        Account = new(api);
    }

    /// <inheritdoc cref="Hoiio.Voice"/>
    public Voice Voice { get; }

    /// <inheritdoc cref="Hoiio.Sms"/>
    public Sms Sms { get; }

    /// <inheritdoc cref="Hoiio.Fax"/>
    public Fax Fax { get; }

    /// <inheritdoc cref="Hoiio.Ivr"/>
    public Ivr Ivr { get; }

    /// <inheritdoc cref="Hoiio.Number"/>
    public Number Number { get; }

    /// <inheritdoc cref="Hoiio.Account"/>
    public Account Account { get; }

    /// <inheritdoc cref="Hoiio.User"/>
    public Account User => Account;

    /// <inheritdoc cref="Hoiio.Prefix"/>
    [AllowNull]
    public string Prefix
    {
        get => api.Settings.Prefix;
        set
        {
            var digits = value is ['+', .. var withoutPlus] ? withoutPlus : value ?? "";
            if (!digits.All(char.IsAsciiDigit))
                throw new ArgumentException("Prefix must be a country code such as 65 or +65, or empty for none.", nameof(value));
            api.Change(settings => settings with { Prefix = digits });
        }
    }

    /// <inheritdoc cref="Hoiio.DebugLevel"/>
    public int DebugLevel
    {
        get => api.Settings.DebugLevel;
        set => api.Change(settings => settings with { DebugLevel = value });
    }

    /// <inheritdoc cref="Hoiio.ApiEndpoint"/>
    public string ApiEndpoint
    {
        get => api.Settings.Endpoint.Url;
        set => api.Change(settings => settings with { Endpoint = settings.Endpoint.At(value) });
    }

    /// <inheritdoc cref="Hoiio.Timeout"/>
    public TimeSpan Timeout
    {
        get => api.Settings.Timeout;
        set
        {
            if (value != System.Threading.Timeout.InfiniteTimeSpan && (value <= TimeSpan.Zero || value > TimeSpan.FromDays(24)))
                throw new ArgumentOutOfRangeException(nameof(value),
                    $"A timeout of {value.ToString("c", CultureInfo.InvariantCulture)} is out of range. "
                    + "Use more than 0 and at most 24 days, or Timeout.InfiniteTimeSpan for no limit.");
            api.Change(settings => settings with { Timeout = value });
        }
    }

    /// <inheritdoc cref="Hoiio.TimeProvider"/>
    public TimeProvider TimeProvider
    {
        get => api.Settings.TimeProvider;
        set
        {
            if (value is null)
                throw new ArgumentNullException(nameof(value), "TimeProvider cannot be null. Use TimeProvider.System for the real time.");
            api.Change(settings => settings with { TimeProvider = value });
        }
    }

    /// <summary>
    /// Changes how the client connects: through a proxy, with a client certificate, through a handler that logs. It receives the handler
    /// of the client, once for each <see cref="ApiEndpoint"/>, and returns that handler or one that wraps or replaces it. The client
    /// disposes the returned handler. Redirects stay off, whatever it sets: they would carry the access token to
    /// another address. Null, the initial value, changes nothing.
    /// </summary>
    /// <example><code>new HoiioClient(appId, accessToken) { Connections = sockets => new LoggingHandler(sockets) }</code></example>
    public Func<SocketsHttpHandler, HttpMessageHandler>? Connections
    {
        get => api.Settings.Endpoint.Connections;
        init => api.Change(settings => settings with { Endpoint = new(settings.Endpoint.Url, value) });
    }

    internal Api Api => api;

    /// <inheritdoc cref="Hoiio.Request"/>
    public dynamic Request(string path, object? parameters = null, string? appId = null, string? accessToken = null) =>
        Blocking.Wait(RequestAsync(path, parameters, appId, accessToken));

    /// <inheritdoc cref="Hoiio.Request"/>
    public Task<dynamic> RequestAsync(
        string path, object? parameters = null, string? appId = null, string? accessToken = null,
        CancellationToken cancellationToken = default) =>
        api.SendAsync(Ensure.RelativePath(path), Parameters.From(parameters), appId, accessToken, cancellationToken);

    /// <inheritdoc cref="Hoiio.Notification"/>
    public dynamic Notification(string? body, string? query = null) => Notifications.Read(body, query);

    /// <inheritdoc cref="Hoiio.AuthenticNotification"/>
    public dynamic AuthenticNotification(string? body, string? signature, string? query = null, string? accessToken = null) =>
        Notifications.ReadAuthentic(body, signature, query, TokenOrOwn(accessToken));

    /// <inheritdoc cref="Hoiio.IsAuthentic"/>
    public bool IsAuthentic(string body, string? signature, string? accessToken = null) =>
        Notifications.IsAuthentic(body, signature, TokenOrOwn(accessToken));

    /// <summary>
    /// Closes the connections once the calls in progress have their answers. Later calls throw an
    /// <see cref="ObjectDisposedException"/>.
    /// </summary>
    public void Dispose() => api.Dispose();

    string TokenOrOwn(string? accessToken) =>
        accessToken is null ? api.Settings.OwnCredentials("or pass the access token").AccessToken : Ensure.NotNullOrEmpty(accessToken);

    internal void Init(string appId, string accessToken, string? apiEndpoint)
    {
        var credentials = new Credentials(appId, accessToken);
        api.Change(settings => settings with
        {
            Credentials = credentials,
            Endpoint = apiEndpoint is null ? settings.Endpoint : settings.Endpoint.At(apiEndpoint),
        });
    }
}
