using HoiioSdk.Wire;

namespace HoiioSdk.Services;

/// <summary>Credit balance and general data of the account. Used as <c>Hoiio.Account</c> or <c>Hoiio.User</c>.</summary>
public sealed class Account
{
    readonly Api api;

    internal Account(Api api) => this.api = api;

    /// <summary>The credit balance. API path: <c>user/get_balance</c>.</summary>
    /// <param name="appId">App ID for this call only; null for that of <see cref="Hoiio.Init"/>.</param>
    /// <param name="accessToken">Access token for this call only; null for that of <see cref="Hoiio.Init"/>.</param>
    /// <returns><c>currency</c>, <c>balance</c>, and its parts <c>points</c> and <c>bonus</c>. Bonus is used first, and cannot be
    /// transferred.</returns>
    /// <exception cref="HoiioException">No valid answer was received.</exception>
    public dynamic Balance(string? appId = null, string? accessToken = null) =>
        Blocking.Wait(BalanceAsync(appId, accessToken));

    /// <inheritdoc cref="Balance"/>
    public Task<dynamic> BalanceAsync(string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        api.SendAsync("user/get_balance", [], appId, accessToken, cancellationToken);

    /// <summary>General data of the account. API path: <c>user/get_info</c>.</summary>
    /// <returns><c>uid</c>, <c>name</c>, <c>mobile_number</c>, <c>caller_ids</c>, <c>email</c>, <c>country</c>, <c>prefix</c> (without +),
    /// <c>currency</c>, <c>time_zone</c>, <c>user_status</c>, <c>sms_rebrand_status</c> and <c>call_rebrand_status</c>.</returns>
    /// <inheritdoc cref="Balance" path="/*[self::param or self::exception]"/>
    public dynamic Info(string? appId = null, string? accessToken = null) =>
        Blocking.Wait(InfoAsync(appId, accessToken));

    /// <inheritdoc cref="Info"/>
    public Task<dynamic> InfoAsync(string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        api.SendAsync("user/get_info", [], appId, accessToken, cancellationToken);
}
