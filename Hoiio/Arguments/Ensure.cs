using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace HoiioSdk.Arguments;

/// <summary>Validates arguments before anything is sent.</summary>
static class Ensure
{
    /// <summary>The end of the message of every error that comes before a request goes out.</summary>
    public const string NothingSent = "Nothing was sent.";

    /// <summary>Returns the value if it is neither null nor empty.</summary>
    public static string NotNullOrEmpty([NotNull] string? value, [CallerArgumentExpression(nameof(value))] string name = "") => value switch
    {
        null => throw new ArgumentNullException(name, $"{name} is required and was null. {NothingSent}"),
        "" => throw new ArgumentException($"{name} is required and was empty. {NothingSent}", name),
        _ => value,
    };

    /// <summary>Returns the value if it is null or not empty.</summary>
    public static T? NotEmpty<T>(T? value, [CallerArgumentExpression(nameof(value))] string name = "") where T : class =>
        value?.ToString() == ""
            ? throw new ArgumentException($"{name} was empty. Pass a value, or null to leave it out. {NothingSent}", name)
            : value;

    /// <summary>Returns the path if it stays below the endpoint: the access token goes wherever the path leads.</summary>
    public static string RelativePath(string? path)
    {
        NotNullOrEmpty(path);
        // Quote only what reads like a path: a query that was pasted along may hold the access token.
        var end = path.TakeWhile(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '.' or '-' or '_').Count();
        return end == path.Length && !path.Split('/').Any(part => part is "" or "." or "..")
            ? path
            : throw new ArgumentException(
                $"'{path[..end]}{(end < path.Length ? "..." : "")}' is not a path of the API. Write it like voice/call: relative, and pass "
                + $"what belongs in a query as parameters. {NothingSent}", nameof(path));
    }

    /// <summary>Returns the URL if the service can post to it.</summary>
    public static string NotifyUrl([NotNull] string? value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Uri.TryCreate(NotNullOrEmpty(value, name), UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            && !value.Contains('#', StringComparison.Ordinal)
            ? value
            : throw new ArgumentException(
                $"{name} is not a URL that the service can post to. Write it as http://my.server.com/calls. {NothingSent}", name);

    /// <summary>Returns the text if it is well-formed UTF-16: half of a character would go out, and be paid for, as U+FFFD.</summary>
    public static string WellFormed(string text, string name)
    {
        for (var i = 0; i < text.Length; i++)
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                throw Invalid(name, $"{name} has half of a character at index {i} of {text.Length}. Cut texts between whole characters, "
                    + $"such as with StringInfo.SubstringByTextElements. {NothingSent}");
        return text;
    }

    /// <summary>Makes the error of a value that is no parameter of the calling method.</summary>
    public static ArgumentException Invalid(string name, string problem, Exception? cause = null) => new(problem, name, cause);
}
