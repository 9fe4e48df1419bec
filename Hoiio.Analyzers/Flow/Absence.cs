using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HoiioSdk.Analyzers.Flow;

/// <summary>Finds out whether a value may be null because a field of an answer may be absent.</summary>
static class Absence
{
    const int Deepest = 32;

    /// <summary>The field whose absence makes the value null, unless a condition guards it; null if there is none.</summary>
    public static FieldValue? In(IOperation? operation, AnswerFlow flow, int depth = 0) => operation switch
    {
        null or { Type.TypeKind: not TypeKind.Dynamic } => null,
        _ when depth > Deepest => null,
        IConversionOperation { Operand.Type.TypeKind: TypeKind.Dynamic, Operand: var operand } => In(operand, flow, depth + 1),
        IConditionalOperation choice => In(choice.WhenTrue, flow, depth + 1) ?? In(choice.WhenFalse, flow, depth + 1),
        ICoalesceOperation choice => In(choice.WhenNull, flow, depth + 1),
        ISwitchExpressionOperation choice =>
            choice.Arms.Select(arm => In(arm.Value, flow, depth + 1)).FirstOrDefault(field => field is not null),
        // null * 60 is null.
        IBinaryOperation sum when IsArithmetic(sum.OperatorKind) && IsNumber(sum, flow, depth) =>
            In(sum.LeftOperand, flow, depth + 1) ?? In(sum.RightOperand, flow, depth + 1),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus or UnaryOperatorKind.Plus } sign => In(sign.Operand, flow, depth + 1),
        _ => flow.Of(operation) is FieldValue { MayBeNull: true } field && !Guards.Protect(operation, field, flow) ? field : null,
    };

    static bool IsArithmetic(BinaryOperatorKind kind) => kind is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract
        or BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder;

    // Null concatenated with a string is a string.
    static bool IsNumber(IOperation operation, AnswerFlow flow, int depth) => depth <= Deepest && operation switch
    {
        IBinaryOperation sum => IsNumber(sum.LeftOperand, flow, depth + 1) && IsNumber(sum.RightOperand, flow, depth + 1),
        { Type.SpecialType: SpecialType.System_String } => false,
        _ => flow.Of(operation) is not FieldValue { Name: var name } || DocumentedTypes.Of(name) is FieldType.Int or FieldType.Double,
    };
}
