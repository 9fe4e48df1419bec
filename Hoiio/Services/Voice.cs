using HoiioSdk.Arguments;
using HoiioSdk.Wire;

namespace HoiioSdk.Services;

/// <summary>Calls and conferences: two phones, or several in a room. Used as <c>Hoiio.Voice</c>.</summary>
public sealed class Voice
{
    readonly Api api;

    internal Voice(Api api) => this.api = api;

    /// <summary>Calls two phones and connects them. API path: <c>voice/call</c>.</summary>
    /// <param name="dest1">First phone to ring: E.164, such as +6511111111, or digits that get <see cref="Hoiio.Prefix"/>. Null for the
    /// number that the account is registered with.</param>
    /// <param name="dest2">Second phone to ring, in the same format. It must differ from the first.</param>
    /// <param name="callerId">Number to show to the second phone: a Hoiio number of yours, <c>private</c>, or null for the registered
    /// one.</param>
    /// <param name="maxDuration">Seconds after which the call ends, counted from when the second phone is picked up. Null for no
    /// limit.</param>
    /// <param name="tag">Your own reference, at most 256 characters. It comes back in status, history and notifications.</param>
    /// <param name="notifyUrl">http or https URL, at most 4000 characters, that is posted to when the call has ended.</param>
    /// <returns><c>txn_ref</c> of the call.</returns>
    /// <exception cref="ArgumentException">dest2 is null or empty, or dest1 is empty.</exception>
    /// <inheritdoc cref="Account.Balance" path="/*[self::param or self::exception]"/>
    public dynamic Call(
        string? dest1, string dest2, string? callerId = null, int? maxDuration = null, string? tag = null, string? notifyUrl = null,
        string? appId = null, string? accessToken = null) =>
        Blocking.Wait(CallAsync(dest1, dest2, callerId, maxDuration, tag, notifyUrl, appId, accessToken));

