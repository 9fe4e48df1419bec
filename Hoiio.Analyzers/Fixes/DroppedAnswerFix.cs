using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HoiioSdk.Analyzers.Fixes;

/// <summary>Makes a refused call throw.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class DroppedAnswerFix() : Fix("HOIIO008")
{
    private protected override Replacement? Find(SyntaxNode reported, Diagnostic diagnostic)
    {
        var answer = reported switch
        {
            AwaitExpressionSyntax call => SyntaxFactory.ParenthesizedExpression(call.WithoutTrivia()),
            // A task has no answer yet.
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method } } call
                when !method.EndsWith("Async", StringComparison.Ordinal)
                    && method is not ("ConfigureAwait" or "Wait" or "GetAwaiter") => call.WithoutTrivia(),
            _ => (ExpressionSyntax?)null,
        };
        return answer is null ? null : new("Add EnsureSuccess()", reported, SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression, answer, SyntaxFactory.IdentifierName("EnsureSuccess"))));
    }
}
