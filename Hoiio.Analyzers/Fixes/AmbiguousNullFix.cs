using System.Composition;
using HoiioSdk.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HoiioSdk.Analyzers.Fixes;

/// <summary>Passes a field that may be absent as text: empty if it is.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AmbiguousNullFix() : Fix("HOIIO004")
{
    private protected override Replacement? Find(SyntaxNode reported, Diagnostic diagnostic) =>
        reported is ExpressionSyntax && diagnostic.Properties.TryGetValue(AbsentArgumentRule.Text, out var text) && text is not null
            ? new("Write it as text", reported, SyntaxFactory.ParseExpression(text))
            : null;
}
