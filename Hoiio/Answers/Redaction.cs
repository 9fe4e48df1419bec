using System.Net;
using Newtonsoft.Json;

namespace HoiioSdk.Answers;

/// <summary>Masks the access token and escapes control characters in text for people.</summary>
/// <param name="accessToken">The access token.</param>
sealed class Redaction(string accessToken)
{
    public const string Mask = "***";

    // Masking a shorter token, which can only be a test value, would garble the text.
    const int MinLength = 4;

    readonly string[] forms =
    [
        .. new[]
        {
            accessToken, JsonConvert.ToString(accessToken)[1..^1], Uri.EscapeDataString(accessToken), WebUtility.UrlEncode(accessToken),
        }.Distinct(),
    ];

    /// <summary>Masks the access token, whether plain, percent-encoded or in JSON, and escapes control characters.</summary>
    public string Apply(string text)
    {
        if (accessToken.Length >= MinLength)
            foreach (var form in forms)
                text = text.Replace(form, Mask, StringComparison.OrdinalIgnoreCase);
        return Readable.Printable(text.Replace("\r\n", "\n", StringComparison.Ordinal), allowed: "\n\t");
    }
}
