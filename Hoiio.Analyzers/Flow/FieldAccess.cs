using HoiioSdk.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HoiioSdk.Analyzers.Flow;

/// <summary>An expression that names a field: <c>res.txn_ref</c>, <c>res["txn_ref"]</c>, <c>res.Get&lt;string&gt;("txn_ref")</c>.</summary>
/// <param name="Receiver">The expression that the field is read from.</param>
/// <param name="Name">The name as written.</param>
/// <param name="Where">The location of the name.</param>
/// <param name="Method">Get, Find, Has and the like; null for a member and an indexer.</param>
/// <param name="Type">The type argument of Get or Find.</param>
readonly record struct FieldAccess(IOperation Receiver, string Name, SyntaxNode Where, string? Method = null, ITypeSymbol? Type = null)
{
    static readonly string[] Methods = ["Get", "Find", "Has", "ContainsKey", "TryGetValue"];

    /// <summary>Whether the result is the value of the field.</summary>
    public bool IsRead => Method is null or "Get" or "Find";

    /// <summary>Whether the result is null if the field is absent.</summary>
    public bool GivesNull => Method is null || (IsRead && Type is { IsReferenceType: true } && Method == "Find")
        || (IsRead && Type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T);

    /// <summary>Whether Get or Find converts the value.</summary>
    public bool IsConverted => Method is not null && !IsAsRead(Type);

    /// <summary>Whether a conversion to the type leaves a date unchanged.</summary>
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
            // Unfinished code has a dot without a name.
            case IDynamicMemberReferenceOperation { Instance: { } receiver, MemberName: not "" } member
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
