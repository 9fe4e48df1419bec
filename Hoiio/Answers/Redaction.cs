using System.Net;
using Newtonsoft.Json;

namespace HoiioSdk.Answers;

/// <summary>Takes an access token, and what a terminal obeys, out of a text before a person sees it.</summary>
/// <param name="accessToken">The access token.</param>
sealed class Redaction(string accessToken)
{
    public const string Mask = "***";

    // A shorter token is made up for a trial; masking it would leave holes all over the text.
    const int MinLength = 4;

    readonly string[] forms =
    [
        .. new[]
        {
            accessToken, JsonConvert.ToString(accessToken)[1..^1], Uri.EscapeDataString(accessToken), WebUtility.UrlEncode(accessToken),
        }.Distinct(),
    ];

    /// <summary>The text without the access token, whether plain, percent-encoded or in JSON, and without control characters.</summary>
    public string Apply(string text)
    {
        if (accessToken.Length >= MinLength)
            foreach (var form in forms)
                text = text.Replace(form, Mask, StringComparison.OrdinalIgnoreCase);
        return Readable.Printable(text.Replace("\r\n", "\n", StringComparison.Ordinal), allowed: "\n\t");
    }
}
