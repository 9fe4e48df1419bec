using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HoiioSdk.Analyzers.Flow;

/// <summary>The arguments of a call that is bound at run time, and the methods that it may be bound to.</summary>
sealed class Arguments
{
    readonly Func<int, string?> nameOf;

    Arguments(ISymbol[] methods, IEnumerable<IOperation> values, Func<int, string?> nameOf, SemanticModel model, int position)
    {
        this.nameOf = nameOf;
        Values = [.. values];
        Methods = [.. methods.OfType<IMethodSymbol>()
            .Where(method => model.IsAccessible(position, method) && Fits(method, model.Compilation))];
    }

    public IOperation[] Values { get; }

    /// <summary>The methods that take these arguments.</summary>
    public IMethodSymbol[] Methods { get; }

    /// <summary>The arguments of a call that is bound at run time; null if its methods are unknown.</summary>
    public static Arguments? OfDynamic(IOperation operation) => operation switch
    {
        IDynamicInvocationOperation
        {
            Syntax: var syntax, SemanticModel: { } model, Operation.Type: INamedTypeSymbol { DelegateInvokeMethod: { } invoke }
        } call => Known([invoke], call.Arguments, call.GetArgumentName, model, syntax.SpanStart),
        IDynamicInvocationOperation { Syntax: InvocationExpressionSyntax syntax, SemanticModel: { } model } call =>
            Known([.. model.GetMemberGroup(syntax.Expression)], call.Arguments, call.GetArgumentName, model, syntax.SpanStart),
        IDynamicObjectCreationOperation { Type: INamedTypeSymbol type, SemanticModel: { } model } creation =>
            Known([.. type.InstanceConstructors], creation.Arguments, creation.GetArgumentName, model, creation.Syntax.SpanStart),
        _ => null,
    };

    /// <summary>The arguments of a call and their parameters, without defaults; of the first method that takes the arguments.</summary>
    public static IEnumerable<(IParameterSymbol Parameter, IOperation Value)> Of(IOperation call)
    {
        if (call is IInvocationOperation { Arguments: var bound })
            foreach (var argument in bound)
                if (argument is { ArgumentKind: not ArgumentKind.DefaultValue, Parameter: { } parameter })
                    yield return (parameter, argument.Value);
        if (OfDynamic(call) is { Methods: [var method, ..] } arguments)
            for (var index = 0; index < arguments.Values.Length; index++)
                if (arguments.ParameterOf(method, index) is { } parameter)
                    yield return (parameter, arguments.Values[index]);
    }

    /// <summary>The parameter that an argument is passed to.</summary>
    public IParameterSymbol? ParameterOf(IMethodSymbol method, int index) => nameOf(index) is { } name
        ? method.Parameters.FirstOrDefault(parameter => parameter.Name == name)
        : index < method.Parameters.Length ? method.Parameters[index]
        : method.Parameters is [.., { IsParams: true } last] ? last
        : null;

    /// <summary>The types that an argument may be converted to.</summary>
    public IEnumerable<ITypeSymbol> TypesOf(int index) => TypesOf(index, Methods);

    /// <summary>The types that null may be converted to. A method that takes null hides those of base classes.</summary>
    public IEnumerable<ITypeSymbol> TypesOfNull(int index)
    {
        var methods = Methods.Where(method => TypesOf(index, [method]).Any(HasNull)).ToList();
        var visible = methods.Where(method => !methods.Any(other => IsBase(method.ContainingType, other.ContainingType)));
        return TypesOf(index, visible).Where(HasNull);
    }

    public static bool HasNull(ITypeSymbol type) =>
        type is not { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T };

    static bool IsBase(ITypeSymbol type, ITypeSymbol derived)
    {
        for (var outer = derived.BaseType; outer is not null; outer = outer.BaseType)
            if (SymbolEqualityComparer.Default.Equals(outer, type))
                return true;
        return false;
    }

    IEnumerable<ITypeSymbol> TypesOf(int index, IEnumerable<IMethodSymbol> methods) => methods
        .SelectMany(method => ParameterOf(method, index) is { } parameter ? Types(parameter) : [])
        .Distinct<ITypeSymbol>(SymbolEqualityComparer.Default);

    static Arguments? Known(
        ISymbol[] methods, IEnumerable<IOperation> values, Func<int, string?> nameOf, SemanticModel model, int position) =>
        methods.Length == 0 ? null : new Arguments(methods, values, nameOf, model, position);

    bool Fits(IMethodSymbol method, Compilation compilation)
    {
        var taken = Values.Select((_, index) => ParameterOf(method, index)).ToList();
        return taken.All(parameter => parameter is not null)
            && method.Parameters.All(parameter =>
                parameter.IsOptional || parameter.IsParams || taken.Contains(parameter, SymbolEqualityComparer.Default))
            && !Values.Where((value, index) => !Types(taken[index]!).Any(type => Converts(value, type, compilation))).Any();
    }

    static IEnumerable<ITypeSymbol> Types(IParameterSymbol parameter) =>
        parameter.IsParams && parameter.Type is IArrayTypeSymbol array ? [array, array.ElementType] : [parameter.Type];

    static bool Converts(IOperation value, ITypeSymbol type, Compilation compilation) => value.Type switch
    {
        // Roslyn gives a loop variable over a dynamic list the type object.
        null or { TypeKind: TypeKind.Dynamic } or { SpecialType: SpecialType.System_Object } => true,
        var own => type is ITypeParameterSymbol || compilation.ClassifyConversion(own, type).IsImplicit,
    };
}
