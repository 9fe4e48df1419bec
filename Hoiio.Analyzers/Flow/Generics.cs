using HoiioSdk.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HoiioSdk.Analyzers.Flow;

/// <summary>
/// Tracks answers through the generic methods of .NET: LINQ, tasks, lists. What such a method returns, or passes to a lambda, is what
/// was passed to it for the same type parameter.
/// </summary>
sealed class Generics
{
    static readonly string[] Sequences =
    [
        "IEnumerable", "IAsyncEnumerable", "IOrderedEnumerable", "IOrderedAsyncEnumerable", "IGrouping", "IQueryable", "IOrderedQueryable",
        "List", "IList", "ICollection", "IReadOnlyList", "IReadOnlyCollection", "HashSet", "ISet", "Queue", "Stack", "Span", "ReadOnlySpan",
        "ConfiguredCancelableAsyncEnumerable", "HoiioList",
    ];

    static readonly string[] Tasks =
    [
        "Task", "ValueTask", "ConfiguredTaskAwaitable", "ConfiguredValueTaskAwaitable", "TaskAwaiter", "ValueTaskAwaiter",
    ];

    // These only consume values.
    static readonly string[] Consumers = ["IComparer", "IEqualityComparer"];

    readonly AnswerFlow flow;
    readonly Dictionary<ITypeParameterSymbol, Shape?> shapes = new(SymbolEqualityComparer.Default);

    Generics(AnswerFlow flow, IMethodSymbol method, IOperation? instance, IEnumerable<IArgumentOperation> arguments)
    {
        this.flow = flow;
        if (instance is not null)
            Match(method.ContainingType.OriginalDefinition, flow.Of(instance));
        foreach (var argument in arguments)
            if (argument.Parameter is { } parameter && PatternOf(method, parameter) is var pattern && Delegate(pattern) is null)
                Match(pattern, flow.Of(argument.Value));
    }

    public static Shape? OfCall(IInvocationOperation call, AnswerFlow flow)
    {
        var method = call.TargetMethod;
        if (!method.IsGenericMethod && !method.ContainingType.IsGenericType)
            return null;
        var generics = new Generics(flow, method, call.Instance, call.Arguments);
        var isFilter = false;
        foreach (var argument in call.Arguments)
            if (argument.Parameter is { } parameter && Delegate(PatternOf(method, parameter)) is { } lambda)
            {
                generics.Match(lambda.ReturnType, OfResult(argument.Value, flow));
                isFilter |= IsCondition(Delegate(parameter.Type)?.ReturnType)
                    && (FunctionOf(argument.Value) is not IAnonymousFunctionOperation || Guards.AreIn(argument.Value, flow));
            }
        var result = generics.Build(method.OriginalDefinition.ReturnType);
        return isFilter ? result?.Filtered() : result;
    }

    public static Shape? OfCreation(IObjectCreationOperation creation, AnswerFlow flow) =>
        creation.Constructor is { ContainingType.IsGenericType: true } constructor && Sdk.IsSystem(constructor)
            ? new Generics(flow, constructor, null, creation.Arguments).Build(constructor.ContainingType.OriginalDefinition)
            : null;

    /// <summary>What is passed to the parameter of a lambda.</summary>
    public static Shape? OfLambdaParameter(IParameterSymbol parameter, IOperation reference, AnswerFlow flow)
    {
        var lambda = reference;
        while (lambda is not null && !(lambda is IAnonymousFunctionOperation { Symbol: var symbol }
            && symbol.Parameters.Contains(parameter, SymbolEqualityComparer.Default)))
            lambda = lambda.Parent;
        if (lambda is null || flow.IsAssigned(parameter, reference))
            return null;
        var argument = lambda.Parent;
        while (argument is IDelegateCreationOperation or IConversionOperation)
            argument = argument.Parent;
        if (argument is not IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } call, Parameter: { } passed }
            || !Sdk.IsSystem(method)
            || Delegate(PatternOf(method, passed)) is not { } pattern
            || pattern.Parameters.Length <= parameter.Ordinal)
            return null;
        var generics = new Generics(flow, method, call.Instance, call.Arguments);
        // What a lambda returns may be passed to it again.
        foreach (var other in method.OriginalDefinition.Parameters)
            if (Delegate(other.Type) is { } returning)
                generics.Match(returning.ReturnType, null);
        return generics.Build(pattern.Parameters[parameter.Ordinal].Type);
    }

    static bool IsCondition(ITypeSymbol? result) => result is not null
        && (result.SpecialType == SpecialType.System_Boolean || IsCondition(Within(result, Tasks)));

    static IOperation FunctionOf(IOperation function) => function switch
    {
        IDelegateCreationOperation creation => FunctionOf(creation.Target),
        IConversionOperation conversion => FunctionOf(conversion.Operand),
        _ => function,
    };

    static Shape? OfResult(IOperation function, AnswerFlow flow)
    {
        if (FunctionOf(function) is not IAnonymousFunctionOperation lambda)
            return null;
        var results = new List<IOperation>();
        CollectReturns(lambda.Body, results);
        var shape = results.Count > 0 ? flow.OfAny(results) : null;
        return shape is not null && lambda.Symbol.IsAsync ? new PendingTask(shape) : shape;
    }

    static void CollectReturns(IOperation operation, List<IOperation> results)
    {
        if (operation is IReturnOperation { ReturnedValue: { } value })
            results.Add(value);
        foreach (var child in operation.ChildOperations)
            if (child is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
                CollectReturns(child, results);
    }

    static ITypeSymbol PatternOf(IMethodSymbol method, IParameterSymbol parameter) =>
        method.OriginalDefinition.Parameters[parameter.Ordinal].Type;

    static IMethodSymbol? Delegate(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Expression", TypeArguments: [INamedTypeSymbol inner] } ? inner.DelegateInvokeMethod
        : (type as INamedTypeSymbol)?.DelegateInvokeMethod;

    static ITypeSymbol? Within(ITypeSymbol pattern, string[] names) => pattern switch
    {
        IArrayTypeSymbol array when names == Sequences => array.ElementType,
        INamedTypeSymbol { IsGenericType: true, TypeArguments: var arguments } when names.Contains(pattern.Name) => arguments.Last(),
        _ => null,
    };

    void Match(ITypeSymbol pattern, Shape? shape)
    {
        if (pattern is ITypeParameterSymbol parameter)
            shapes[parameter] = shapes.TryGetValue(parameter, out var former) ? Shape.Join(former, shape) : shape;
        else if (Within(pattern, Sequences) is { } element)
            Match(element, shape is NullValue ? shape : (shape as Sequence)?.Element);
        else if (Within(pattern, Tasks) is { } result)
            Match(result, (shape as PendingTask)?.Result);
        else if (pattern is INamedTypeSymbol { IsGenericType: true } other && !Consumers.Contains(other.Name))
            foreach (var argument in other.TypeArguments)
                Match(argument, null);
    }

    Shape? Build(ITypeSymbol pattern)
    {
        if (pattern is ITypeParameterSymbol parameter)
            return shapes.TryGetValue(parameter, out var shape) && shape is not NullValue ? shape : null;
        if (Within(pattern, Sequences) is { } element)
            return Build(element) is { } part ? new Sequence(part) : null;
        return Within(pattern, Tasks) is { } result && Build(result) is { } value ? new PendingTask(value) : null;
    }
}
