using System.Diagnostics;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;

namespace HoiioSdk;

/// <summary>An app ID with its access token, replaced only as a pair.</summary>
[DebuggerDisplay("{ToString(),nq}")]
sealed class Credentials
{
    const string Mask = "***";

    // Real ones have 16 characters. A file pasted in by mistake would be too long for the expression that masks it.
    const int LongestPossible = 256;

    readonly Lazy<Regex> accessTokenAsWritten;

    public Credentials(string appId, string accessToken)
    {
        AppId = Checked(appId);
        AccessToken = Checked(accessToken);
        accessTokenAsWritten = new(() => AsWritten(AccessToken));
    }

    public string AppId { get; }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string AccessToken { get; }

    /// <summary>
    /// The text as it may be shown: without the access token, whether plain or escaped for a URL, a form, JSON or HTML, and without control
    /// characters, which a terminal would obey.
    /// </summary>
    public string Redact(string text) => Readable.Printable(
        WithoutAccessToken(text).Replace("\r\n", "\n", StringComparison.Ordinal), allowed: "\n\t");

    // A token this short is made up to try things out; masked, it would leave holes all over the text.
    string WithoutAccessToken(string text) =>
        AccessToken.Length < 4 ? text
        : AccessToken.All(char.IsAsciiLetterOrDigit) ? text.Replace(AccessToken, Mask, StringComparison.OrdinalIgnoreCase)
        : accessTokenAsWritten.Value.Replace(text, Mask);

    public override string ToString() => $"app_id={AppId} access_token={Mask}";

    static Regex AsWritten(string secret) => new(
        string.Concat(secret.EnumerateRunes().Select(AsWritten)),
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    static string AsWritten(Rune letter)
    {
        var plain = letter.ToString();
        if (Rune.IsLetterOrDigit(letter) && letter.IsAscii)
            return plain;
        var percent = string.Concat(Encoding.UTF8.GetBytes(plain).Select(value => $"%{value:X2}"));
        var unicode = string.Concat(plain.Select(unit => $@"\\u{(int)unit:X4}"));
        var html = Regex.Escape(WebUtility.HtmlEncode(plain));
        var plus = plain == " " ? @"|\+" : "";
        return $@"(?:\\?{Regex.Escape(plain)}|{percent}|{unicode}|&#{letter.Value};|&#x{letter.Value:X};|{html}{plus})";
    }

    static string Checked(string? value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        Check.Required(value, name);
        if (value.Length > LongestPossible)
            throw new ArgumentException(
                $"{name} has {value.Length} characters, more than a real one has. Copy only the {name} from the developer portal.", name);
        return char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1])
            ? throw new ArgumentException(
                $"{name} begins or ends with white space. Copy it again from the developer portal, without spaces and line breaks.", name)
            : value;
    }
}
