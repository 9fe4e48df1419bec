using System.Diagnostics.CodeAnalysis;
using HoiioSdk.Services;

namespace HoiioSdk;

/// <summary>
/// The Hoiio telephony API: calls, conferences, SMS, fax, IVR and phone numbers.
/// Call <see cref="Init"/> once, then the methods of <see cref="Voice"/>, <see cref="Sms"/>, <see cref="Fax"/>,
/// <see cref="Ivr"/>, <see cref="Number"/> and <see cref="Account"/>. All members may be used from any thread.
/// </summary>
public static class Hoiio
{
    internal static HoiioClient Client { get; } = new();

    /// <summary>Calls and conferences.</summary>
    public static Voice Voice => Client.Voice;

    /// <summary>Text messages.</summary>
    public static Sms Sms => Client.Sms;

    /// <summary>Faxes.</summary>
    public static Fax Fax => Client.Fax;

    /// <summary>Interactive voice response: phone menus, recordings, transfers.</summary>
    public static Ivr Ivr => Client.Ivr;

    /// <summary>Phone numbers to buy and configure.</summary>
    public static Number Number => Client.Number;

    /// <summary>Credit balance and general data of the account.</summary>
    public static Account Account => Client.Account;

    /// <summary>The same as <see cref="Account"/>, under its name in the Python reference.</summary>
    public static Account User => Account;

    /// <summary>
    /// Sets the credentials for all calls that follow. All are replaced at once: no call mixes the app ID, the access token or the
    /// endpoint of one <c>Init</c> with those of another.
    /// </summary>
    /// <param name="appId">Application ID, as the developer portal shows it.</param>
    /// <param name="accessToken">Access token of that application.</param>
    /// <param name="apiEndpoint">The <see cref="ApiEndpoint"/> that these credentials are for; null to keep the one that is set.</param>
    /// <exception cref="ArgumentException">
    /// The app ID or access token is null, empty or longer than 256 characters, or starts or ends with white space; or the endpoint is not
    /// valid.
    /// </exception>
    public static void Init(string appId, string accessToken, string? apiEndpoint = null) => Client.Init(appId, accessToken, apiEndpoint);

    /// <summary>
    /// Country code for phone numbers that start with a digit: with <c>"65"</c>, <c>"91234567"</c> is sent as <c>+6591234567</c>.
    /// Initially "1". A leading + is dropped; null counts as "", which adds only the +.
    /// </summary>
    /// <exception cref="ArgumentException">It contains anything but digits.</exception>
    [AllowNull]
    public static string Prefix
    {
        get => Client.Prefix;
        set => Client.Prefix = value;
    }

    /// <summary>Above 0, every request and its answer are printed to standard error, without the access token. Initially 0.</summary>
    public static int DebugLevel
    {
        get => Client.DebugLevel;
        set => Client.DebugLevel = value;
    }

    /// <summary>
    /// The base URL of the API: the live service by default, or a sandbox. It is an https URL, or an http URL of a host that no public
    /// network has: this machine, a name without a dot, a name under .localhost, .internal, .local,
    /// .test, .example or .home.arpa, or an address in 10/8, 172.16/12, 192.168/16, 169.254/16, fc00::/7 or fe80::/10. Those hosts bypass
    /// the proxy, unless <see cref="HoiioClient.Connections"/> sets one.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// It is not an absolute URL of that kind, or it has a user name, a query or a fragment.
    /// </exception>
    public static string ApiEndpoint
    {
        get => Client.ApiEndpoint;
        set => Client.ApiEndpoint = value;
    }

    /// <summary>The time limit for a whole call, from the connection to the last byte of the answer. Initially 60 seconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// It is neither above 0 and at most 24 days, nor <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>.
    /// </exception>
    public static TimeSpan Timeout
    {
        get => Client.Timeout;
        set => Client.Timeout = value;
    }

    /// <summary>The clock for waiting until the limit of requests per minute is over. Tests may replace it.</summary>
    public static TimeProvider TimeProvider
    {
        get => Client.TimeProvider;
        set => Client.TimeProvider = value;
    }