    /// <inheritdoc cref="Call"/>
    public Task<dynamic> CallAsync(
        string? dest1, string dest2, string? callerId = null, int? maxDuration = null, string? tag = null, string? notifyUrl = null,
        string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        api.SendAsync("voice/call", new()
        {
            ["dest1"] = Ensure.NotEmpty(dest1),
            ["dest2"] = Ensure.NotNullOrEmpty(dest2),
            ["caller_id"] = callerId,
            ["max_duration"] = maxDuration,
            ["tag"] = tag,
            ["notify_url"] = notifyUrl,
        }, appId, accessToken, cancellationToken);

    /// <summary>Calls several phones and joins them in a new conference room. API path: <c>voice/conference</c>.</summary>
    /// <param name="dests">Up to 8 phone numbers, each E.164, such as +6511111111, or digits that get <see cref="Hoiio.Prefix"/>.</param>
    /// <returns><c>room</c>, and <c>txn_refs</c> in the order of the numbers.</returns>
    /// <exception cref="ArgumentException">There is no number, or one is null or empty.</exception>
    /// <exception cref="HoiioException">No valid answer was received.</exception>
    public dynamic Conference(params string[] dests) =>
        Blocking.Wait(ConferenceAsync(dests));

    /// <summary>Calls one phone or several and joins them in a conference room. API path: <c>voice/conference</c>.</summary>
    /// <param name="dests">Phone numbers, one or up to 8, each E.164, such as +6511111111, or digits that get
    /// <see cref="Hoiio.Prefix"/>.</param>
    /// <param name="named">Left out. Pass the parameters after the numbers by name, so that no number is taken for one.</param>
    /// <param name="room">Room to join: 1 to 32 letters, digits, dots and underscores. Null for a new one.</param>
    /// <param name="callerId">Number to show to the phones: a Hoiio number of yours, <c>private</c>, or null for the registered
    /// one.</param>
    /// <param name="tag">Your own reference, at most 256 characters. It comes back in status, history and notifications.</param>
    /// <param name="notifyUrl">http or https URL, at most 4000 characters, that is posted to when a call has ended.</param>
    /// <returns><c>room</c>, and <c>txn_refs</c> in the order of the numbers.</returns>
    /// <exception cref="ArgumentException">There is no number, or one is null or empty.</exception>
    /// <inheritdoc cref="Account.Balance" path="/*[self::param or self::exception]"/>
    public dynamic Conference(
        PhoneNumbers dests, NamedArguments? named = null, string? room = null, string? callerId = null, string? tag = null,
        string? notifyUrl = null, string? appId = null, string? accessToken = null) =>
        Blocking.Wait(ConferenceAsync(dests, named, room, callerId, tag, notifyUrl, appId, accessToken));

    /// <inheritdoc cref="Conference(PhoneNumbers, NamedArguments, string, string, string, string, string, string)"/>
    public Task<dynamic> ConferenceAsync(
        PhoneNumbers dests, NamedArguments? named = null, string? room = null, string? callerId = null, string? tag = null,
        string? notifyUrl = null, string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        api.SendAsync("voice/conference", new()
        {
            ["dest"] = PhoneNumbers.EnsureNotEmpty(dests),
            ["room"] = room,
            ["caller_id"] = callerId,
            ["tag"] = tag,
            ["notify_url"] = notifyUrl,
        }, appId, accessToken, cancellationToken);

    /// <summary>Ends a call: both phones of a call, or one participant of a conference. API path: <c>voice/hangup</c>.</summary>
    /// <param name="txnRef">Transaction reference of the call, such as AA-C-141147.</param>
    /// <returns>Nothing but <c>status</c>.</returns>
    /// <exception cref="ArgumentException">txnRef is null or empty.</exception>
    /// <inheritdoc cref="Account.Balance" path="/*[self::param or self::exception]"/>
    public dynamic Hangup(string txnRef, string? appId = null, string? accessToken = null) =>
        Blocking.Wait(HangupAsync(txnRef, appId, accessToken));

    /// <inheritdoc cref="Hangup"/>
    public Task<dynamic> HangupAsync(
        string txnRef, string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        api.SendAsync("voice/hangup", new() { ["txn_ref"] = Ensure.NotNullOrEmpty(txnRef) }, appId, accessToken, cancellationToken);

    /// <summary>Past and present calls, a page at a time. API path: <c>voice/get_history</c>.</summary>
    /// <param name="from">The start of the period. A string "YYYY-MM-DD HH:MM:SS" in GMT+8, a DateTime in GMT+8 (one of kind
    /// UTC or local is converted) or a DateTimeOffset. Null for the first.</param>
    /// <param name="to">The end of the period, in the same formats. Null for now.</param>
    /// <param name="page">Number of the page, from 1. A page holds up to 100 entries. Null for the first.</param>
    /// <returns><c>total_entries_count</c>, <c>entries_count</c> of this page, and <c>entries</c>, each with the fields of
    /// <see cref="Status"/>.</returns>
    /// <exception cref="ArgumentException">from or to is empty.</exception>
    /// <inheritdoc cref="Account.Balance" path="/*[self::param or self::exception]"/>
    public dynamic History(
        GmtPlus8? from = null, GmtPlus8? to = null, int? page = null, string? appId = null, string? accessToken = null) =>
        Blocking.Wait(HistoryAsync(from, to, page, appId, accessToken));

    /// <inheritdoc cref="History"/>
    public Task<dynamic> HistoryAsync(
        GmtPlus8? from = null, GmtPlus8? to = null, int? page = null,
        string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        api.SendAsync("voice/get_history", new()
        {
            ["from"] = Ensure.NotEmpty(from),
            ["to"] = Ensure.NotEmpty(to),
            ["page"] = page,
        }, appId, accessToken, cancellationToken);

    /// <summary>Past and present calls, from all pages. API path: <c>voice/get_history</c>.</summary>
    /// <returns>The entries, each with the fields of <see cref="Status"/>.</returns>
    /// <remarks>Each page is requested when its first entry is needed. New entries neither repeat nor hide others. When the limit of
    /// requests per minute is exceeded, the call waits, five minutes at most. Any other error status throws a
    /// <see cref="HoiioStatusException"/>.</remarks>
    /// <inheritdoc cref="History" path="/*[self::param or self::exception]"/>
    public IEnumerable<dynamic> HistoryAll(GmtPlus8? from = null, GmtPlus8? to = null, string? appId = null, string? accessToken = null) =>
        Pages.Of(api, "txn_ref", page => History(from, to, page, appId, accessToken));

    /// <inheritdoc cref="HistoryAll"/>
    public IAsyncEnumerable<dynamic> HistoryAllAsync(
        GmtPlus8? from = null, GmtPlus8? to = null,
        string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        Pages.OfAsync(api, "txn_ref", (page, cancelled) => HistoryAsync(from, to, page, appId, accessToken, cancelled), cancellationToken);

    /// <summary>Kicks, mutes or unmutes one participant of a running conference. API path: <c>conference/moderate</c>.</summary>
    /// <param name="txnRef">Transaction reference of the participant, from
    /// <see cref="Conference(PhoneNumbers, NamedArguments, string, string, string, string, string, string)"/>.</param>
    /// <param name="action"><c>kick</c>, <c>mute</c> or <c>unmute</c>.</param>
    /// <returns>Nothing but <c>status</c>.</returns>
    /// <exception cref="ArgumentException">txnRef or action is null or empty.</exception>
    /// <inheritdoc cref="Account.Balance" path="/*[self::param or self::exception]"/>
    public dynamic Moderate(string txnRef, string action, string? appId = null, string? accessToken = null) =>
        Blocking.Wait(ModerateAsync(txnRef, action, appId, accessToken));

    /// <inheritdoc cref="Moderate"/>
    public Task<dynamic> ModerateAsync(
        string txnRef, string action, string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        api.SendAsync("conference/moderate", new()
        {
            ["txn_ref"] = Ensure.NotNullOrEmpty(txnRef),
            ["action"] = Ensure.NotNullOrEmpty(action),
        }, appId, accessToken, cancellationToken);

    /// <summary>What a call between two numbers costs. API path: <c>voice/get_rate</c>.</summary>
    /// <param name="dest1">First number: E.164, such as +6511111111, or digits that get <see cref="Hoiio.Prefix"/>.</param>
    /// <param name="dest2">Second number, in the same format.</param>
    /// <returns><c>currency</c>, <c>rate</c> per minute for both phones together, and <c>talktime</c>, the minutes that the balance
    /// lasts.</returns>
    /// <exception cref="ArgumentException">dest1 or dest2 is null or empty.</exception>
    /// <inheritdoc cref="Account.Balance" path="/*[self::param or self::exception]"/>
    public dynamic Rate(string dest1, string dest2, string? appId = null, string? accessToken = null) =>
        Blocking.Wait(RateAsync(dest1, dest2, appId, accessToken));

    /// <inheritdoc cref="Rate"/>
    public Task<dynamic> RateAsync(
        string dest1, string dest2, string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        api.SendAsync("voice/get_rate", new()
        {
            ["dest1"] = Ensure.NotNullOrEmpty(dest1),
            ["dest2"] = Ensure.NotNullOrEmpty(dest2),
        }, appId, accessToken, cancellationToken);

    /// <summary>State and cost of a call. API path: <c>voice/query_status</c>.</summary>
    /// <param name="txnRef">Transaction reference of the call, such as AA-C-141147.</param>
    /// <returns><c>txn_ref</c>, <c>tag</c>, <c>date</c>, <c>dest1</c>, <c>dest2</c>, <c>call_status_dest1</c>, <c>call_status_dest2</c>,
    /// <c>currency</c>, <c>rate</c> per minute and, once the call has ended, <c>duration</c> in minutes and <c>debit</c>; for an incoming
    /// call also <c>number</c>, the Hoiio number that was rung.</returns>
    /// <exception cref="ArgumentException">txnRef is null or empty.</exception>
    /// <inheritdoc cref="Account.Balance" path="/*[self::param or self::exception]"/>
    public dynamic Status(string txnRef, string? appId = null, string? accessToken = null) =>
        Blocking.Wait(StatusAsync(txnRef, appId, accessToken));

    /// <inheritdoc cref="Status"/>
    public Task<dynamic> StatusAsync(
        string txnRef, string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        api.SendAsync("voice/query_status", new() { ["txn_ref"] = Ensure.NotNullOrEmpty(txnRef) }, appId, accessToken, cancellationToken);
}
