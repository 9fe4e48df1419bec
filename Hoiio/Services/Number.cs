using HoiioSdk.Arguments;
using HoiioSdk.Wire;

namespace HoiioSdk.Services;

/// <summary>Phone numbers to buy and configure. Used as <c>Hoiio.Number</c>.</summary>
public sealed class Number
{
    readonly Api api;

    internal Number(Api api) => this.api = api;

    /// <summary>Countries, and states within them, where numbers are sold. API path: <c>number/get_countries</c>.</summary>
    /// <returns><c>entries_count</c> and <c>entries</c>, each with <c>code</c> (ISO 3166-1 alpha-2), <c>name</c>, <c>prefix</c> (without +)
    /// and <c>states</c>, each with <c>code</c> and <c>name</c>.</returns>
    /// <inheritdoc cref="Account.Balance" path="/*[self::param or self::exception]"/>
    public dynamic AvailableCountries(string? appId = null, string? accessToken = null) =>
        Blocking.Wait(AvailableCountriesAsync(appId, accessToken));

    /// <inheritdoc cref="AvailableCountries"/>
    public Task<dynamic> AvailableCountriesAsync(
        string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        api.SendAsync("number/get_countries", [], appId, accessToken, cancellationToken);

    /// <summary>Numbers on sale, a page at a time. API path: <c>number/get_choices</c>.</summary>
    /// <param name="country">Country code, ISO 3166-1 alpha-2, such as US.</param>
    /// <param name="state">State code, the two letters of ISO 3166-2, such as AL. Required where numbers are sold by state.</param>
    /// <param name="page">Number of the page, from 1. A page holds up to 20 entries. Null for the first.</param>
    /// <returns><c>total_entries_count</c>, <c>entries_count</c> in this page, and <c>entries</c>, each with <c>number</c> and
    /// <c>capability</c> (VOICE, FAX, SMS).</returns>
    /// <exception cref="ArgumentException">country is null or empty.</exception>
    /// <inheritdoc cref="Account.Balance" path="/*[self::param or self::exception]"/>
    public dynamic AvailableNumbers(
        string country, string? state = null, int? page = null, string? appId = null, string? accessToken = null) =>
        Blocking.Wait(AvailableNumbersAsync(country, state, page, appId, accessToken));

    /// <inheritdoc cref="AvailableNumbers"/>
    public Task<dynamic> AvailableNumbersAsync(
        string country, string? state = null, int? page = null,
        string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        api.SendAsync("number/get_choices", new()
        {
            ["country"] = Ensure.NotNullOrEmpty(country),
            ["state"] = state,
            ["page"] = page,
        }, appId, accessToken, cancellationToken);

    /// <summary>Numbers on sale, from all pages. API path: <c>number/get_choices</c>.</summary>
    /// <inheritdoc cref="AvailableNumbers" path="/param[@name='country' or @name='state']"/>
    /// <returns>The entries, each with <c>number</c> and <c>capability</c> (VOICE, FAX, SMS).</returns>
    /// <exception cref="ArgumentException">country is null or empty.</exception>
    /// <remarks>Each page is requested when its first entry is needed. New entries neither repeat nor hide others. When the limit of
    /// requests per minute is exceeded, the call waits, five minutes at most. Any other error status throws a
    /// <see cref="HoiioStatusException"/>. A number that is sold in the meantime may hide another, which moves to a page already
    /// read.</remarks>
    /// <inheritdoc cref="Account.Balance" path="/*[self::param or self::exception]"/>
    public IEnumerable<dynamic> AvailableNumbersAll(string country, string? state = null, string? appId = null, string? accessToken = null)
    {
        Ensure.NotNullOrEmpty(country);
        return Pages.Of(api, "number", page => AvailableNumbers(country, state, page, appId, accessToken));
    }

    /// <inheritdoc cref="AvailableNumbersAll"/>
    public IAsyncEnumerable<dynamic> AvailableNumbersAllAsync(
        string country, string? state = null,
        string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default)
    {
        Ensure.NotNullOrEmpty(country);
        return Pages.OfAsync(api, "number", (page, cancelled) =>
            AvailableNumbersAsync(country, state, page, appId, accessToken, cancelled), cancellationToken);
    }

    /// <summary>What it costs to subscribe to a number. API path: <c>number/get_rates</c>.</summary>
    /// <param name="country">Country code, ISO 3166-1 alpha-2, such as US.</param>
    /// <returns><c>currency</c>, <c>entries_count</c> and <c>entries</c>, each with <c>duration</c> in months and <c>rate</c> for that
    /// time.</returns>
    /// <exception cref="ArgumentException">country is null or empty.</exception>
    /// <inheritdoc cref="Account.Balance" path="/*[self::param or self::exception]"/>
    public dynamic Rate(string country, string? appId = null, string? accessToken = null) =>
        Blocking.Wait(RateAsync(country, appId, accessToken));

    /// <inheritdoc cref="Rate"/>
    public Task<dynamic> RateAsync(
        string country, string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        api.SendAsync("number/get_rates", new() { ["country"] = Ensure.NotNullOrEmpty(country) }, appId, accessToken, cancellationToken);

    /// <summary>Buys a number for some months, or extends one that you hold. API path: <c>number/subscribe</c>.</summary>
    /// <param name="number">The number: E.164, such as +6511111111, or digits that get <see cref="Hoiio.Prefix"/>.</param>
    /// <param name="months">1, 3 or 12.</param>
    /// <returns><c>currency</c>, <c>debit</c> and <c>expiry</c>, a date.</returns>
    /// <exception cref="ArgumentException">number is null or empty.</exception>
    /// <inheritdoc cref="Account.Balance" path="/*[self::param or self::exception]"/>
    public dynamic Subscribe(string number, int months, string? appId = null, string? accessToken = null) =>
        Blocking.Wait(SubscribeAsync(number, months, appId, accessToken));

    /// <inheritdoc cref="Subscribe(string, int, string, string)"/>
    public Task<dynamic> SubscribeAsync(
        string number, int months, string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        api.SendAsync("number/subscribe", new()
        {
            ["number"] = Ensure.NotNullOrEmpty(number),
            ["duration"] = months,
        }, appId, accessToken, cancellationToken);

    /// <summary>Buys a number that is renewed every month, or extends one that you hold. API path: <c>number/subscribe</c>.</summary>
    /// <param name="number">The number: E.164, such as +6511111111, or digits that get <see cref="Hoiio.Prefix"/>.</param>
    /// <param name="duration"><c>auto_extend</c>, which needs a credit card on file. Or the months as a string: 1, 3 or 12.</param>
    /// <returns><c>currency</c>, <c>debit</c> and <c>expiry</c>, a date.</returns>
    /// <exception cref="ArgumentException">number or duration is null or empty.</exception>
    /// <inheritdoc cref="Account.Balance" path="/*[self::param or self::exception]"/>
    public dynamic Subscribe(string number, string duration, string? appId = null, string? accessToken = null) =>
        Blocking.Wait(SubscribeAsync(number, duration, appId, accessToken));

    /// <inheritdoc cref="Subscribe(string, string, string, string)"/>
    public Task<dynamic> SubscribeAsync(
        string number, string duration, string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        api.SendAsync("number/subscribe", new()
        {
            ["number"] = Ensure.NotNullOrEmpty(number),
            ["duration"] = Ensure.NotNullOrEmpty(duration),
        }, appId, accessToken, cancellationToken);

    /// <summary>Sets the URLs that the service posts to on incoming calls, faxes and SMS of a number. A setting that is left out may be
    /// cleared. API path: <c>number/update_forwarding</c>.</summary>
    /// <param name="number">One of your Hoiio numbers: E.164, such as +6511111111, or digits that get <see cref="Hoiio.Prefix"/>.</param>
    /// <param name="forwardTo">URL on your server that the service posts to on an incoming call, or fax, as <paramref name="mode"/>
    /// says.</param>
    /// <param name="forwardSmsTo">URL on your server that the service posts to on an incoming SMS.</param>
    /// <param name="mode">What the number takes besides SMS: <c>voice</c> or <c>fax</c>. Null for voice.</param>
    /// <returns>Nothing but <c>status</c>.</returns>
    /// <exception cref="ArgumentException">number is null or empty.</exception>
    /// <inheritdoc cref="Account.Balance" path="/*[self::param or self::exception]"/>
    public dynamic Configure(
        string number, string? forwardTo = null, string? forwardSmsTo = null, string? mode = null,
        string? appId = null, string? accessToken = null) =>
        Blocking.Wait(ConfigureAsync(number, forwardTo, forwardSmsTo, mode, appId, accessToken));

    /// <inheritdoc cref="Configure"/>
    public Task<dynamic> ConfigureAsync(
        string number, string? forwardTo = null, string? forwardSmsTo = null, string? mode = null,
        string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        api.SendAsync("number/update_forwarding", new()
        {
            ["number"] = Ensure.NotNullOrEmpty(number),
            ["forward_to"] = forwardTo,
            ["forward_sms_to"] = forwardSmsTo,
            ["mode"] = mode,
        }, appId, accessToken, cancellationToken);

    /// <summary>Makes a number take calls, and sets their notify URL. The SMS setting may be cleared: see <see cref="Configure"/>.
    /// API path: <c>number/update_forwarding</c>.</summary>
    /// <param name="number">One of your Hoiio numbers: E.164, such as +6511111111, or digits that get <see cref="Hoiio.Prefix"/>.</param>
    /// <param name="notifyUrl">URL on your server that the service posts to on an incoming call.</param>
    /// <returns>Nothing but <c>status</c>.</returns>
    /// <exception cref="ArgumentException">number or notifyUrl is null or empty.</exception>
    /// <inheritdoc cref="Account.Balance" path="/*[self::param or self::exception]"/>
    public dynamic ConfigureVoice(string number, string notifyUrl, string? appId = null, string? accessToken = null) =>
        Blocking.Wait(ConfigureVoiceAsync(number, notifyUrl, appId, accessToken));

    /// <inheritdoc cref="ConfigureVoice"/>
    public Task<dynamic> ConfigureVoiceAsync(
        string number, string notifyUrl, string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        ConfigureAsync(number, forwardTo: Ensure.NotNullOrEmpty(notifyUrl), mode: "voice",
            appId: appId, accessToken: accessToken, cancellationToken: cancellationToken);

    /// <summary>Makes a number take faxes, and sets their notify URL. The SMS setting may be cleared: see <see cref="Configure"/>.
    /// API path: <c>number/update_forwarding</c>.</summary>
    /// <param name="number">One of your Hoiio numbers: E.164, such as +6511111111, or digits that get <see cref="Hoiio.Prefix"/>.</param>
    /// <param name="notifyUrl">URL on your server that the service posts to on an incoming fax.</param>
    /// <returns>Nothing but <c>status</c>.</returns>
    /// <exception cref="ArgumentException">number or notifyUrl is null or empty.</exception>
    /// <inheritdoc cref="Account.Balance" path="/*[self::param or self::exception]"/>
    public dynamic ConfigureFax(string number, string notifyUrl, string? appId = null, string? accessToken = null) =>
        Blocking.Wait(ConfigureFaxAsync(number, notifyUrl, appId, accessToken));

    /// <inheritdoc cref="ConfigureFax"/>
    public Task<dynamic> ConfigureFaxAsync(
        string number, string notifyUrl, string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        ConfigureAsync(number, forwardTo: Ensure.NotNullOrEmpty(notifyUrl), mode: "fax",
            appId: appId, accessToken: accessToken, cancellationToken: cancellationToken);

    /// <summary>Sets the notify URL of a number's incoming SMS. Other settings may be cleared: see <see cref="Configure"/>.
    /// API path: <c>number/update_forwarding</c>.</summary>
    /// <param name="number">One of your Hoiio numbers: E.164, such as +6511111111, or digits that get <see cref="Hoiio.Prefix"/>.</param>
    /// <param name="notifyUrl">URL on your server that the service posts to on an incoming SMS.</param>
    /// <returns>Nothing but <c>status</c>.</returns>
    /// <exception cref="ArgumentException">number or notifyUrl is null or empty.</exception>
    /// <inheritdoc cref="Account.Balance" path="/*[self::param or self::exception]"/>
    public dynamic ConfigureSms(string number, string notifyUrl, string? appId = null, string? accessToken = null) =>
        Blocking.Wait(ConfigureSmsAsync(number, notifyUrl, appId, accessToken));

    /// <inheritdoc cref="ConfigureSms"/>
    public Task<dynamic> ConfigureSmsAsync(
        string number, string notifyUrl, string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        ConfigureAsync(number, forwardSmsTo: Ensure.NotNullOrEmpty(notifyUrl),
            appId: appId, accessToken: accessToken, cancellationToken: cancellationToken);

    /// <summary>The numbers that you hold, and their settings. API path: <c>number/get_active</c>.</summary>
    /// <returns><c>entries_count</c> and <c>entries</c>, each with <c>number</c>, <c>forward_to</c>, <c>forward_sms_to</c>, <c>mode</c>,
    /// <c>expiry</c> (a date), <c>auto_extend_status</c> (enabled or disabled), <c>country</c>, <c>state</c> and
    /// <c>capabilities</c>.</returns>
    /// <inheritdoc cref="Account.Balance" path="/*[self::param or self::exception]"/>
    public dynamic SubscribedNumbers(string? appId = null, string? accessToken = null) =>
        Blocking.Wait(SubscribedNumbersAsync(appId, accessToken));

    /// <inheritdoc cref="SubscribedNumbers"/>
    public Task<dynamic> SubscribedNumbersAsync(
        string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        api.SendAsync("number/get_active", [], appId, accessToken, cancellationToken);

    /// <summary>The same as <see cref="SubscribedNumbers"/>, under its name in the Python reference. API path:
    /// <c>number/get_active</c>.</summary>
    /// <returns>The same as <see cref="SubscribedNumbers"/>.</returns>
    /// <inheritdoc cref="Account.Balance" path="/*[self::param or self::exception]"/>
    public dynamic ActiveNumbers(string? appId = null, string? accessToken = null) =>
        Blocking.Wait(ActiveNumbersAsync(appId, accessToken));

    /// <inheritdoc cref="ActiveNumbers"/>
    public Task<dynamic> ActiveNumbersAsync(
        string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        SubscribedNumbersAsync(appId, accessToken, cancellationToken);
}
