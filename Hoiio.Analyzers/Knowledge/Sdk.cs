using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HoiioSdk.Analyzers.Knowledge;

/// <summary>The SDK as one compilation sees it.</summary>
sealed class Sdk
{
    const string Namespace = "HoiioSdk";
    const string PythonIsSuccess = "is_success";

    // The Python names of the members of HoiioResponse.
    static readonly string[] OfEveryResponse = ["status", "text", "json", "response"];

    static readonly string[] Switch = ["enabled", "disabled"];

    readonly Dictionary<string, ImmutableArray<string>> values;
    readonly INamedTypeSymbol response;
    readonly INamedTypeSymbol list;

    Sdk(Compilation compilation, INamedTypeSymbol fields, INamedTypeSymbol response, INamedTypeSymbol list)
    {
        Fields = fields;
        this.response = response;
        this.list = list;
        ImmutableArray<string> Constants(string type) => [
            .. compilation.GetTypeByMetadataName($"{Namespace}.{type}")?.GetMembers().OfType<IFieldSymbol>()
                .Select(field => field.ConstantValue).OfType<string>() ?? []];
        var (call, sms, fax) = (Constants("CallStatus"), Constants("SmsStatus"), Constants("FaxStatus"));
        values = new()
        {
            ["call_status_dest1"] = call,
            ["call_status_dest2"] = call,
            ["dial_status"] = call,
            ["transfer_status"] = call,
            ["sms_status"] = sms,
            ["fax_status"] = fax,
            ["call_state"] = ["ringing", "ongoing", "ended"],
            ["mode"] = ["voice", "fax"],
            ["auto_extend_status"] = [.. Switch],
            ["sms_rebrand_status"] = [.. Switch],
            ["call_rebrand_status"] = [.. Switch],
            ["user_status"] = ["trial", "active"],
            ["capability"] = ["VOICE", "FAX", "SMS"],
            ["capabilities"] = ["VOICE", "FAX", "SMS"],
        };
    }

    /// <summary>The base class of answers, entries and notifications.</summary>
    public INamedTypeSymbol Fields { get; }

    /// <summary>Null for a compilation that does not reference the SDK.</summary>
    public static Sdk? In(Compilation compilation) =>
        compilation.GetTypeByMetadataName($"{Namespace}.HoiioObject") is { } fields
        && compilation.GetTypeByMetadataName($"{Namespace}.HoiioResponse") is { } response
        && compilation.GetTypeByMetadataName($"{Namespace}.HoiioList`1") is { } list
            ? new(compilation, fields, response, list)
            : null;

    /// <summary>Whether an operation names a member of the SDK: every use of the SDK contains one.</summary>
    public bool IsUsedBy(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: var method } => IsOf(method),
        IPropertyReferenceOperation { Property: var property } => IsOf(property),
        IObjectCreationOperation { Constructor: { } constructor } => IsOf(constructor),
        IDynamicInvocationOperation { Operation: IDynamicMemberReferenceOperation method } =>
            (method.Instance?.Type ?? method.ContainingType) is { } type && IsOf(type),
        _ => false,
    };

    public static bool IsService(ITypeSymbol? type) =>
        type?.ContainingNamespace is { Name: "Services", ContainingNamespace: { Name: Namespace } outer }
        && outer.ContainingNamespace.IsGlobalNamespace;

    /// <summary>Whether it is <c>Hoiio</c> or <c>HoiioClient</c>.</summary>
    public static bool IsFace(ITypeSymbol? type) => IsOwn(type, "Hoiio") || IsOwn(type, "HoiioClient");

    public static bool IsOwn(ITypeSymbol? type, string name) =>
        type?.Name == name && type.ContainingNamespace is { Name: Namespace, ContainingNamespace.IsGlobalNamespace: true };

    public static bool IsSystem(ISymbol symbol)
    {
        var outer = symbol.ContainingNamespace;
        while (outer is { ContainingNamespace.IsGlobalNamespace: false })
            outer = outer.ContainingNamespace;
        return outer?.Name == "System";
    }

    /// <summary>Whether the type is that of answers, entries and notifications.</summary>
    public bool HasFields(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
            if (SymbolEqualityComparer.Default.Equals(type, Fields))
                return true;
        return false;
    }

    /// <summary>All values that a field can have; empty if they are not all known.</summary>
    public ImmutableArray<string> ValuesOf(string field) => values.TryGetValue(field, out var known) ? known : [];

    /// <summary>Whether every answer or entry has the member, under its C# or its Python name.</summary>
    public bool HasMember(bool isResponse, string name) =>
        (isResponse && OfEveryResponse.Contains(name))
        || Members(isResponse ? response : Fields, name).Any(member => member is not IMethodSymbol);

    public bool HasMethod(bool isResponse, string name) =>
        (isResponse && name == PythonIsSuccess) || Members(isResponse ? response : Fields, name).Any(member => member is IMethodSymbol);

    public bool ListHas(string name) => Members(list, name).Any();

    bool IsOf(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, Fields.ContainingAssembly);

    static IEnumerable<ISymbol> Members(INamedTypeSymbol type, string name)
    {
        for (var owner = type; owner is not null; owner = owner.BaseType)
            foreach (var member in owner.GetMembers(name))
                if (member.DeclaredAccessibility == Accessibility.Public)
                    yield return member;
    }
}
