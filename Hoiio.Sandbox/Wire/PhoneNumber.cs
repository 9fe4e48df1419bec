using System.Text.RegularExpressions;

namespace HoiioSdk.Sandbox.Wire;

/// <summary>The format of phone numbers: a plus and 8 to 15 digits.</summary>
static partial class PhoneNumber
{
    /// <summary>The value that replaces a withheld number.</summary>
    public const string Private = "private";

    /// <summary>The format as a regular expression.</summary>
    public const string Pattern = @"\+[1-9][0-9]{7,14}";

    public static bool IsValid(string text) => NumberRegex().IsMatch(text);

    /// <summary>Whether an incoming SMS may have this sender instead of a number: a short code or a name.</summary>
    public static bool IsSenderName(string text) => SenderNameRegex().IsMatch(text);

    /// <summary>Returns the error code for a destination number, or null if it is valid.</summary>
    /// <param name="name">The parameter with the number.</param>
    /// <param name="number">The number.</param>
    /// <param name="outcome">Returns the outcome according to <see cref="MagicNumbers"/>: a status or an error code.</param>
    public static string? Validate(string name, string number, Func<string, string> outcome)
    {
        if (!IsValid(number))
            return $"error_{name}_invalid";
        var result = outcome(number);
        return result.StartsWith("error_", StringComparison.Ordinal) ? result.Replace("{0}", name, StringComparison.Ordinal) : null;
    }

    [GeneratedRegex(@"^(?:[0-9]{3,8}|(?=.*[A-Za-z])[!-~](?:[ -~]{0,9}[!-~])?)\z")]
    private static partial Regex SenderNameRegex();

    [GeneratedRegex($@"^{Pattern}\z")]
    private static partial Regex NumberRegex();
}
