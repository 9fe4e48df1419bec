using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace HoiioSdk;

static class Check
{
    /// <summary>What ends the message of every error that comes before a request goes out.</summary>
    public const string NothingSent = "Nothing was sent.";

    /// <summary>The value itself, or an error before anything is sent.</summary>
    public static string Required([NotNull] string? value, [CallerArgumentExpression(nameof(value))] string name = "") => value switch
    {
        null => throw new ArgumentNullException(name, $"{name} is required and was null. {NothingSent}"),
        "" => throw new ArgumentException($"{name} is required and was empty. {NothingSent}", name),
        _ => value,
    };

    /// <summary>The value itself, which may be left out but not be empty.</summary>
    public static T? NotEmpty<T>(T? value, [CallerArgumentExpression(nameof(value))] string name = "") where T : class =>
        value?.ToString() == ""
            ? throw new ArgumentException($"{name} was empty. Pass a value, or null to leave it out. {NothingSent}", name)
            : value;

    /// <summary>The path itself, if it stays below the endpoint: the access token goes wherever it leads.</summary>
    public static string RelativePath(string? path)
    {
        Required(path);
        // Only as far as it reads like a path: what was copied along may hold the access token.
        var end = path.TakeWhile(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '.' or '-' or '_').Count();
        return end == path.Length && !path.Split('/').Any(part => part is "" or "." or "..")
            ? path
            : throw new ArgumentException(
                $"'{path[..end]}{(end < path.Length ? "..." : "")}' is not a path of the API. Write it like voice/call: relative, and pass "
                + $"what belongs in a query as parameters. {NothingSent}", nameof(path));
    }

    /// <summary>The error of an argument that stands deeper within, where no parameter has its name.</summary>
    public static ArgumentException Invalid(string name, string problem, Exception? cause = null) => new(problem, name, cause);
}
