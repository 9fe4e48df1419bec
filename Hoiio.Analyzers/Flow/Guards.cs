using HoiioSdk.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HoiioSdk.Analyzers.Flow;

/// <summary>
/// Finds the conditions under which code runs, and whether they check an optional field: the field itself, or a state that implies it.
/// </summary>
static class Guards
{
    const int DeepestLocal = 8;

    static readonly string[] Assertions = ["Assert", "Should", "ThrowIf"];

    /// <summary>Whether a condition guards the use of an optional field.</summary>
    /// <param name="use">Where the field is used.</param>
    /// <param name="field">The field.</param>
    /// <param name="flow">The answers of the code.</param>
    public static bool Protect(IOperation use, FieldValue field, AnswerFlow flow)
    {
        var needed = new Question(field, flow.OriginOf(use), VariableOf(use));
        for (var inner = use; inner.Parent is { } outer; inner = outer)
            if (ConditionsOf(inner, outer).Any(condition => AskFor(condition, needed, flow)))
                return true;
        return false;
    }

    /// <summary>Whether an expression checks any optional field.</summary>
    public static bool AreIn(IOperation expression, AnswerFlow flow) => AskFor(expression, null, flow);

    /// <summary>The conditions of an operation under which a part of it runs.</summary>
    static IEnumerable<IOperation?> ConditionsOf(IOperation inner, IOperation outer)
    {
        switch (outer)
        {
            case IConditionalOperation choice when inner != choice.Condition:
                return [choice.Condition];
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both
                when inner == both.RightOperand:
                return [both.LeftOperand];
            case ICoalesceOperation coalesce when inner == coalesce.WhenNull:
                return [coalesce.Value];
            case IWhileLoopOperation { ConditionIsTop: true } loop when inner == loop.Body:
                return [loop.Condition];
            case IForLoopOperation loop when inner == loop.Body:
                return [loop.Condition];
            case ISwitchCaseOperation { Parent: ISwitchOperation choice } section:
                return section.Clauses.OfType<IPatternCaseClauseOperation>().Select(clause => clause.Guard).Append(choice.Value)
                    .Concat(Before(section.Body, inner));
            case ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } arm when inner == arm.Value:
                return [choice.Value, arm.Guard];
            // The exception for an absent field is caught, so the body itself is the check.
            case ITryOperation attempt when inner == attempt.Body
                && attempt.Catches.Any(caught => caught.ExceptionType.Name == "RuntimeBinderException"):
                return [inner];
            case ICatchClauseOperation caught when inner == caught.Handler:
                return [caught.Filter];
            case IBlockOperation block:
                return Before(block.Operations, inner);
            default:
                return [];
        }
    }

    /// <summary>The conditions of earlier statements that must hold for a statement to be reached.</summary>
    static IEnumerable<IOperation?> Before(IEnumerable<IOperation> statements, IOperation statement) => statements
        .TakeWhile(earlier => earlier != statement)
        .SelectMany(earlier => earlier.DescendantsAndSelf().Select(operation => (earlier, operation)))
        .Select(found => found.operation switch
        {
            IConditionalOperation choice when choice.Descendants().Any(part => Leaves(part, found.earlier)) => choice.Condition,
            IWhileLoopOperation loop => loop.Condition,
            ISwitchOperation choice when choice.Descendants().Any(part => Leaves(part, found.earlier)) => choice.Value,
            IInvocationOperation { TargetMethod: var method } when IsAssertion(method.Name, method.ContainingType) || PassesTime(method) =>
                found.operation,
            IDynamicInvocationOperation { Operation: IDynamicMemberReferenceOperation { ContainingType: var type, MemberName: var name } }
                when IsAssertion(name, type) => found.operation,
            _ => null,
        });

    /// <summary>Whether an operation leaves a statement, so that the code after it is not reached.</summary>
    static bool Leaves(IOperation exit, IOperation statement)
    {
        if (exit is not (IReturnOperation or IThrowOperation or IBranchOperation) && !NeverReturns(exit))
            return false;
        for (var outer = exit.Parent; outer is not null && outer != statement.Parent; outer = outer.Parent)
            if (outer is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return false;
            // A break also reaches the code after a loop.
            else if (exit is IBranchOperation { BranchKind: var kind } && outer is ILoopOperation or ISwitchOperation)
                return kind == BranchKind.GoTo || (kind == BranchKind.Break && outer is ILoopOperation);
        return true;
    }

    static bool NeverReturns(IOperation operation) => operation is IInvocationOperation { TargetMethod: var method }
        && method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "DoesNotReturnAttribute");

    static bool IsAssertion(string method, ITypeSymbol? type) =>
        Assertions.Any(assertion => method.StartsWith(assertion, StringComparison.Ordinal))
        || (type?.Name is "Assert" or "Debug" && method is not ("WriteLine" or "Write"));

    // Advancing the clock of a sandbox may end a call.
    static bool PassesTime(IMethodSymbol method) => method.Name == "Advance" && method.ContainingType.Name == "HoiioSandbox";

    /// <param name="condition">The condition.</param>
    /// <param name="needed">The field that it must check; null for any optional field.</param>
    /// <param name="flow">The answers of the code.</param>
    /// <param name="depth">How many locals lead to the condition.</param>
    static bool AskFor(IOperation? condition, Question? needed, AnswerFlow flow, int depth = 0) =>
        condition?.DescendantsAndSelf().Any(operation => operation switch
        {
            IInvocationOperation { TargetMethod: var method } when PassesTime(method) => needed?.Field.Name != "tag",
            IParameterReferenceOperation or ILocalReferenceOperation when needed?.Variable is { } variable
                && SymbolEqualityComparer.Default.Equals(VariableOf(operation), variable) => true,
            IParameterReferenceOperation when needed is null && flow.Of(operation) is FieldValue => true,
            IParameterReferenceOperation or ILocalReferenceOperation when flow.Of(operation) is Answer answer =>
                operation.Parent is IArgumentOperation or IDynamicInvocationOperation && Concerns(answer, flow.OriginOf(operation), needed),
            ILocalReferenceOperation when depth < DeepestLocal && flow.ValueOf(operation) is var value && value != operation =>
                AskFor(value, needed, flow, depth + 1),
            _ when FieldAccess.In(operation, flow.Sdk) is { } access && flow.Of(access.Receiver) is Answer answer =>
                Concerns(answer, flow.OriginOf(operation), needed)
                    && Tells(answer, FieldNames.SnakeCase(access.Name), needed, flow.Sdk),
            _ => false,
        }) == true;

    // A condition on the parameter of a lambda may hold for all elements of a list.
    static bool Concerns(Answer answer, object? origin, Question? needed) => needed is null
        || (answer.Paths.Intersect(needed.Field.Of.Paths).Any()
            && (origin is null or IParameterSymbol || needed.Origin is null || Equals(origin, needed.Origin)));

    // The state of a call implies its bill, but not its tag.
    static bool Tells(Answer answer, string asked, Question? needed, Sdk sdk)
    {
        var isState = asked != "status" && sdk.ValuesOf(asked).Length > 0;
        return needed is null ? isState || answer.MayLack(asked)
            : asked == needed.Field.Name || (isState && needed.Field.Name != "tag");
    }

    static ISymbol? VariableOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation { Local: var local } => local,
        IParameterReferenceOperation { Parameter: var parameter } => parameter,
        _ => null,
    };

    /// <param name="Field">The optional field.</param>
    /// <param name="Origin">The identity of its answer; null if that is unknown.</param>
    /// <param name="Variable">The local or parameter that holds its value; null if none does.</param>
    sealed record Question(FieldValue Field, object? Origin, ISymbol? Variable);
}
