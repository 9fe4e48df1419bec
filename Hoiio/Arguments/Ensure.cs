using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace HoiioSdk.Arguments;

/// <summary>Validates arguments before anything is sent.</summary>
static class Ensure
{
    /// <summary>Ends the message of every error that is thrown before a request is sent.</summary>
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

    /// <summary>Returns the path if it stays below the endpoint: the access token is sent wherever the path leads.</summary>
    public static string RelativePath(string? path)
    {
        NotNullOrEmpty(path);
        // Quote only the valid part of the path: a pasted query may contain the access token.
        var end = path.TakeWhile(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '.' or '-' or '_').Count();
        return end == path.Length && !path.Split('/').Any(part => part is "" or "." or "..")
            ? path
            : throw new ArgumentException(
                $"'{path[..end]}{(end < path.Length ? "..." : "")}' is not a path of the API. Write it like voice/call: relative, and pass "
                + $"query values as parameters. {NothingSent}", nameof(path));
    }

    /// <summary>Returns the URL if the service can post to it.</summary>
    public static string NotifyUrl([NotNull] string? value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Uri.TryCreate(NotNullOrEmpty(value, name), UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            && !value.Contains('#', StringComparison.Ordinal)
            ? value
            : throw new ArgumentException(
                $"{name} is not a URL that the service can post to. Write it as http://my.server.com/calls. {NothingSent}", name);

    /// <summary>Returns the text if it is well-formed UTF-16: an unpaired surrogate would be sent, and charged, as U+FFFD.</summary>
    public static string WellFormed(string text, string name)
    {
        for (var i = 0; i < text.Length; i++)
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                throw Invalid(name, $"{name} has an unpaired surrogate at index {i} of {text.Length}. Cut strings between characters, "
                    + $"such as with StringInfo.SubstringByTextElements. {NothingSent}");
        return text;
    }

    /// <summary>Creates the error for a value that is not a parameter of the calling method.</summary>
    public static ArgumentException Invalid(string name, string problem, Exception? cause = null) => new(problem, name, cause);
}
