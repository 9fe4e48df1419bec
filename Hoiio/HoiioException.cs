using System.Net;

namespace HoiioSdk;

/// <summary>
/// The base class of the errors of this SDK. Thrown itself if <see cref="Hoiio.Init"/> was not called, if a field is read that a failed
/// answer lacks, or if a notification has no fields or is not authentic.
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

/// <summary>The response is not an answer of the API: not a JSON object with a status. The service may have done what was asked.</summary>
public sealed class HoiioAnswerException : HoiioException
{
    internal HoiioAnswerException(string message, HttpStatusCode statusCode, string text, Exception? cause = null) : base(message, cause)
    {
        StatusCode = statusCode;
        Text = text;
    }

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The body of the response; empty if the connection broke or the body was longer than 64 MB.</summary>
    public string Text { get; }
}
