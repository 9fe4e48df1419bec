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
}
