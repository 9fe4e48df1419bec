using HoiioSdk.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HoiioSdk.Analyzers.Flow;

/// <summary>An expression that names a field: <c>res.txn_ref</c>, <c>res["txn_ref"]</c>, <c>res.Get&lt;string&gt;("txn_ref")</c>.</summary>
/// <param name="Receiver">What the field is read from.</param>
/// <param name="Name">The name as it is written.</param>
/// <param name="Where">Where it is written.</param>
/// <param name="Method">Get, Find, Has or the like; null for a member and an indexer.</param>
/// <param name="Type">The type that Get or Find is to read.</param>
readonly record struct FieldAccess(IOperation Receiver, string Name, SyntaxNode Where, string? Method = null, ITypeSymbol? Type = null)
{
    static readonly string[] Methods = ["Get", "Find", "Has", "ContainsKey", "TryGetValue"];

    /// <summary>Whether the value of the field comes of it.</summary>
    public bool IsRead => Method is null or "Get" or "Find";

    /// <summary>Whether null comes of it where the field is absent.</summary>
    public bool GivesNull => Method is null || (IsRead && Type is { IsReferenceType: true } && Method == "Find")
        || (IsRead && Type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T);

    /// <summary>Whether the value is no longer what the field reads as.</summary>
    public bool IsConverted => Method is not null && !IsAsRead(Type);

    /// <summary>Whether a date stays what it reads as when it is converted to a type.</summary>
    public static bool IsAsRead(ITypeSymbol? type) => type switch
    {
        { TypeKind: TypeKind.Dynamic } or { SpecialType: SpecialType.System_DateTime or SpecialType.System_Object } => true,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => IsAsRead(nullable.TypeArguments[0]),
        _ => false,
    };

    public static FieldAccess? In(IOperation operation, Sdk sdk)
    {
        switch (operation)
        {
            case IDynamicMemberReferenceOperation { Instance: { } receiver } member
                when !(member.Parent is IDynamicInvocationOperation call && call.Operation == member):
                return new(receiver, member.MemberName, NameIn(member.Syntax));

            case IDynamicIndexerAccessOperation { Operation: { } receiver, Arguments: [var key] } when TextOf(key) is { } name:
                return new(receiver, name, key.Syntax);

            case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } receiver, Arguments: [var key] }
                when sdk.HasFields(receiver.Type) && TextOf(key.Value) is { } name:
                return new(receiver, name, key.Value.Syntax);

            case IDynamicInvocationOperation { Operation: IDynamicMemberReferenceOperation { Instance: { } receiver } method } call
                when Methods.Contains(method.MemberName) && call.Arguments is [var key, ..] && TextOf(key) is { } name:
                return new(receiver, name, key.Syntax, method.MemberName, method.TypeArguments.FirstOrDefault());

            case IInvocationOperation { Instance: { } receiver, Arguments: [var key, ..] } call
                when Methods.Contains(call.TargetMethod.Name) && sdk.HasFields(receiver.Type) && TextOf(key.Value) is { } name:
                return new(receiver, name, key.Value.Syntax, call.TargetMethod.Name, call.TargetMethod.TypeArguments.FirstOrDefault());

            default:
                return null;
        }
    }

    static string? TextOf(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: string text } ? text : null;

    static SyntaxNode NameIn(SyntaxNode syntax) => syntax switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => syntax,
    };
}
