namespace HoiioSdk.Sandbox.Wire;

/// <summary>The path of a published file. The base of its URL is that of the request that asks for it.</summary>
/// <param name="Value">The path without a leading slash, such as <c>files/1/fax.pdf</c>.</param>
readonly record struct FilePath(string Value)
{
    /// <param name="baseUrl">The URL of the sandbox, with a trailing slash.</param>
    public string ToUrl(string baseUrl) => baseUrl + Value;
}
