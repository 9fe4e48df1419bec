using System.Net;

namespace HoiioSdk;

/// <summary>
/// What a call throws besides argument errors, cancellation and the use of a client that is disposed. Thrown as such if
/// <see cref="Hoiio.Init"/> was not called, a field was read that a failed answer lacks, or a notification holds no fields or is not
/// authentic.
/// </summary>
public class HoiioException : Exception
{
    internal HoiioException(string message, Exception? cause = null) : base(message, cause)
    {
    }
}

/// <summary>The service could not be reached, or the connection broke before an answer came.</summary>
public sealed class HoiioConnectionException : HoiioException
{
    internal HoiioConnectionException(string message, Exception? cause) : base(message, cause)
    {
    }
}

/// <summary>No complete answer came within <see cref="Hoiio.Timeout"/>. The service may have done what was asked, unless the message says
/// that nothing was sent.</summary>
public sealed class HoiioTimeoutException : HoiioException
{
    internal HoiioTimeoutException(string message) : base(message)
    {
    }
}

/// <summary>What came back is no answer of the API: not a JSON object with a status. The service may have done what was asked.</summary>
public sealed class HoiioAnswerException : HoiioException
{
    internal HoiioAnswerException(string message, HttpStatusCode statusCode, string text, Exception? cause = null) : base(message, cause)
    {
        StatusCode = statusCode;
        Text = text;
    }

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The whole body that came, as text; empty if it broke off or was longer than 64 MB.</summary>
    public string Text { get; }
}

/// <summary>
/// The service answered with an error status where <see cref="HoiioResponse.EnsureSuccess"/> or a walk through all pages needs a success.
/// </summary>
public sealed class HoiioStatusException : HoiioException
{
    internal HoiioStatusException(string path, string status, HoiioResponse response) : base(Sentence(path, status)) =>
        (Status, Response) = (status, response);

    /// <summary>The status, such as <c>error_insufficient_credit</c>.</summary>
    public string Status { get; }

    /// <summary>The answer.</summary>
    public HoiioResponse Response { get; }

    internal static string Sentence(string path, string status) =>
        $"{path} answered {status}: {HoiioStatus.Describe(status) ?? "the API does not document this status"}.";
}
