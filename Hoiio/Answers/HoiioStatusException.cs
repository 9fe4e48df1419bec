namespace HoiioSdk;

/// <summary>
/// An answer has an error status, and <see cref="HoiioResponse.EnsureSuccess"/> or a method that reads all pages requires success.
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
