namespace HoiioSdk.Sandbox.Wire;

/// <summary>What goes back to a client.</summary>
/// <param name="HttpStatus">The HTTP status.</param>
/// <param name="Body">The text; for a file what the journal says of it.</param>
/// <param name="ContentType">The media type.</param>
/// <param name="Location">The path to go to instead.</param>
/// <param name="Note">For the journal only: why it went wrong.</param>
/// <param name="Content">The bytes of a file.</param>
sealed record Reply(int HttpStatus, string Body, string ContentType = "application/json", string? Location = null, string? Note = null,
    byte[]? Content = null)
{
    /// <summary>The API's status, or null where there is none.</summary>
    public string? Status { get; init; }

    public static Reply Success(WireFields fields) =>
        new(200, fields.Merge(new() { { "status", "success_ok" } }).ToJson()) { Status = "success_ok" };

    // No source tells the HTTP status of an error; a client must look at the body anyway.
    public static Reply Error(string code, string? note = null, int httpStatus = 200) =>
        new(httpStatus, new WireFields { { "status", code } }.ToJson(), Note: note) { Status = code };
}
