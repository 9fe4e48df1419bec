using HoiioSdk.Analyzers.Flow;
using HoiioSdk.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HoiioSdk.Analyzers.Rules;

/// <summary>Checks the constants that are passed to the services.</summary>
static class ArgumentRules
{
    public static void Check(RuleContext context, AnswerFlow flow, Lazy<bool> setsPrefix)
    {
        switch (context.Operation)
        {
            case IInvocationOperation { TargetMethod.ContainingType: var service } call when Calls(service):
                foreach (var argument in call.Arguments)
                    if (argument is { ArgumentKind: not ArgumentKind.DefaultValue, Parameter: { } parameter })
                        Check(context, flow, setsPrefix, parameter, argument.Value);
                break;
            case IDynamicInvocationOperation { Operation: IDynamicMemberReferenceOperation { Instance.Type: var service } }
                when Calls(service) && Arguments.OfDynamic(context.Operation) is { Methods: [var method, ..] } arguments:
                for (var index = 0; index < arguments.Values.Length; index++)
                    if (arguments.ParameterOf(method, index) is { } parameter)
                        Check(context, flow, setsPrefix, parameter, arguments.Values[index]);
                break;
        }
    }

    static bool Calls(ITypeSymbol? type) => Sdk.IsService(type) || Sdk.IsOwn(type, "IvrCalls") || Sdk.IsOwn(type, "IvrCall");

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
