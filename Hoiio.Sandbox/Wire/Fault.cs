using System.Globalization;
using System.Text.RegularExpressions;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox;

/// <summary>
/// A fault of an answer, for <see cref="HoiioSandbox.Fail"/>. With <see cref="Timeout"/>, <see cref="Reset"/>, <see cref="TruncatedJson"/>
/// and <see cref="Delay"/>, the request is still executed and charged, and only its answer is affected. With the others, the request is not
/// executed. Faults with the same effect are equal.
/// </summary>
public sealed partial record Fault
{
    internal const int MinHttpStatus = 200;
    internal const int MaxHttpStatus = 599;
    internal const string CodePattern = "error_[a-z0-9_]{1,100}";

    /// <summary>The longest delay.</summary>
    internal static readonly TimeSpan MaxDelay = TimeSpan.FromHours(1);

    Fault(FaultKind kind) => Kind = kind;

    /// <summary>No answer: the connection stays open until the client gives up or the sandbox is disposed.</summary>
    public static Fault Timeout { get; } = new(FaultKind.Timeout);

    /// <summary>The connection is reset without an answer.</summary>
    public static Fault Reset { get; } = new(FaultKind.Reset);

    /// <summary>Only the first half of the JSON text arrives.</summary>
    public static Fault TruncatedJson { get; } = new(FaultKind.TruncatedJson);

    /// <summary>HTTP 500 with an HTML page.</summary>
    public static Fault HtmlError { get; } = new(FaultKind.HtmlError);

    /// <summary>
    /// HTTP 307 to <c>redirected/</c> and the same path, on the sandbox itself. A client that follows it appears in the
    /// <see cref="HoiioSandbox.Journal"/> with that path.
    /// </summary>
    public static Fault Redirect { get; } = new(FaultKind.Redirect);

    /// <summary>An answer with error_rate_limit_exceeded.</summary>
    public static Fault RateLimitExceeded { get; } = new(FaultKind.RateLimitExceeded);

    /// <summary>An answer with error_internal_server_error.</summary>
    public static Fault InternalServerError { get; } = new(FaultKind.InternalServerError);

    /// <summary>The kind of the fault.</summary>
    public FaultKind Kind { get; }

    /// <summary>The duration of a <see cref="Delay"/>; null for other faults.</summary>
    public TimeSpan? Duration { get; private init; }

    /// <summary>The HTTP status of <see cref="HttpStatus"/>; null for other faults.</summary>
    public int? HttpStatusCode { get; private init; }

    /// <summary>The error code of <see cref="Status"/>; null for other faults.</summary>
    public string? ErrorCode { get; private init; }

    /// <summary>The request is executed at once, and its answer is delayed.</summary>
    /// <param name="duration">The delay in real time, independent of the sandbox's clock: at most one hour.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative or longer than one hour.</exception>
    public static Fault Delay(TimeSpan duration) => duration >= TimeSpan.Zero && duration <= MaxDelay
        ? new(FaultKind.Delay) { Duration = duration }
        : throw new ArgumentOutOfRangeException(
            nameof(duration), duration, $"A delay must be 0 to {WireFormat.Number((int)MaxDelay.TotalSeconds)} seconds.");

    /// <summary>
    /// An answer with an HTTP status and an HTML page that shows it, like that of a proxy in front of the service. The request is not
    /// executed. 204, 205 and 304 have no page.
    /// </summary>
    /// <param name="httpStatus">The HTTP status, 200 to 599, such as 503.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is not from 200 to 599.</exception>
    public static Fault HttpStatus(int httpStatus) => httpStatus is >= MinHttpStatus and <= MaxHttpStatus
        ? new(FaultKind.HttpStatus) { HttpStatusCode = httpStatus }
        : throw new ArgumentOutOfRangeException(
            nameof(httpStatus), httpStatus, $"The HTTP status of an answer must be {MinHttpStatus} to {MaxHttpStatus}, such as 503.");

    /// <summary>An answer with an error code of the API. The request is not executed.</summary>
    /// <param name="code">The code, such as <c>error_insufficient_credit</c>. Undocumented codes are allowed.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentException">It is not an error code.</exception>
    public static Fault Status(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return ErrorCodeRegex().IsMatch(code)
            ? new(FaultKind.Status) { ErrorCode = code }
            : throw new ArgumentException($"'{code}' is not an error code. Write it like error_insufficient_credit.", nameof(code));
    }

    /// <summary>The kind, with the duration, the HTTP status or the error code, if any: <c>Delay 2.5 s</c>.</summary>
    public override string ToString() => Kind switch
    {
        FaultKind.Delay => string.Create(CultureInfo.InvariantCulture, $"Delay {Duration!.Value.TotalSeconds} s"),
        FaultKind.HttpStatus => $"HttpStatus {WireFormat.Number(HttpStatusCode!.Value)}",
        FaultKind.Status => $"Status {ErrorCode}",
        _ => Kind.ToString(),
    };

    /// <summary>Creates a fault of a kind, with the value that the kind requires.</summary>
    /// <exception cref="ArgumentException">The value is missing or invalid, or a value of another kind is given.</exception>
    internal static Fault Create(FaultKind kind, TimeSpan? duration, int? httpStatus, string? status)
    {
        EnsureGivenOnlyFor("seconds", duration is not null, FaultKind.Delay, kind);
        EnsureGivenOnlyFor("http_status", httpStatus is not null, FaultKind.HttpStatus, kind);
        EnsureGivenOnlyFor("status", status is not null, FaultKind.Status, kind);
        return kind switch
        {
            FaultKind.Delay => Delay(duration!.Value),
            FaultKind.HttpStatus => HttpStatus(httpStatus!.Value),
            FaultKind.Status => Status(status!),
            _ => new(kind),
        };
    }

    static void EnsureGivenOnlyFor(string name, bool isGiven, FaultKind owner, FaultKind kind)
    {
        if (isGiven && kind != owner)
            throw new ArgumentException($"'{name}' is only for the fault {Json.Name(owner)}, not for {Json.Name(kind)}.");
        if (!isGiven && kind == owner)
            throw new ArgumentException($"The fault {Json.Name(kind)} needs '{name}'.");
    }

    [GeneratedRegex($@"^{CodePattern}\z")]
    private static partial Regex ErrorCodeRegex();
}
