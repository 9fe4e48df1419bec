using System.Composition;
using HoiioSdk.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HoiioSdk.Analyzers.Fixes;

/// <summary>Replaces a misspelled field by the nearest.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UnknownFieldFix() : Fix("HOIIO001")
{
    private protected override Replacement? Find(SyntaxNode reported, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(UnknownFieldRule.Nearest, out var name) || name is null)
            return null;
        SyntaxNode? written = reported switch
        {
            IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax or MemberBindingExpressionSyntax } =>
                SyntaxFactory.IdentifierName(name),
            LiteralExpressionSyntax literal => literal.WithToken(SyntaxFactory.Literal(name)),
            _ => null,
        };
        return written is null ? null : new($"Write {name}", reported, written);
    }
}
