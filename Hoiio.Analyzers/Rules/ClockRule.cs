using System.Collections.Immutable;
using HoiioSdk.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HoiioSdk.Analyzers.Rules;

/// <summary>HOIIO005: a date in GMT+8 is taken for local time or UTC.</summary>
static class ClockRule
{
    /// <summary>The property of the diagnostic of a field that can be read as a DateTimeOffset instead.</summary>
    public const string IsField = "isField";

    const string AsMoment = "as a DateTimeOffset it would be taken for local time";

    static readonly ImmutableDictionary<string, string?> Replaceable = ImmutableDictionary<string, string?>.Empty.Add(IsField, "");

    static readonly string[] Shifts = ["ToUniversalTime", "ToLocalTime", "ToFileTime", "ToFileTimeUtc"];

    public static void Check(RuleContext context, AnswerFlow flow)
    {
        var clocks = new Clocks(flow);
        switch (context.Operation)
        {
            case IConversionOperation { Operand: var date } conversion when IsMoment(conversion.Type):
                Report(context, clocks, date, AsMoment);
                break;
            // DateTime.UtcNow - res.date + TimeSpan.FromHours(8) is right.
            case IBinaryOperation both when Relates(both.OperatorKind)
                && both.Parent is not IBinaryOperation { OperatorKind: BinaryOperatorKind.Add }:
                Compare(context, clocks, both.LeftOperand, both.RightOperand);
                break;
            case IObjectCreationOperation creation when IsMoment(creation.Type):
                CheckCreation(context, clocks, [.. creation.Arguments.Select(argument => argument.Value)]);
                break;
            case IDynamicObjectCreationOperation creation when IsMoment(creation.Type):
                CheckCreation(context, clocks, [.. creation.Arguments]);
                break;
            case IInvocationOperation { TargetMethod: var method } call:
                var arguments = call.Arguments.Select(argument => argument.Value).ToArray();
                CheckCall(context, clocks, method.ContainingType, method.Name, call.Instance, arguments);
                break;
            case IDynamicInvocationOperation { Operation: IDynamicMemberReferenceOperation method } call:
                CheckCall(context, clocks, method.ContainingType, method.MemberName, method.Instance, [.. call.Arguments]);
                CheckArguments(context, clocks, call);
                break;
        }
    }

    static void CheckCreation(RuleContext context, Clocks clocks, IOperation[] arguments)
    {
        if (arguments is [var date])
            Report(context, clocks, date, AsMoment);
        else if (arguments is [var inUtc, IFieldReferenceOperation { Field: { Name: "Zero", ContainingType.Name: nameof(TimeSpan) } }])
            Report(context, clocks, inUtc, "without an offset it would be taken for UTC");
    }

    static void CheckCall(
        RuleContext context, Clocks clocks, ITypeSymbol? type, string method, IOperation? receiver, IOperation[] arguments)
    {
        if (receiver is not null && Shifts.Contains(method) && arguments.Length == 0)
            Report(context, clocks, receiver, $"{method} takes it for local time");
        else if (receiver is not null && method is "Subtract" or "CompareTo" or "Equals" && arguments is [var other])
            Compare(context, clocks, receiver, other);
        else if (type?.Name == "TimeZoneInfo"
            && (method, arguments.Length) is ("ConvertTimeToUtc", 1) or ("ConvertTime" or "ConvertTimeBySystemTimeZoneId", 2))
            Report(context, clocks, arguments[0], $"{method} takes it for local time");
        else if (type?.Name == "TimeZoneInfo" && method == "ConvertTimeFromUtc" && arguments is [var inUtc, ..])
            Report(context, clocks, inUtc, $"{method} takes it for UTC");
        else if (type?.Name == nameof(DateTime) && method == "SpecifyKind" && arguments is [var marked, { ConstantValue.Value: 1 or 2 }]
            && !IsMovedOn(context.Operation))
            Report(context, clocks, marked, "SpecifyKind changes the instant");
        else if (type?.Name == nameof(DateTime) && method is "Compare" or "Equals" && arguments is [var one, var second])
            Compare(context, clocks, one, second);
    }

    static void CheckArguments(RuleContext context, Clocks clocks, IDynamicInvocationOperation call)
    {
        if (!call.Arguments.Any(argument => clocks.FieldOf(argument) is not null) || Arguments.OfDynamic(call) is not { } arguments)
            return;
        for (var index = 0; index < arguments.Values.Length; index++)
            if (arguments.TypesOf(index).ToList() is { Count: > 0 } types && types.All(IsMoment))
                Report(context, clocks, arguments.Values[index], AsMoment);
    }

    static void Compare(RuleContext context, Clocks clocks, IOperation one, IOperation other)
    {
        if (!MayBeDate(one.Type) || !MayBeDate(other.Type))
            return;
        foreach (var (date, against) in new[] { (one, other), (other, one) })
            if (IsMoment(against.Type))
                Report(context, clocks, date, AsMoment);
            else if (clocks.NameOfNow(against) is { } now)
                Report(context, clocks, date, $"compared with {now} it is hours off");
    }

    static void Report(RuleContext context, Clocks clocks, IOperation date, string problem)
    {
        if (clocks.FieldOf(date) is { } field)
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.ClockOfTheApi, date.Syntax.GetLocation(),
                clocks.IsField(date) && TakesMoment(context.Operation, date, problem) ? Replaceable : null,
                field.Name, problem));
    }

    // An argument for a DateTime cannot be a DateTimeOffset. The code fix replaces the whole call of ConvertTimeToUtc.
    static bool TakesMoment(IOperation operation, IOperation date, string problem) => problem == AsMoment
        || date.Parent is not (IArgumentOperation or IDynamicInvocationOperation)
        || DroppedAnswerRule.Called(operation).Method == "ConvertTimeToUtc";

    // DateTime.SpecifyKind(res.date, DateTimeKind.Utc).AddHours(-8) is right.
    static bool IsMovedOn(IOperation call) => call.Parent is IInvocationOperation or IDynamicMemberReferenceOperation;

    static bool Relates(BinaryOperatorKind kind) => kind is BinaryOperatorKind.Subtract or BinaryOperatorKind.Equals
        or BinaryOperatorKind.NotEquals or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual
        or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual;

    static bool MayBeDate(ITypeSymbol? type) => FieldAccess.IsAsRead(type) || IsMoment(type);

    static bool IsMoment(ITypeSymbol? type) => type is { Name: nameof(DateTimeOffset), ContainingNamespace.Name: nameof(System) }
        || (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            && IsMoment(nullable.TypeArguments[0]));
}
