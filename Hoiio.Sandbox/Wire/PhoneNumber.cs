using System.Text.RegularExpressions;

namespace HoiioSdk.Sandbox;

/// <summary>The form of a phone number: a plus and 8 to 15 digits.</summary>
static partial class PhoneNumber
{
    public static bool IsValid(string text) => Form().IsMatch(text);

    /// <summary>The error code for a number that is to be reached, or null.</summary>
    /// <param name="name">The parameter that holds it.</param>
    /// <param name="number">The number.</param>
    /// <param name="outcome">What becomes of it by <see cref="MagicNumbers"/>: a status, or an error code.</param>
    public static string? Judge(string name, string number, Func<string, string> outcome)
    {
        if (!IsValid(number))
            return $"error_{name}_invalid";
        var result = outcome(number);
        return result.StartsWith("error_", StringComparison.Ordinal) ? result.Replace("{0}", name, StringComparison.Ordinal) : null;
    }

    [GeneratedRegex(@"^\+[1-9][0-9]{7,14}\z")]
    private static partial Regex Form();
}
