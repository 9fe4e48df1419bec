namespace HoiioSdk.Sandbox.Wire;

/// <summary>The HTTP response to a client.</summary>
/// <param name="HttpStatus">The HTTP status.</param>
/// <param name="Body">The text; for a file, its description in the journal.</param>
/// <param name="ContentType">The media type.</param>
/// <param name="Location">The path of a redirect.</param>
/// <param name="Note">The reason of a failure, for the journal only.</param>
/// <param name="Content">The bytes of a file.</param>
sealed record Reply(int HttpStatus, string Body, string ContentType = "application/json", string? Location = null, string? Note = null,
    byte[]? Content = null)
{
    /// <summary>The API's status, or null if it has none.</summary>
    public string? Status { get; init; }

    public static Reply Success(WireFields fields) =>
        new(200, fields.Merge(new() { { "status", "success_ok" } }).ToJson()) { Status = "success_ok" };

    // No source documents the HTTP status of an error. Clients read the status in the body.
    public static Reply Error(string code, string? note = null, int httpStatus = 200) =>
        new(httpStatus, new WireFields { { "status", code } }.ToJson(), Note: note) { Status = code };
}
