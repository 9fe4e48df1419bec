using System.Text.RegularExpressions;

namespace HoiioSdk.Sandbox.Wire;

/// <summary>The form of a phone number: a plus and 8 to 15 digits.</summary>
static partial class PhoneNumber
{
    /// <summary>What stands for the number of somebody who withholds it.</summary>
    public const string Private = "private";

    /// <summary>The form as a regular expression.</summary>
    public const string Pattern = @"\+[1-9][0-9]{7,14}";

    public static bool IsValid(string text) => NumberRegex().IsMatch(text);

    /// <summary>Whether an SMS that comes in may have this sender in place of a number: a short code, or a name.</summary>
    public static bool IsSenderName(string text) => SenderNameRegex().IsMatch(text);

    /// <summary>The error code for a number that is to be reached, or null.</summary>
    /// <param name="name">The parameter that holds it.</param>
    /// <param name="number">The number.</param>
    /// <param name="outcome">What becomes of it by <see cref="MagicNumbers"/>: a status, or an error code.</param>
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
