using HoiioSdk.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HoiioSdk.Analyzers.Rules;

/// <summary>HOIIO003: a field that may be absent goes into a type that has no null.</summary>
static class AbsentValueRule
{
    public static void Check(RuleContext context, AnswerFlow flow)
    {
        var (value, type) = context.Operation switch
        {
            IConversionOperation conversion => (conversion.Operand, conversion.Type),
            // total += call.duration
            ICompoundAssignmentOperation assignment => (assignment.Value, assignment.Target.Type),
            // if (rate.is_unicode)
            IUnaryOperation { OperatorKind: UnaryOperatorKind.True } condition => (condition.Operand, condition.Type),
            _ => (null, null),
        };
        if (HasNoNull(type) && Absence.In(value, flow) is { } field)
            Report(context, value!, field, HasNoNullIn(type!, field));
    }

    public static bool HasNoNull(ITypeSymbol? type) =>
        type is { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T };

    public static string HasNoNullIn(ITypeSymbol type, FieldValue field)
    {
        var name = type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        // A number of an answer is a double, and no double goes into a decimal.
        var hint = type.SpecialType == SpecialType.System_Decimal
            ? $"read it with Find<decimal?>(\"{field.Name}\")"
            : $"take {name}?, or a default with ??";
        return $"{name} has no null; {hint}";
    }

    public static void Report(RuleContext context, IOperation value, FieldValue field, string problem) =>
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.AbsentValue, value.Syntax.GetLocation(), field.Name, problem));
}
