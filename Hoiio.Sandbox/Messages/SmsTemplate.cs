using System.Text;
using System.Text.RegularExpressions;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.Messages;

/// <summary>The template of a bulk SMS, with placeholders <c>{{name}}</c> or <c>{{{name}}}</c>. A name without a value becomes an empty
/// text, as in Mustache.</summary>
sealed partial class SmsTemplate
{
    // Far longer than any valid text, and short enough to be filled quickly for a thousand recipients.
    const int MaxTemplateLength = 50_000;

    readonly List<(string Text, string Name)> parts = [];
    readonly string rest;

    public SmsTemplate(string text)
    {
        if (text.Length > MaxTemplateLength)
            throw new ApiException("error_msg_too_big");
        var start = 0;
        foreach (Match placeholder in Placeholder().Matches(text))
        {
            parts.Add((text[start..placeholder.Index], placeholder.Groups["name"].Value));
            start = placeholder.Index + placeholder.Length;
        }
        rest = text[start..];
    }

    /// <summary>The text for one recipient, or null if it is too long.</summary>
    public string? Fill(IReadOnlyDictionary<string, string> values, int maxLength)
    {
        var filled = new StringBuilder();
        foreach (var (text, name) in parts)
            if (filled.Append(text).Append(values.GetValueOrDefault(name)).Length > maxLength)
                return null;
        return filled.Append(rest).Length > maxLength ? null : filled.ToString();
    }

    [GeneratedRegex(@"\{\{\{\s*(?<name>[^{}\s]+)\s*\}\}\}|\{\{\s*(?<name>[^{}\s]+)\s*\}\}")]
    private static partial Regex Placeholder();
}
