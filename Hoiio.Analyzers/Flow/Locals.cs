using HoiioSdk.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HoiioSdk.Analyzers.Flow;

/// <summary>The locals of a member that are assigned once, their values, and the parameters that are assigned.</summary>
sealed class Locals
{
    // These methods change the elements of their receiver.
    static readonly string[] Changes =
    [
        "Add", "Insert", "Push", "Enqueue", "Append", "Prepend", "Union", "SymmetricExceptWith", "RemoveAll",
    ];

    readonly Dictionary<ILocalSymbol, IOperation> values = new(SymbolEqualityComparer.Default);
    readonly HashSet<ISymbol> unknown = new(SymbolEqualityComparer.Default);

    Locals(IOperation root)
    {
        foreach (var operation in root.DescendantsAndSelf())
            Read(operation);
    }

    public static Locals Of(IOperation root) => new(root);

    /// <summary>The value of a local; the loop itself for a loop variable; null if the value is unknown.</summary>
    public IOperation? ValueOf(ILocalSymbol local) =>
        !unknown.Contains(local) && values.TryGetValue(local, out var value) ? value : null;

    public bool IsAssigned(IParameterSymbol parameter) => unknown.Contains(parameter);

    void Read(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation { Symbol: var local } declarator:
                if (operation.Parent is IForEachLoopOperation loop)
                    Assign(local, loop);
                else if ((declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer)?.Value is { } value)
                    Assign(local, local.IsRef ? null : value);
                if (local.IsRef)
                    Forget(declarator.Initializer?.Value);
                break;

            case ISimpleAssignmentOperation assignment:
                Assign(assignment.Target, assignment.IsRef ? null : assignment.Value);
                break;

            case IDeconstructionAssignmentOperation { Target: var target, Value: var value }:
                Deconstruct(target, value);
                break;

            case ICompoundAssignmentOperation { Target: var target }:
                Forget(target);
                break;

            case ICoalesceAssignmentOperation { Target: var target }:
                Forget(target);
                break;

            case IIncrementOrDecrementOperation { Target: var target }:
                Forget(target);
                break;

            case IForEachLoopOperation { LoopControlVariable: not IVariableDeclaratorOperation and var target }:
                Deconstruct(target, null);
                break;

            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: var target }:
                Forget(target);
                break;

            case ILocalReferenceOperation { Local: var list } when IsListToChange(list.Type) && IsShared(operation):
                unknown.Add(list);
                break;

            case IAddressOfOperation { Reference: var target }:
                Forget(target);
                break;

            case IDynamicInvocationOperation call:
                for (var i = 0; i < call.Arguments.Length; i++)
                    if (call.GetArgumentRefKind(i) is not (null or RefKind.None))
                        Forget(call.Arguments[i]);
                if (call.Operation is IDynamicMemberReferenceOperation { Instance: ILocalReferenceOperation { Local: var changed } } method
                    && IsChange(method.MemberName))
                    unknown.Add(changed);
                break;

            case IInvocationOperation { Instance: ILocalReferenceOperation { Local: var list } } call when IsChange(call.TargetMethod.Name):
                unknown.Add(list);
                break;

            case IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol local } pattern:
                Assign(local, ValueMatchedBy(pattern));
                break;

            case IRecursivePatternOperation { DeclaredSymbol: ILocalSymbol local } pattern:
                Assign(local, ValueMatchedBy(pattern));
                break;

            case IListPatternOperation { DeclaredSymbol: ILocalSymbol local }:
                unknown.Add(local);
                break;
        }
    }

    static bool IsChange(string method) => Changes.Any(change => method.StartsWith(change, StringComparison.Ordinal));

    // Whoever holds a list as another list or as an object may change it.
    static bool IsShared(IOperation list) => list.Parent switch
    {
        IConversionOperation { Type: { } type } conversion => IsShared(conversion) && !IsReadOnly(type),
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod.ContainingType: var type } } =>
            !Sdk.IsService(type) && type.Name != nameof(Task),
        IArgumentOperation or IVariableInitializerOperation or IDynamicInvocationOperation => true,
        ISimpleAssignmentOperation assignment => assignment.Value == list,
        IInvocationOperation or IDynamicMemberReferenceOperation or IPropertyReferenceOperation => list is IConversionOperation,
        _ => false,
    };

    static bool IsReadOnly(ITypeSymbol type) =>
        type.Name is "IEnumerable" or "IAsyncEnumerable" or "IReadOnlyList" or "IReadOnlyCollection" or "ReadOnlySpan";

    static bool IsListToChange(ITypeSymbol type) => type is IArrayTypeSymbol
        || (type is INamedTypeSymbol { IsGenericType: true, TypeKind: TypeKind.Class } && Sdk.IsSystem(type));

    void Assign(IOperation target, IOperation? value)
    {
        switch (target)
        {
            case ILocalReferenceOperation { Local: var local }:
                Assign(local, value);
                break;
            case IParameterReferenceOperation:
                Forget(target);
                break;
            case IArrayElementReferenceOperation { ArrayReference: var array }:
                Forget(array);
                break;
            case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } list }:
                Forget(list);
                break;
            case IDeclarationExpressionOperation declaration:
                Deconstruct(declaration, value);
                break;
        }
    }

    void Assign(ILocalSymbol local, IOperation? value)
    {
        if (value is null || values.ContainsKey(local))
            unknown.Add(local);
        else
            values.Add(local, value);
    }

    // Only the locals that are written: an interpolated string that is passed by reference only reads its locals.
    void Forget(IOperation? target)
    {
        switch (target)
        {
            case ILocalReferenceOperation { Local: var local }:
                unknown.Add(local);
                break;
            case IParameterReferenceOperation { Parameter: var parameter }:
                unknown.Add(parameter);
                break;
            case IDeclarationExpressionOperation { Expression: var declared }:
                Forget(declared);
                break;
            case IArrayElementReferenceOperation { ArrayReference: var array }:
                Forget(array);
                break;
            case IConditionalOperation choice:
                Forget(choice.WhenTrue);
                Forget(choice.WhenFalse);
                break;
            case ITupleOperation { Elements: var parts }:
                foreach (var part in parts)
                    Forget(part);
                break;
        }
    }

    // Handles var (call, sms) = (.., ..).
    void Deconstruct(IOperation target, IOperation? value)
    {
        var whole = target is IDeclarationExpressionOperation declared ? declared.Expression : target;
        while (value is IConversionOperation conversion)
            value = conversion.Operand;
        if (whole is ITupleOperation { Elements: var targets })
        {
            var parts = value is ITupleOperation tuple && tuple.Elements.Length == targets.Length ? tuple.Elements : default;
            for (var i = 0; i < targets.Length; i++)
                Deconstruct(targets[i], parts.IsDefault ? null : parts[i]);
        }
        else
            Assign(whole, value);
    }

    // A nested pattern matches a part of the value.
    static IOperation? ValueMatchedBy(IPatternOperation pattern) => pattern.Parent switch
    {
        IIsPatternOperation match => match.Value,
        IPatternCaseClauseOperation { Parent.Parent: ISwitchOperation { Value: var value } } => value,
        ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation { Value: var value } } => value,
        _ => null,
    };
}
