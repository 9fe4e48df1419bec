using System.Collections.Immutable;
using HoiioSdk.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HoiioSdk.Analyzers.Rules;

/// <summary>HOIIO004, and HOIIO003 for arguments: at run time no overload accepts null, or several do.</summary>
static class AbsentArgumentRule
{
    /// <summary>The property of the diagnostic that holds the argument to write instead.</summary>
    public const string Text = "text";

    public static void Check(RuleContext context, AnswerFlow flow)
    {
        if (Arguments.OfDynamic(context.Operation) is not { Methods.Length: > 0 } arguments)
            return;
        for (var index = 0; index < arguments.Values.Length; index++)
            if (Absence.In(arguments.Values[index], flow) is { } field)
                Check(context, arguments, index, field);
    }

    static void Check(RuleContext context, Arguments arguments, int index, FieldValue field)
    {
        var types = arguments.TypesOf(index).ToList();
        if (types.Any(type => type.TypeKind == TypeKind.TypeParameter))
            return;
        var value = arguments.Values[index];
        var nullable = arguments.TypesOfNull(index).ToList();
        if (types.Count == 1 && nullable.Count == 0)
            AbsentValueRule.Report(context, value, field, AbsentValueRule.ConversionProblem(types[0], field));
        else if (nullable.Count == 0)
            AbsentValueRule.Report(context, value, field, $"no overload of {NameOf(arguments)} takes null; give it a default with ??");
        else if (nullable.Count > 1 && IsAlone(arguments, index) && Problem(arguments, index, nullable, context.Compilation) is { } problem)
            Report(context, value.Syntax, field, problem, takesText: nullable.Any(TakesText));
    }

    static void Report(RuleContext context, SyntaxNode value, FieldValue field, string problem, bool takesText)
    {
        // A colon in an interpolation starts a format.
        var text = value is ConditionalExpressionSyntax ? $"$\"{{({value})}}\"" : $"$\"{{{value}}}\"";
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.AmbiguousNull,
            value.GetLocation(),
            takesText ? ImmutableDictionary<string, string?>.Empty.Add(Text, text) : null,
            field.Name, problem, takesText ? $"write it as text: {text}" : "cast it to the intended type"));
    }

    // If the overloads differ in other parameters too, those may decide.
    static bool IsAlone(Arguments arguments, int index) => Enumerable.Range(0, arguments.Values.Length)
        .All(other => other == index || arguments.Values[other].Type?.TypeKind != TypeKind.Dynamic);

    static string? Problem(Arguments arguments, int index, List<ITypeSymbol> types, Compilation compilation)
    {
        var best = types.FirstOrDefault(type => types.All(other => compilation.ClassifyConversion(type, other).IsImplicit));
        if (best is null)
            return $"null fits several overloads of {NameOf(arguments)}";
        // Only string.Format and StringBuilder.AppendFormat take null for the whole list.
        return NameOf(arguments).EndsWith("Format", StringComparison.Ordinal) && arguments.Methods.Any(overload =>
                arguments.ParameterOf(overload, index) is { IsParams: true } rest && SymbolEqualityComparer.Default.Equals(rest.Type, best))
            ? $"null is taken for the whole argument list of {NameOf(arguments)}"
            : null;
    }

    static bool TakesText(ITypeSymbol type) => type.SpecialType is SpecialType.System_String or SpecialType.System_Object;

    static string NameOf(Arguments arguments) =>
        arguments.Methods[0] is { MethodKind: MethodKind.Constructor, ContainingType.Name: var type } ? type : arguments.Methods[0].Name;
}
