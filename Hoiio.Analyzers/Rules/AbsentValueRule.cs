using HoiioSdk.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HoiioSdk.Analyzers.Rules;

/// <summary>HOIIO003: a field that may be absent is converted to a type that cannot be null.</summary>
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
        if (type is not null && !Arguments.HasNull(type) && Absence.In(value, flow) is { } field)
            Report(context, value!, field, ConversionProblem(type, field));
    }

    public static string ConversionProblem(ITypeSymbol type, FieldValue field)
    {
        var name = type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        // Numbers of an answer are doubles, and a double does not convert to decimal.
        var hint = type.SpecialType == SpecialType.System_Decimal
            ? $"read it with Find<decimal?>(\"{field.Name}\")"
            : $"use {name}? or a default with ??";
        return $"{name} cannot be null; {hint}";
    }

    public static void Report(RuleContext context, IOperation value, FieldValue field, string problem) =>
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.AbsentValue, value.Syntax.GetLocation(), field.Name, problem));
}
