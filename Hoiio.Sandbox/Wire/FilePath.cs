namespace HoiioSdk.Sandbox.Wire;

/// <summary>Where a sandbox has published a file. Its address begins as the request did that asks for it.</summary>
/// <param name="Value">The path without a slash at its beginning, such as <c>files/1/fax.pdf</c>.</param>
readonly record struct FilePath(string Value)
{
    /// <param name="baseUrl">The address of the sandbox, with a slash at its end.</param>
    public string ToUrl(string baseUrl) => baseUrl + Value;
}
