using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HoiioSdk.Analyzers.Flow;

/// <summary>The arguments of a call that is bound at run time, and the methods that it may be bound to.</summary>
sealed class Arguments
{
    readonly Func<int, string?> nameOf;

    Arguments(ISymbol[] methods, IEnumerable<IOperation> values, Func<int, string?> nameOf, SemanticModel model)
    {
        this.nameOf = nameOf;
        Values = [.. values];
        Methods = [.. methods.OfType<IMethodSymbol>().Where(method => Fits(method, model.Compilation))];
    }

    public IOperation[] Values { get; }

    /// <summary>The methods that take these arguments.</summary>
    public IMethodSymbol[] Methods { get; }

    /// <summary>The arguments of a call that is bound at run time; null if its methods are unknown.</summary>
    public static Arguments? OfDynamic(IOperation operation) => operation switch
    {
        IDynamicInvocationOperation { Syntax: InvocationExpressionSyntax syntax, SemanticModel: { } model } call =>
            Known([.. model.GetMemberGroup(syntax.Expression)], call.Arguments, call.GetArgumentName, model),
        IDynamicObjectCreationOperation { Type: INamedTypeSymbol type, SemanticModel: { } model } creation =>
            Known([.. type.InstanceConstructors], creation.Arguments, creation.GetArgumentName, model),
        _ => null,
    };

    /// <summary>The parameter that an argument is passed to.</summary>
    public IParameterSymbol? ParameterOf(IMethodSymbol method, int index) => nameOf(index) is { } name
        ? method.Parameters.FirstOrDefault(parameter => parameter.Name == name)
        : index < method.Parameters.Length ? method.Parameters[index]
        : method.Parameters is [.., { IsParams: true } last] ? last
        : null;

    /// <summary>The types that an argument may be converted to.</summary>
    public IEnumerable<ITypeSymbol> TypesOf(int index) => Methods
        .SelectMany(method => ParameterOf(method, index) is { } parameter ? Types(parameter) : [])
        .Distinct<ITypeSymbol>(SymbolEqualityComparer.Default);

    static Arguments? Known(ISymbol[] methods, IEnumerable<IOperation> values, Func<int, string?> nameOf, SemanticModel model) =>
        methods.Length == 0 ? null : new Arguments(methods, values, nameOf, model);

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
        null or { TypeKind: TypeKind.Dynamic } => true,
        var own => type is ITypeParameterSymbol || compilation.ClassifyConversion(own, type).IsImplicit,
    };
}
