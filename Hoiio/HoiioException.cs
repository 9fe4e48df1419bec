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
