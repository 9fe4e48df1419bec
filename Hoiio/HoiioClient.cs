using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using HoiioSdk.Services;

namespace HoiioSdk;

/// <summary>
/// An account of the Hoiio API with settings and connections of its own, for programs with several accounts, for parallel tests and
/// for dependency injection: <c>services.AddSingleton(_ => new HoiioClient(appId, accessToken))</c>. <see cref="Hoiio"/> is the face of one
/// such client, with the same members. All members may be used from any thread; settings take effect with the next call.
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

    internal Api Api => api;

    /// <inheritdoc cref="Hoiio.Request"/>
    public dynamic Request(string path, object? parameters = null, string? appId = null, string? accessToken = null)
    {
        Check.RelativePath(path);
        // Here, where no call is waited for yet: the getters of an object may make calls of their own.
        var sent = Parameters.From(parameters);
        return Blocking.Wait(() => api.SendAsync(path, sent, appId, accessToken, default));
    }

    /// <inheritdoc cref="Hoiio.Request"/>
    public Task<dynamic> RequestAsync(
        string path, object? parameters = null, string? appId = null, string? accessToken = null,
        CancellationToken cancellationToken = default) =>
        api.SendAsync(Check.RelativePath(path), Parameters.From(parameters), appId, accessToken, cancellationToken);

    /// <inheritdoc cref="Hoiio.Notification"/>
    public dynamic Notification(string? body, string? query = null) => Notifications.Read(body, query);

    /// <inheritdoc cref="Hoiio.AuthenticNotification"/>
    public dynamic AuthenticNotification(string? body, string? signature, string? query = null, string? accessToken = null) =>
        Notifications.ReadAuthentic(body, signature, query, OwnUnless(accessToken));

    /// <inheritdoc cref="Hoiio.IsAuthentic"/>
    public bool IsAuthentic(string body, string? signature, string? accessToken = null) =>
        Notifications.IsAuthentic(body, signature, OwnUnless(accessToken));

    /// <summary>
    /// Closes the connections, once the calls that are under way have their answers. A call that is made later throws an
    /// <see cref="ObjectDisposedException"/>.
    /// </summary>
    public void Dispose() => api.Dispose();

    string OwnUnless(string? accessToken) =>
        accessToken is null ? api.Settings.OwnCredentials("or pass the access token").AccessToken : Check.Required(accessToken);

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
