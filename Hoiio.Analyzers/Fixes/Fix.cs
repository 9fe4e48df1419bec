using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace HoiioSdk.Analyzers.Fixes;

/// <summary>Replaces the code that a rule reports.</summary>
/// <param name="rule">The rule.</param>
public abstract class Fix(string rule) : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds => [rule];

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;
        foreach (var diagnostic in context.Diagnostics)
            if (Find(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), diagnostic) is { } replacement)
                context.RegisterCodeFix(
                    CodeAction.Create(
                        replacement.Title,
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(replacement.Old, replacement.New))),
                        equivalenceKey: rule),
                    diagnostic);
    }

    private protected abstract Replacement? Find(SyntaxNode reported, Diagnostic diagnostic);

    private protected sealed record Replacement(string Title, SyntaxNode Old, SyntaxNode New)
    {
        public SyntaxNode New { get; } = New.WithTriviaFrom(Old);
    }
}
