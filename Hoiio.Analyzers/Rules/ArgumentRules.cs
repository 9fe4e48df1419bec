using HoiioSdk.Analyzers.Flow;
using HoiioSdk.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;

namespace HoiioSdk.Analyzers.Rules;

/// <summary>Checks the constants that are passed to the services.</summary>
static class ArgumentRules
{
    public static void Check(RuleContext context, AnswerFlow flow, Lazy<bool> setsPrefix)
    {
        if (DroppedAnswerRule.Called(context.Operation) is ({ } service, _) && Calls(service))
            foreach (var (parameter, value) in Arguments.Of(context.Operation))
                Check(context, flow, setsPrefix, parameter, value);
    }

    static bool Calls(ITypeSymbol type) => Sdk.IsService(type) || Sdk.IsOwn(type, "IvrCalls") || Sdk.IsOwn(type, "IvrCall");

    static void Check(
        RuleContext context, AnswerFlow flow, Lazy<bool> setsPrefix, IParameterSymbol parameter, IOperation value)
    {
        foreach (var (constant, where) in Constants.In(value, flow))
            if (constant is string text && PhoneNumberRule.IsNumber(parameter.Name)
                && PhoneNumberRule.Problem(text, setsPrefix) is { } problem)
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.PhoneNumber, where.GetLocation(), problem));
            else if (Limits.Validate(parameter.ContainingType.Name, parameter.Name, constant) is { } form)
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.RefusedLiteral, where.GetLocation(), parameter.Name, Shown(constant), form));
    }

    static string Shown(object constant) => $"{constant}" is { Length: > 40 } text ? $"{text.Substring(0, 40)}..." : $"{constant}";
}
