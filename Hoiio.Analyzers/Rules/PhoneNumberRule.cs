using HoiioSdk.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HoiioSdk.Analyzers.Rules;

/// <summary>HOIIO006: a phone number that is sent to another country or refused.</summary>
static class PhoneNumberRule
{
    const int MaxNumberLength = 15;
    const string Separators = "+ -.()/";

    static readonly string[] Parameters = ["dest", "dest1", "dest2", "dests", "number", "callerId", "recipients"];

    public static bool IsNumber(string parameter) => Parameters.Contains(parameter);

    /// <summary>What is wrong with a number; null if nothing is, or if it is not a number, such as <c>private</c> or a room.</summary>
    public static string? Problem(string number, Lazy<bool> setsPrefix)
    {
        var digits = string.Concat(number.Where(IsDigit));
        if (digits == "" || !number.All(letter => IsDigit(letter) || Separators.Contains(letter)))
            return null;
        if (number != digits && number != $"+{digits}")
            return $"\"{number}\" is refused; {(number.Trim()[0] == '+' ? $"write +{digits}" : StatusMeanings.NumberForm)}";
        if (number == digits)
            return NorthAmerica.Has(number) || setsPrefix.Value ? null
                : $"\"{number}\" is sent as +1{number}, because no Prefix is set; write a plus and the country code, or set Hoiio.Prefix";
        return digits.Length > MaxNumberLength || digits[0] == '0'
            ? $"\"{number}\" has no valid country code; {StatusMeanings.NumberForm}"
            : null;
    }

    /// <summary>Whether the program sets the Prefix of Hoiio or of a client.</summary>
    public static bool SetsPrefix(Compilation compilation, CancellationToken cancellationToken) => compilation.SyntaxTrees.Any(tree =>
        tree.GetRoot(cancellationToken).DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(assignment =>
            assignment.Left.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == "Prefix")));

    static bool IsDigit(char letter) => letter is >= '0' and <= '9';
}
