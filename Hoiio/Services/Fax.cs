using HoiioSdk.Arguments;
using HoiioSdk.Wire;

namespace HoiioSdk.Services;

/// <summary>Sends faxes and reads their status. Used as <c>Hoiio.Fax</c>.</summary>
public sealed class Fax
{
    readonly Api api;

    internal Fax(Api api) => this.api = api;

    /// <summary>Sends a PDF file as a fax. API path: <c>fax/send</c>.</summary>
    /// <param name="dest">Fax number to send it to: E.164, such as +6511111111, or digits that get <see cref="Hoiio.Prefix"/>.</param>
    /// <param name="file">Path of the PDF file: A4 or Letter pages, at most 2 MB.</param>
    /// <param name="filename">Name to give the file at Hoiio. Null for the name of the file.</param>
    /// <param name="callerId">Number to show to the fax machine: a Hoiio number of yours, <c>private</c>, or null for the registered
    /// one.</param>
    /// <param name="tag">Your own reference, at most 256 characters. It comes back in status, history and notifications.</param>
    /// <param name="notifyUrl">http or https URL, at most 4000 characters, that is posted to when the fax has been sent or has
    /// failed.</param>
    /// <param name="faxHeader">Line to print on each page: at most 100 letters, digits and spaces. Empty for none, null for the
    /// default.</param>
    /// <returns><c>txn_ref</c> of the fax.</returns>
    /// <exception cref="ArgumentException">dest or file is null or empty, or the file is empty, larger than 16 MB, or cannot be
    /// read.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <inheritdoc cref="Account.Balance" path="/*[self::param or self::exception]"/>
    public dynamic Send(
        string dest, string file, string? filename = null, string? callerId = null, string? tag = null, string? notifyUrl = null,
        string? faxHeader = null, string? appId = null, string? accessToken = null) =>
        Blocking.Wait(SendAsync(dest, file, filename, callerId, tag, notifyUrl, faxHeader, appId, accessToken));

