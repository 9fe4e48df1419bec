namespace HoiioSdk.Sandbox;

/// <summary>
/// What can go wrong with an answer, for <see cref="HoiioSandbox.Fail"/>. With the first three the request is carried out
/// (and charged) all the same, and only its answer is lost; with the others nothing is carried out.
/// </summary>
public enum Fault
{
    /// <summary>No answer: the connection stays open until the client gives up or the sandbox is disposed.</summary>
    Timeout,

    /// <summary>The connection is broken off without an answer.</summary>
    Reset,

    /// <summary>Only the first half of the JSON text arrives.</summary>
    TruncatedJson,

    /// <summary>HTTP 500 with an HTML page.</summary>
    HtmlError,

    /// <summary>
    /// HTTP 307 to <c>redirected/</c> and the same path, on the sandbox itself. Whoever follows it shows up in the
    /// <see cref="HoiioSandbox.Journal"/> under that path.
    /// </summary>
    Redirect,

    /// <summary>The API's error_rate_limit_exceeded.</summary>
    RateLimitExceeded,

    /// <summary>The API's error_internal_server_error.</summary>
    InternalServerError,
}
