using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace HoiioSdk.Answers;

/// <summary>A nested object or list.</summary>
interface INested
{
    /// <summary>The elements of a list; null for an object.</summary>
    Field[]? Elements => null;

    JToken ToJson();

    void Print(StringBuilder text);
}

/// <summary>Formats received values for a console.</summary>
static class Readable
{
    public static string Text(object? value) => new StringBuilder().AppendReadable(value).ToString();

    public static StringBuilder AppendReadable(this StringBuilder text, object? value)
    {
        if (value is INested nested)
            nested.Print(text);
        else
            text.Append(value switch
            {
                DateTime { TimeOfDay.Ticks: 0 } date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                DateTime date => date.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                _ => Printable(JsonConvert.ToString(value)),
            });
        return text;
    }

    /// <summary>Escapes control characters, such as those that change the colour or the direction of text, as \u001b.</summary>
    /// <param name="text">The text.</param>
    /// <param name="allowed">Control characters that are not escaped.</param>
    public static string Printable(string text, string allowed = "")
    {
        bool IsEscaped(char letter) => IsControl(letter) && !allowed.Contains(letter, StringComparison.Ordinal);
        return text.Any(IsEscaped) ? string.Concat(text.Select(letter => IsEscaped(letter) ? $@"\u{(int)letter:x4}" : $"{letter}")) : text;
    }

    static bool IsControl(char letter) =>
        char.IsControl(letter) || letter is '\u2028' or '\u2029' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
