using System.Composition;
using HoiioSdk.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace HoiioSdk.Analyzers.Fixes;

/// <summary>Reads a date with its offset.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ClockFix() : Fix("HOIIO005")
{
    const string Title = "Read it as DateTimeOffset";

    private protected override Replacement? Find(SyntaxNode reported, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.ContainsKey(ClockRule.IsField)
            || reported is not ExpressionSyntax date || Moment(date) is not { } moment)
            return null;
        return date.Parent switch
        {
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access => access.Name.Identifier.ValueText switch
            {
                "ToUniversalTime" => new(Title, call, WithMember(access, moment, "UtcDateTime")),
                "ToLocalTime" => new(Title, call, WithMember(access, moment, "LocalDateTime")),
                "ToFileTimeUtc" => null,
                _ => new(Title, date, moment),
            },
            ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax creation } => new(Title, creation, moment),
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: var method } call }
                when method.ToString().EndsWith("ConvertTimeToUtc", StringComparison.Ordinal) =>
                new(Title, call, Member(moment, "UtcDateTime")),
            _ => new(Title, date, moment),
        };
    }

    // Handles res.date, res["date"] and res.Get<DateTime>("date"), but no value computed from them.
    static InvocationExpressionSyntax? Moment(ExpressionSyntax date) => date switch
    {
        MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name } access => Get(access.Expression, name.Identifier.ValueText),
        ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax name }] } access =>
            Get(access.Expression, name.Token.ValueText),
        InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Get", Expression: var answer },
            ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax name }],
        } => Get(answer, name.Token.ValueText),
        _ => null,
    };

    static InvocationExpressionSyntax Get(ExpressionSyntax answer, string field)
    {
        var type = SyntaxFactory.ParseTypeName("global::System.DateTimeOffset").WithAdditionalAnnotations(Simplifier.Annotation);
        var name = SyntaxFactory.GenericName("Get").AddTypeArgumentListArguments(type);
        return SyntaxFactory.InvocationExpression(
                SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, answer.WithoutTrailingTrivia(), name))
            .AddArgumentListArguments(SyntaxFactory.Argument(
                SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(field))));
    }

    // Keeps the comments between the date and the method.
    static MemberAccessExpressionSyntax WithMember(MemberAccessExpressionSyntax access, ExpressionSyntax moment, string name) =>
        access.WithExpression(moment.WithTriviaFrom(access.Expression)).WithName(SyntaxFactory.IdentifierName(name));

    static MemberAccessExpressionSyntax Member(ExpressionSyntax moment, string name) =>
        SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, moment, SyntaxFactory.IdentifierName(name));
}
