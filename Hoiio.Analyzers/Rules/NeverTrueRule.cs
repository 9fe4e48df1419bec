using HoiioSdk.Analyzers.Flow;
using HoiioSdk.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HoiioSdk.Analyzers.Rules;

/// <summary>HOIIO002: a comparison that is never true.</summary>
static class NeverTrueRule
{
    const string Missing = "_param_missing";

    public static void Check(RuleContext context, AnswerFlow flow)
    {
        switch (context.Operation)
        {
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison:
                Compare(context, flow, comparison.LeftOperand, comparison.RightOperand);
                break;
            case IConstantPatternOperation pattern:
                Judge(context, flow, ValueMatchedBy(pattern), pattern.Value);
                break;
            case ISingleValueCaseClauseOperation { Parent.Parent: ISwitchOperation choice } clause:
                Judge(context, flow, choice.Value, clause.Value);
                break;
            case IDynamicInvocationOperation { Operation: IDynamicMemberReferenceOperation method } call:
                CheckCall(context, flow, method.MemberName,
                    method.Instance is { } receiver ? [receiver, .. call.Arguments] : [.. call.Arguments]);
                break;
            case IInvocationOperation { TargetMethod: { ContainingType.SpecialType: SpecialType.System_String } method } call:
                var arguments = call.Arguments.Select(argument => argument.Value);
                CheckCall(context, flow, method.Name, call.Instance is { } text ? [text, .. arguments] : [.. arguments]);
                break;
        }
    }

    static void CheckCall(RuleContext context, AnswerFlow flow, string method, IOperation[] operands)
    {
        if (method is "Equals" or "Equal" or "AreEqual" && operands is [var one, var other, ..])
            Compare(context, flow, one, other, operands.Skip(2).Any(IgnoresCase));
        // In a text, Contains finds a part of the value.
        else if (method == "Contains" && operands is [var list, var element]
            && flow.Of(list) is FieldValue { Name: var name } && DocumentedTypes.Of(name) == FieldType.Texts)
            Judge(context, flow, list, element);
    }

    // The values of StringComparison that ignore case are odd.
    static bool IgnoresCase(IOperation operation) =>
        operation.Type is { Name: nameof(StringComparison) } && operation.ConstantValue is not { HasValue: true, Value: 0 or 2 or 4 };

    static void Compare(RuleContext context, AnswerFlow flow, IOperation one, IOperation other, bool ignoresCase = false)
    {
        Judge(context, flow, one, other, ignoresCase);
        Judge(context, flow, other, one, ignoresCase);
    }

    static void Judge(RuleContext context, AnswerFlow flow, IOperation? field, IOperation constant, bool ignoresCase = false)
    {
        if (!MayBeText(field?.Type) || !MayBeText(constant.Type))
            return;
        if (TextOf(constant, flow) is not { } text || flow.Of(field) is not FieldValue value)
            return;
        var comparer = ignoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        var values = value.Name == "status" ? StatusUnlike(text, comparer) : ValuesUnlike(text, flow.Sdk.ValuesOf(value.Name), comparer);
        if (values is not null)
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.NeverTrue, constant.Syntax.GetLocation(), value.Name, text, values));
    }

    static string? ValuesUnlike(string text, IReadOnlyCollection<string> values, StringComparer comparer) =>
        values.Count == 0 || values.Contains(text, comparer) ? null
        : $"it is {string.Join(", ", values.Take(values.Count - 1).Select(Quoted))} or {Quoted(values.Last())}";

    // The service may send undocumented codes, but hardly one that resembles a documented code.
    static string? StatusUnlike(string text, StringComparer comparer) =>
        StatusMeanings.All.Keys.Contains(text, comparer) || text.EndsWith(Missing, StringComparison.OrdinalIgnoreCase) ? null
        : !text.StartsWith("error_", StringComparison.Ordinal) ? $"it is {Quoted(StatusMeanings.Success)}, or an error code"
        : Nearest.To(text, StatusMeanings.All.Keys, maxDistance: 2) is { } nearest ? $"did you mean {Quoted(nearest)}?"
        : null;

    static bool MayBeText(ITypeSymbol? type) =>
        type is { TypeKind: TypeKind.Dynamic } or { SpecialType: SpecialType.System_String or SpecialType.System_Object };

    static string Quoted(string text) => $"\"{text}\"";

    static string? TextOf(IOperation operation, AnswerFlow flow) =>
        flow.ValueOf(operation).ConstantValue is { HasValue: true, Value: string text } ? text : null;

    static IOperation? ValueMatchedBy(IPatternOperation pattern)
    {
        var outer = pattern.Parent;
        while (outer is IBinaryPatternOperation or INegatedPatternOperation)
            outer = outer.Parent;
        return outer switch
        {
            IIsPatternOperation match => match.Value,
            IPropertySubpatternOperation { Member: var member } => member,
            IPatternCaseClauseOperation { Parent.Parent: ISwitchOperation choice } => choice.Value,
            ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } => choice.Value,
            _ => null,
        };
    }
}
