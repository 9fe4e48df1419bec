using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace HoiioSdk;

static class Check
{
    /// <summary>The value itself, or an error before anything is sent.</summary>
    public static string Required([NotNull] string? value, [CallerArgumentExpression(nameof(value))] string name = "") => value switch
    {
        null => throw new ArgumentNullException(name, $"{name} is required and was null. Nothing was sent."),
        "" => throw new ArgumentException($"{name} is required and was empty. Nothing was sent.", name),
        _ => value,
    };

    /// <summary>The value itself, which may be left out but not be empty.</summary>
    public static string? NotEmpty(string? value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value == "" ? throw new ArgumentException($"{name} was empty. Pass a value, or null to leave it out. Nothing was sent.", name) : value;

    /// <summary>The value itself, unless it is a phone number: C# takes the second of several numbers for the parameter that follows the first.</summary>
    public static string? NoPhoneNumber(string? value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is ['+', ..]
            ? throw new ArgumentException($"{name} is a phone number. If it belongs to the numbers, pass them as a list, such as [\"+6511111111\", \"+6522222222\"]. Nothing was sent.", name)
            : value;

    /// <summary>The path itself, if it stays below the endpoint: the access token goes wherever it leads.</summary>
    public static string RelativePath(string? path)
    {
        Required(path);
        return path.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '.' or '-' or '_') && path[0] != '/'
            && !path.Split('/').Any(part => part is "" or "." or "..")
            ? path
            : throw new ArgumentException($"'{WithoutQuery(path)}' is not a path of the API. Write it like voice/call: relative, and pass what belongs in a query as parameters. Nothing was sent.", nameof(path));
    }

    // A query that was copied along may hold the access token.
    static string WithoutQuery(string path) => path.IndexOf('?', StringComparison.Ordinal) is >= 0 and var query ? path[..query] + "?..." : path;
}
