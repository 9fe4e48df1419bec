using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HoiioSdk.Analyzers.Flow;

/// <summary>Tells whether a date is in GMT+8, the time zone of the API, or in local time or UTC.</summary>
sealed class Clocks(AnswerFlow flow)
{
    const int Deepest = 16;

    // These keep the time zone. Adding hours may be a conversion to another.
    static readonly string[] Steps = ["AddDays", "AddMonths", "AddYears"];

    /// <summary>The field that a date comes from, if it is in GMT+8.</summary>
    public FieldValue? FieldOf(IOperation operation, int depth = 0)
    {
        if (!FieldAccess.IsAsRead(operation.Type) || depth > Deepest)
            return null;
        var value = flow.ValueOf(operation);
        return value switch
        {
            IDynamicInvocationOperation { Operation: IDynamicMemberReferenceOperation { Instance: { } date } step }
                when Steps.Contains(step.MemberName) => FieldOf(date, depth + 1),
            IInvocationOperation { Instance: { } date } step when Steps.Contains(step.TargetMethod.Name) => FieldOf(date, depth + 1),
            IDynamicMemberReferenceOperation { MemberName: "Date", Instance: { } date } when FieldOf(date, depth + 1) is { } field => field,
            IPropertyReferenceOperation { Property.Name: "Date", Instance: { } date } => FieldOf(date, depth + 1),
            _ => flow.Of(operation) is FieldValue { IsClock: true } field ? field : null,
        };
    }

    /// <summary>Whether an expression names a field of an answer, not a date computed from one.</summary>
    public bool IsField(IOperation operation) =>
        FieldAccess.In(operation, flow.Sdk) is { Receiver: var receiver } && flow.Of(receiver) is Answer;

    /// <summary>The property, such as DateTime.UtcNow, that a date comes from; null if it comes from none.</summary>
    public string? NameOfNow(IOperation operation, int depth = 0)
    {
        var value = flow.ValueOf(operation);
        return depth > Deepest ? null : value switch
        {
            IPropertyReferenceOperation { Instance: null, Property: { Name: "Now" or "UtcNow" or "Today" } now }
                when IsDate(now.ContainingType) => $"{now.ContainingType.Name}.{now.Name}",
            IPropertyReferenceOperation { Instance: { } date, Property.Name: "Date" or "DateTime" or "UtcDateTime" or "LocalDateTime" } =>
                NameOfNow(date, depth + 1),
            IInvocationOperation { Instance: { } date, Arguments: [{ Value: var step }] } call when IsSmall(call.TargetMethod.Name, step) =>
                NameOfNow(date, depth + 1),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract, LeftOperand: var date, RightOperand.Type.Name: nameof(TimeSpan) }
                => NameOfNow(date, depth + 1),
            _ => null,
        };
    }

    static bool IsDate(ITypeSymbol type) => type.SpecialType == SpecialType.System_DateTime || type.Name == nameof(DateTimeOffset);

    // UTC plus eight hours is GMT+8.
    static bool IsSmall(string method, IOperation step) => Steps.Contains(method)
        || (method is "AddHours" or "AddMinutes" or "AddSeconds" && IsNegative(step));

    static bool IsNegative(IOperation step)
    {
        while (step is IConversionOperation conversion)
            step = conversion.Operand;
        return step.ConstantValue is { HasValue: true, Value: int and < 0 or double and < 0 };
    }
}
