using HoiioSdk.Arguments;
using HoiioSdk.Wire;

namespace HoiioSdk.Services;

/// <summary>Sends text messages and reads their status. Used as <c>Hoiio.Sms</c>.</summary>
public sealed class Sms
{
    readonly Api api;

    internal Sms(Api api) => this.api = api;

    /// <summary>Sends a text message. API path: <c>sms/send</c>.</summary>
    /// <param name="msg">The text: at most 459 characters, or 201 if it needs Unicode.</param>
    /// <param name="dest">Phone number to send it to: E.164, such as +6511111111, or digits that get <see cref="Hoiio.Prefix"/>.</param>
    /// <param name="senderName">Sender to show instead of your number: 3 to 11 letters and digits, or another number. Needs SMS Rebranding
    /// on the account.</param>
    /// <param name="tag">Your own reference, at most 256 characters. It comes back in status, history and notifications.</param>
    /// <param name="notifyUrl">http or https URL, at most 4000 characters, that is posted to when the delivery status changes.</param>
    /// <returns><c>txn_ref</c> of the SMS.</returns>
    /// <exception cref="ArgumentException">msg or dest is null or empty.</exception>
    /// <inheritdoc cref="Account.Balance" path="/*[self::param or self::exception]"/>
    public dynamic Send(
        string msg, string dest, string? senderName = null, string? tag = null, string? notifyUrl = null,
        string? appId = null, string? accessToken = null) =>
        Blocking.Wait(SendAsync(msg, dest, senderName, tag, notifyUrl, appId, accessToken));