    /// <inheritdoc cref="Send"/>
    public Task<dynamic> SendAsync(
        string dest, string file, string? filename = null, string? callerId = null, string? tag = null, string? notifyUrl = null,
        string? faxHeader = null, string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        api.SendAsync("fax/send", new()
        {
            ["dest"] = Ensure.NotNullOrEmpty(dest),
            ["file"] = new FileContent("file", Ensure.NotNullOrEmpty(file)),
            ["filename"] = filename ?? Path.GetFileName(file),
            ["caller_id"] = callerId,
            ["tag"] = tag,
            ["notify_url"] = notifyUrl,
            ["fax_header"] = faxHeader,
        }, appId, accessToken, cancellationToken);

    /// <summary>Faxes sent and received, a page at a time. API path: <c>fax/get_history</c>.</summary>
    /// <param name="type"><c>incoming</c>, <c>outgoing</c> or <c>all</c>. Null for all.</param>
    /// <returns><c>total_entries_count</c>, <c>entries_count</c> of this page, and <c>entries</c>, each with the fields of
    /// <see cref="Status"/>.</returns>
    /// <inheritdoc cref="Voice.History" path="/*[self::param or self::exception]"/>
    public dynamic History(
        GmtPlus8? from = null, GmtPlus8? to = null, int? page = null, string? type = null,
        string? appId = null, string? accessToken = null) =>
        Blocking.Wait(HistoryAsync(from, to, page, type, appId, accessToken));

    /// <inheritdoc cref="History"/>
    public Task<dynamic> HistoryAsync(
        GmtPlus8? from = null, GmtPlus8? to = null, int? page = null, string? type = null,
        string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        api.SendAsync("fax/get_history", new()
        {
            ["from"] = Ensure.NotEmpty(from),
            ["to"] = Ensure.NotEmpty(to),
            ["page"] = page,
            ["type"] = type,
        }, appId, accessToken, cancellationToken);

    /// <summary>Faxes sent and received, from all pages. API path: <c>fax/get_history</c>.</summary>
    /// <param name="type"><c>incoming</c>, <c>outgoing</c> or <c>all</c>. Null for all.</param>
    /// <returns>The entries, each with the fields of <see cref="Status"/>.</returns>
    /// <inheritdoc cref="Voice.History" path="/*[self::param or self::exception]"/>
    /// <inheritdoc cref="Voice.HistoryAll" path="/remarks"/>
    public IEnumerable<dynamic> HistoryAll(
        GmtPlus8? from = null, GmtPlus8? to = null, string? type = null, string? appId = null, string? accessToken = null) =>
        Pages.Of(api, "txn_ref", page => History(from, to, page, type, appId, accessToken));

    /// <inheritdoc cref="HistoryAll"/>
    public IAsyncEnumerable<dynamic> HistoryAllAsync(
        GmtPlus8? from = null, GmtPlus8? to = null, string? type = null,
        string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        Pages.OfAsync(api, "txn_ref", (page, cancelled) =>
            HistoryAsync(from, to, page, type, appId, accessToken, cancelled), cancellationToken);

    /// <summary>What a fax costs to send. API path: <c>fax/get_rate</c>.</summary>
    /// <param name="dest">Fax number that it would be sent to: E.164, such as +6511111111, or digits that get
    /// <see cref="Hoiio.Prefix"/>.</param>
    /// <returns><c>currency</c> and <c>rate</c> per minute.</returns>
    /// <exception cref="ArgumentException">dest is null or empty.</exception>
    /// <inheritdoc cref="Account.Balance" path="/*[self::param or self::exception]"/>
    public dynamic Rate(string dest, string? appId = null, string? accessToken = null) =>
        Blocking.Wait(RateAsync(dest, appId, accessToken));

    /// <inheritdoc cref="Rate"/>
    public Task<dynamic> RateAsync(
        string dest, string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        api.SendAsync("fax/get_rate", new() { ["dest"] = Ensure.NotNullOrEmpty(dest) }, appId, accessToken, cancellationToken);

    /// <summary>What it costs to receive a fax at one of your Hoiio numbers. API path: <c>fax/get_rate</c>.</summary>
    /// <param name="dest">Hoiio number that receives it: E.164, such as +6511111111, or digits that get <see cref="Hoiio.Prefix"/>.</param>
    /// <returns><c>currency</c> and <c>rate</c> per minute.</returns>
    /// <exception cref="ArgumentException">dest is null or empty.</exception>
    /// <inheritdoc cref="Account.Balance" path="/*[self::param or self::exception]"/>
    public dynamic RateIn(string dest, string? appId = null, string? accessToken = null) =>
        Blocking.Wait(RateInAsync(dest, appId, accessToken));

    /// <inheritdoc cref="RateIn"/>
    public Task<dynamic> RateInAsync(
        string dest, string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        api.SendAsync("fax/get_rate", new() { ["incoming"] = Ensure.NotNullOrEmpty(dest) }, appId, accessToken, cancellationToken);

    /// <summary>State and cost of a fax, sent or received. API path: <c>fax/query_status</c>.</summary>
    /// <param name="txnRef">Transaction reference of the fax, such as TX-1234.</param>
    /// <returns><c>txn_ref</c>, <c>tag</c>, <c>src</c> (incoming only), <c>dest</c>, <c>fax_status</c>, <c>fax_pages</c>, <c>fax_url</c>,
    /// <c>date</c>, <c>currency</c>, <c>rate</c> per minute and <c>debit</c>.</returns>
    /// <exception cref="ArgumentException">txnRef is null or empty.</exception>
    /// <inheritdoc cref="Account.Balance" path="/*[self::param or self::exception]"/>
    public dynamic Status(string txnRef, string? appId = null, string? accessToken = null) =>
        Blocking.Wait(StatusAsync(txnRef, appId, accessToken));

    /// <inheritdoc cref="Status"/>
    public Task<dynamic> StatusAsync(
        string txnRef, string? appId = null, string? accessToken = null, CancellationToken cancellationToken = default) =>
        api.SendAsync("fax/query_status", new() { ["txn_ref"] = Ensure.NotNullOrEmpty(txnRef) }, appId, accessToken, cancellationToken);
}
