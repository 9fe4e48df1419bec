using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace HoiioSdk;

/// <summary>
/// The Hoiio telephony API: calls, conferences, SMS, fax, IVR and phone numbers.
/// Call <see cref="Init"/> once, then the methods of <see cref="Voice"/>, <see cref="Sms"/>, <see cref="Fax"/>,
/// <see cref="Ivr"/>, <see cref="Number"/> and <see cref="Account"/>. All members may be used from any thread.
/// </summary>
public static class Hoiio
{
    const string LiveEndpoint = "https://secure.hoiio.com/open/";

    static volatile Credentials? credentials;
    static volatile string prefix = "1";
    static volatile int debugLevel;
    static volatile Endpoint endpoint = new(LiveEndpoint);
    static long timeoutTicks = TimeSpan.FromSeconds(60).Ticks;

    /// <summary>Calls and conferences.</summary>
    public static Voice Voice { get; } = new();

    /// <summary>Text messages.</summary>
    public static Sms Sms { get; } = new();

    /// <summary>Faxes.</summary>
    public static Fax Fax { get; } = new();

    /// <summary>Interactive voice response: phone menus, recordings, transfers.</summary>
    public static Ivr Ivr { get; } = new();

    /// <summary>Phone numbers to buy and configure.</summary>
    public static Number Number { get; } = new();

    /// <summary>Credit balance and general data of the account.</summary>
    public static Account Account { get; } = new();

    /// <summary>The same as <see cref="Account"/>, under the name that the Python reference gives it.</summary>
    public static Account User => Account;

    /// <summary>
    /// Sets the credentials for all calls that follow. Both are replaced at once: no call mixes the app ID of one
    /// <c>Init</c> with the access token of another.
    /// </summary>
    /// <param name="appId">Application ID, as the developer portal shows it.</param>
    /// <param name="accessToken">Access token of that application.</param>
    /// <exception cref="ArgumentException">Either is null or empty, or begins or ends with white space.</exception>
    public static void Init(string appId, string accessToken) => credentials = new Credentials(appId, accessToken);

    /// <summary>
    /// Country code for phone numbers that start with a digit: with <c>"65"</c>, <c>"91234567"</c> is sent as <c>+6591234567</c>.
    /// "1" from the start. A leading + is dropped; null counts as "", which adds only the +.
    /// </summary>
    [AllowNull]
    public static string Prefix
    {
        get => prefix;
        set => prefix = value is ['+', .. var digits] ? digits : value ?? "";
    }

    /// <summary>Above 0, every request and its answer are printed to standard error, without the access token. 0 from the start.</summary>
    public static int DebugLevel
    {
        get => debugLevel;
        set => debugLevel = value;
    }

    /// <summary>Address that every API path is appended to: that of the live service from the start, or that of a sandbox.</summary>
    /// <exception cref="ArgumentException">It is not an absolute https URL, nor an http URL on this machine (localhost, 127.0.0.1, ::1).</exception>
    public static string ApiEndpoint
    {
        get => endpoint.Url;
        set => endpoint = new Endpoint(value);
    }

    /// <summary>How long a call may take as a whole, from the connection to the last byte of the answer. 60 seconds from the start.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// It is neither above 0 and at most 24 days, nor <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>.
    /// </exception>
    public static TimeSpan Timeout
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref timeoutTicks));
        set
        {
            if (value != System.Threading.Timeout.InfiniteTimeSpan && (value <= TimeSpan.Zero || value > TimeSpan.FromDays(24)))
                throw new ArgumentOutOfRangeException(nameof(value),
                    $"A timeout of {value.ToString("c", CultureInfo.InvariantCulture)} cannot be kept. Use more than 0 and at most 24 days, or Timeout.InfiniteTimeSpan for none.");
            Interlocked.Exchange(ref timeoutTicks, value.Ticks);
        }
    }

    internal static Credentials? Credentials => credentials;

    internal static Endpoint Endpoint => endpoint;
}
