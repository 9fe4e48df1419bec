using System.Globalization;
using System.Text.RegularExpressions;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox;

/// <summary>
/// What goes wrong with an answer, for <see cref="HoiioSandbox.Fail"/>. With <see cref="Timeout"/>, <see cref="Reset"/>,
/// <see cref="TruncatedJson"/> and <see cref="Delay"/> the request is carried out (and charged) all the same, and only its answer suffers;
/// with the others nothing is carried out. Two faults are equal if they do the same.
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

    /// <summary>The connection is broken off without an answer.</summary>
    public static Fault Reset { get; } = new(FaultKind.Reset);

    /// <summary>Only the first half of the JSON text arrives.</summary>
    public static Fault TruncatedJson { get; } = new(FaultKind.TruncatedJson);

    /// <summary>HTTP 500 with an HTML page.</summary>
    public static Fault HtmlError { get; } = new(FaultKind.HtmlError);

    /// <summary>
    /// HTTP 307 to <c>redirected/</c> and the same path, on the sandbox itself. Whoever follows it shows up in the
    /// <see cref="HoiioSandbox.Journal"/> under that path.
    /// </summary>
    public static Fault Redirect { get; } = new(FaultKind.Redirect);

    /// <summary>The API's error_rate_limit_exceeded.</summary>
    public static Fault RateLimitExceeded { get; } = new(FaultKind.RateLimitExceeded);

    /// <summary>The API's error_internal_server_error.</summary>
    public static Fault InternalServerError { get; } = new(FaultKind.InternalServerError);

    /// <summary>What kind of fault it is.</summary>
    public FaultKind Kind { get; }

    /// <summary>How long a <see cref="Delay"/> holds the answer back; null for other faults.</summary>
    public TimeSpan? Duration { get; private init; }

    /// <summary>The HTTP status of <see cref="HttpStatus"/>; null for other faults.</summary>
    public int? HttpStatusCode { get; private init; }

    /// <summary>The error code of <see cref="Status"/>; null for other faults.</summary>
    public string? ErrorCode { get; private init; }

    /// <summary>The request is carried out at once, and its answer is held back.</summary>
    /// <param name="duration">For how long, in real time, whatever the sandbox's clock does: at most an hour.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or longer than an hour.</exception>
    public static Fault Delay(TimeSpan duration) => duration >= TimeSpan.Zero && duration <= MaxDelay
        ? new(FaultKind.Delay) { Duration = duration }
        : throw new ArgumentOutOfRangeException(
            nameof(duration), duration, $"A delay takes 0 to {WireFormat.Number((int)MaxDelay.TotalSeconds)} seconds.");

    /// <summary>
    /// An answer with an HTTP status and an HTML page that names it, as from a proxy in front of the service; nothing is carried out. 204,
    /// 205 and 304 come without a page.
    /// </summary>
    /// <param name="httpStatus">The HTTP status, 200 to 599, such as 503.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is no status that an answer can have.</exception>
    public static Fault HttpStatus(int httpStatus) => httpStatus is >= MinHttpStatus and <= MaxHttpStatus
        ? new(FaultKind.HttpStatus) { HttpStatusCode = httpStatus }
        : throw new ArgumentOutOfRangeException(
            nameof(httpStatus), httpStatus, $"An answer has an HTTP status from {MinHttpStatus} to {MaxHttpStatus}, such as 503.");

    /// <summary>The API's answer with an error code; nothing is carried out.</summary>
    /// <param name="code">The code, such as <c>error_insufficient_credit</c>; also one that no source documents.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentException">It is no error code.</exception>
    public static Fault Status(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return ErrorCodeRegex().IsMatch(code)
            ? new(FaultKind.Status) { ErrorCode = code }
            : throw new ArgumentException($"'{code}' is no error code; write it like error_insufficient_credit.", nameof(code));
    }

    /// <summary>Its name, with the time, the HTTP status or the error code that it has: <c>Delay 2.5 s</c>.</summary>
    public override string ToString() => Kind switch
    {
        FaultKind.Delay => string.Create(CultureInfo.InvariantCulture, $"Delay {Duration!.Value.TotalSeconds} s"),
        FaultKind.HttpStatus => $"HttpStatus {WireFormat.Number(HttpStatusCode!.Value)}",
        FaultKind.Status => $"Status {ErrorCode}",
        _ => Kind.ToString(),
    };

    /// <summary>The fault of a kind, and of the value that goes with that kind.</summary>
    /// <exception cref="ArgumentException">Its value is missing or cannot be, or one of another kind is given.</exception>
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
            throw new ArgumentException($"'{name}' goes with the fault {Json.Name(owner)}, not with {Json.Name(kind)}.");
        if (!isGiven && kind == owner)
            throw new ArgumentException($"The fault {Json.Name(kind)} needs '{name}'.");
    }

    [GeneratedRegex($@"^{CodePattern}\z")]
    private static partial Regex ErrorCodeRegex();
}
