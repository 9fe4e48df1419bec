using System.Text.RegularExpressions;

namespace HoiioSdk.Sandbox;

/// <summary>Fills <c>{{name}}</c> in a bulk text. A name without a value leaves nothing, as in Mustache.</summary>
static partial class SmsTemplate
{
    public static string Fill(string template, IReadOnlyDictionary<string, string> values) =>
        Placeholder().Replace(template, match => values.GetValueOrDefault(match.Groups[1].Value, ""));

    [GeneratedRegex(@"\{\{\s*([^{}\s]+)\s*\}\}")]
    private static partial Regex Placeholder();
}