    /// <inheritdoc cref="Send"/>
    public Task<dynamic> SendAsync(
        string msg, string dest, string? senderName = null, string? tag = null, string? notifyUrl = null,
        string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        api.SendAsync("sms/send", new()
        {
            ["dest"] = Ensure.NotNullOrEmpty(dest),
            ["msg"] = Ensure.NotNullOrEmpty(msg),
            ["sender_name"] = senderName,
            ["tag"] = tag,
            ["notify_url"] = notifyUrl,
        }, appId, accessToken, cancellationToken);

    /// <summary>Sends one text message to many phones. API path: <c>sms/bulk_send</c>.</summary>
    /// <param name="msg">The text: at most 459 characters, or 201 if it needs Unicode.</param>
    /// <param name="dests">Up to 1000 phone numbers, each E.164, such as +6511111111, or digits that get
    /// <see cref="Hoiio.Prefix"/>.</param>
    /// <returns><c>bulk_txn_ref</c>. The <c>txn_ref</c> of each SMS comes in a notification.</returns>
    /// <exception cref="ArgumentException">msg is null or empty, there is no number, or one is null or empty.</exception>
    /// <exception cref="HoiioException">No valid answer was received.</exception>
    public dynamic BulkSend(string msg, params string[] dests) =>
        Blocking.Wait(BulkSendAsync(msg, dests));

    /// <summary>Sends one text message, or one template, to many phones. API path: <c>sms/bulk_send</c>.</summary>
    /// <param name="msg">The text: at most 459 characters, or 201 if it needs Unicode. With recipients, a Mustache template, such as <c>Hi
    /// {{name}}</c>.</param>
    /// <param name="dests">Phone numbers, one or up to 1000, each E.164, such as +6511111111, or digits that get
    /// <see cref="Hoiio.Prefix"/>. Null if there are recipients.</param>
    /// <param name="named">Left out. Pass the parameters after the numbers by name, so that no number is taken for one.</param>
    /// <param name="notifyUrl">http or https URL, at most 4000 characters, that is posted to when an SMS has its transaction reference,
    /// and when its delivery status changes.</param>
    /// <param name="recipients">Instead of numbers, up to 1000 objects with <c>dest</c> and the values for the template: <c>new { dest =
    /// "+6511111111", name = "one" }</c>.</param>
    /// <inheritdoc cref="Send" path="/param[@name='senderName' or @name='tag']"/>
    /// <returns><c>bulk_txn_ref</c>. The <c>txn_ref</c> of each SMS comes in a notification.</returns>
    /// <exception cref="ArgumentException">msg is null or empty; there is neither a number nor a recipient; or one is null or empty, or
    /// lacks dest.</exception>
    /// <inheritdoc cref="Account.Balance" path="/*[self::param or self::exception]"/>
    public dynamic BulkSend(
        string msg, PhoneNumbers? dests = null, NamedArguments? named = null, string? senderName = null, string? tag = null,
        string? notifyUrl = null, IEnumerable<object>? recipients = null, string? appId = null, string? accessToken = null) =>
        Blocking.Wait(BulkSendAsync(msg, dests, named, senderName, tag, notifyUrl, recipients, appId, accessToken));

    /// <inheritdoc cref="BulkSend(string, PhoneNumbers, NamedArguments, string, string, string, IEnumerable{object}, string, string)"/>
    public Task<dynamic> BulkSendAsync(
        string msg, PhoneNumbers? dests = null, NamedArguments? named = null, string? senderName = null, string? tag = null,
        string? notifyUrl = null, IEnumerable<object>? recipients = null, string? appId = null, string? accessToken = null,
        CancellationToken cancellationToken = default) =>
        api.SendAsync("sms/bulk_send", new()
        {
            ["dest"] = recipients is not null && dests is null ? null : PhoneNumbers.EnsureNotEmpty(dests),
            ["recipients"] = recipients is null ? null : new Recipients(recipients),
            ["msg"] = Ensure.NotNullOrEmpty(msg),
            ["sender_name"] = senderName,
            ["tag"] = tag,
            ["notify_url"] = notifyUrl,
        }, appId, accessToken, cancellationToken);

    /// <summary>SMS sent and received, a page at a time. API path: <c>sms/get_history</c>.</summary>
    /// <returns><c>total_entries_count</c>, <c>entries_count</c> of this page, and <c>entries</c>, each with the fields of
    /// <see cref="Status"/>.</returns>
    /// <inheritdoc cref="Voice.History" path="/*[self::param or self::exception]"/>
    public dynamic History(
        GmtPlus8? from = null, GmtPlus8? to = null, int? page = null, string? appId = null, string? accessToken = null) =>
        Blocking.Wait(HistoryAsync(from, to, page, appId, accessToken));

    /// <inheritdoc cref="History"/>
    public Task<dynamic> HistoryAsync(
        GmtPlus8? from = null, GmtPlus8? to = null, int? page = null,
        string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        api.SendAsync("sms/get_history", new()
        {
            ["from"] = Ensure.NotEmpty(from),
            ["to"] = Ensure.NotEmpty(to),
            ["page"] = page,
        }, appId, accessToken, cancellationToken);

    /// <summary>SMS sent and received, from all pages. API path: <c>sms/get_history</c>.</summary>
    /// <returns>The entries, each with the fields of <see cref="Status"/>.</returns>
    /// <inheritdoc cref="Voice.History" path="/*[self::param or self::exception]"/>
    /// <inheritdoc cref="Voice.HistoryAll" path="/remarks"/>
    public IEnumerable<dynamic> HistoryAll(GmtPlus8? from = null, GmtPlus8? to = null, string? appId = null, string? accessToken = null) =>
        Pages.Of(api, "txn_ref", page => History(from, to, page, appId, accessToken));

    /// <inheritdoc cref="HistoryAll"/>
    public IAsyncEnumerable<dynamic> HistoryAllAsync(
        GmtPlus8? from = null, GmtPlus8? to = null,
        string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        Pages.OfAsync(api, "txn_ref", (page, cancelled) => HistoryAsync(from, to, page, appId, accessToken, cancelled), cancellationToken);

    /// <summary>What a text message costs to send. API path: <c>sms/get_rate</c>.</summary>
    /// <param name="msg">The text that would be sent.</param>
    /// <param name="dest">Phone number that it would be sent to: E.164, such as +6511111111, or digits that get
    /// <see cref="Hoiio.Prefix"/>.</param>
    /// <returns><c>currency</c>, <c>rate</c> per part, <c>split_count</c>, <c>total_cost</c> and <c>is_unicode</c>.</returns>
    /// <exception cref="ArgumentException">msg or dest is null or empty.</exception>
    /// <inheritdoc cref="Account.Balance" path="/*[self::param or self::exception]"/>
    public dynamic Rate(string msg, string dest, string? appId = null, string? accessToken = null) =>
        Blocking.Wait(RateAsync(msg, dest, appId, accessToken));

    /// <inheritdoc cref="Rate"/>
    public Task<dynamic> RateAsync(
        string msg, string dest, string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        api.SendAsync("sms/get_rate", new()
        {
            ["dest"] = Ensure.NotNullOrEmpty(dest),
            ["msg"] = Ensure.NotNullOrEmpty(msg),
        }, appId, accessToken, cancellationToken);

    /// <summary>What it costs to receive an SMS at one of your Hoiio numbers. API path: <c>sms/get_rate</c>.</summary>
    /// <param name="dest">Hoiio number that receives it: E.164, such as +6511111111, or digits that get <see cref="Hoiio.Prefix"/>.</param>
    /// <returns><c>currency</c> and <c>rate</c> per SMS, whatever its length.</returns>
    /// <exception cref="ArgumentException">dest is null or empty.</exception>
    /// <inheritdoc cref="Account.Balance" path="/*[self::param or self::exception]"/>
    public dynamic RateIn(string dest, string? appId = null, string? accessToken = null) =>
        Blocking.Wait(RateInAsync(dest, appId, accessToken));

    /// <inheritdoc cref="RateIn"/>
    public Task<dynamic> RateInAsync(
        string dest, string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        api.SendAsync("sms/get_rate", new() { ["incoming"] = Ensure.NotNullOrEmpty(dest) }, appId, accessToken, cancellationToken);

    /// <summary>Delivery state and cost of an SMS. API path: <c>sms/query_status</c>.</summary>
    /// <param name="txnRef">Transaction reference of the SMS, such as AA-S-141147.</param>
    /// <returns><c>txn_ref</c>, <c>tag</c>, <c>sms_status</c>, <c>date</c>, <c>src</c>, <c>dest</c>, <c>msg</c>, <c>split_count</c>,
    /// <c>currency</c>, <c>rate</c> per part and <c>debit</c>.</returns>
    /// <exception cref="ArgumentException">txnRef is null or empty.</exception>
    /// <inheritdoc cref="Account.Balance" path="/*[self::param or self::exception]"/>
    public dynamic Status(string txnRef, string? appId = null, string? accessToken = null) =>
        Blocking.Wait(StatusAsync(txnRef, appId, accessToken));

    /// <inheritdoc cref="Status"/>
    public Task<dynamic> StatusAsync(
        string txnRef, string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        api.SendAsync("sms/query_status", new() { ["txn_ref"] = Ensure.NotNullOrEmpty(txnRef) }, appId, accessToken, cancellationToken);
}