    /// <summary>Calls any path of the API: <c>Hoiio.Request("ivr/middle/hold", new { session })</c>.</summary>
    /// <param name="path">Path of the API, such as <c>voice/call</c>: letters, digits, dots, dashes, underscores and slashes.</param>
    /// <param name="parameters">
    /// An object or a dictionary with the parameters, under the names of the API. Null is left out, phone numbers get the
    /// <see cref="Prefix"/>, dates are sent in GMT+8, lists are joined by commas, bytes sent as Base64, objects and lists of them as JSON.
    /// </param>
    /// <param name="appId">App ID for this call only; null for that of <see cref="Init"/>.</param>
    /// <param name="accessToken">Access token for this call only; null for that of <see cref="Init"/>.</param>
    /// <returns>The fields of the answer.</returns>
    /// <exception cref="ArgumentException">
    /// The path is null, empty or not relative; the parameters are neither an object nor a dictionary; or one has no name, is named
    /// app_id or access_token, is a task or a function, is a file, a stream or bytes of more than 16 MB, or cannot be read or written as
    /// JSON.
    /// </exception>
    /// <exception cref="HoiioException">No valid answer was received.</exception>
    public static dynamic Request(string path, object? parameters = null, string? appId = null, string? accessToken = null) =>
        Client.Request(path, parameters, appId, accessToken);

    /// <inheritdoc cref="Request"/>
    public static Task<dynamic> RequestAsync(
        string path, object? parameters = null, string? appId = null, string? accessToken = null,
        CancellationToken cancellationToken = default) =>
        Client.RequestAsync(path, parameters, appId, accessToken, cancellationToken);

    /// <summary>
    /// Reads what the service posts to a notify URL. The fields are read like those of an answer.
    /// </summary>
    /// <param name="body">Body of the HTTP request: a form or a JSON object. May be empty if the fields are in the query string.</param>
    /// <param name="query">Query string of the HTTP request, with or without ?. It may contain fields too; the body takes
    /// precedence.</param>
    /// <returns>The fields, such as <c>txn_ref</c>, <c>session</c> or <c>digits</c>. One that is documented but absent is null.</returns>
    /// <exception cref="HoiioException">The notification has no fields, or is JSON but not an object.</exception>
    public static dynamic Notification(string? body, string? query = null) => Client.Notification(body, query);

    /// <summary>Verifies the signature of a notification, and reads it like
    /// <see cref="Notification"/>.</summary>
    /// <param name="body">Body of the HTTP request, exactly as it was received.</param>
    /// <param name="signature">Header <c>X-Hoiio-Signature</c>.</param>
    /// <param name="query">Query string of the HTTP request. It is not signed, so only custom parameters are read from it, no fields of
    /// the API.</param>
    /// <param name="accessToken">Access token of the application; null for that of <see cref="Init"/>.</param>
    /// <returns>The fields, such as <c>txn_ref</c>, <c>session</c>, <c>digits</c> or <c>sms_status</c>. One that is documented but absent
    /// is null.</returns>
    /// <exception cref="HoiioException">
    /// The body is empty, the signature is missing or does not match, or the notification cannot be read. The message says which.
    /// Or no access token was passed, and <see cref="Init"/> was not called.
    /// </exception>
    public static dynamic AuthenticNotification(string? body, string? signature, string? query = null, string? accessToken = null) =>
        Client.AuthenticNotification(body, signature, query, accessToken);

    /// <summary>Whether a notification comes from the service: its signature was made with the access token.</summary>
    /// <param name="body">Body of the HTTP request, exactly as it was received. The query string is not signed.</param>
    /// <param name="signature">Header <c>X-Hoiio-Signature</c>; null if there is none.</param>
    /// <param name="accessToken">Access token of the application; null for that of <see cref="Init"/>.</param>
    /// <exception cref="ArgumentException">The body is null, or the access token empty.</exception>
    /// <exception cref="HoiioException">No access token was passed, and <see cref="Init"/> was not called.</exception>
    public static bool IsAuthentic(string body, string? signature, string? accessToken = null) =>
        Client.IsAuthentic(body, signature, accessToken);
}
