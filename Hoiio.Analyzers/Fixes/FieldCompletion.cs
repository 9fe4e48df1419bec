using System.Collections.Immutable;
using System.Composition;
using HoiioSdk.Analyzers.Flow;
using HoiioSdk.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Options;
using Microsoft.CodeAnalysis.Tags;
using Microsoft.CodeAnalysis.Text;

namespace HoiioSdk.Analyzers.Fixes;

/// <summary>Completes the fields of an answer after the dot, with their types and descriptions.</summary>
[ExportCompletionProvider(nameof(FieldCompletion), LanguageNames.CSharp), Shared]
public sealed class FieldCompletion : CompletionProvider
{
    const string Description = "description";

    /// <inheritdoc/>
    public override bool ShouldTriggerCompletion(SourceText text, int caretPosition, CompletionTrigger trigger, OptionSet options) =>
        trigger is { Kind: CompletionTriggerKind.Insertion, Character: '.' };

    /// <inheritdoc/>
    public override async Task ProvideCompletionsAsync(CompletionContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || ReceiverAt(root, context.CompletionListSpan.Start) is not { } receiver)
            return;
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (model?.GetTypeInfo(receiver, context.CancellationToken).Type is not IDynamicTypeSymbol
            || Sdk.In(model.Compilation) is not { } sdk)
            return;
        if (new AnswerFlow(sdk).Of(model.GetOperation(receiver, context.CancellationToken)) is Answer answer)
            foreach (var field in answer.IsResponse ? answer.Fields.Append("status") : answer.Fields)
                context.AddItem(Item(answer, field));
    }

    /// <inheritdoc/>
    public override Task<CompletionDescription?> GetDescriptionAsync(
        Document document, CompletionItem item, CancellationToken cancellationToken) =>
        Task.FromResult<CompletionDescription?>(CompletionDescription.FromText(item.Properties[Description]));

    // Handles both res. and res?.
    static ExpressionSyntax? ReceiverAt(SyntaxNode root, int position)
    {
        var dot = root.FindToken(Math.Max(0, position - 1));
        return !dot.IsKind(SyntaxKind.DotToken) ? null : dot.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            MemberBindingExpressionSyntax binding => binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
            _ => null,
        };
    }

    static CompletionItem Item(Answer answer, string field)
    {
        var type = TypeOf(answer, field);
        return CompletionItem.Create(
            field,
            inlineDescription: type,
            tags: [WellKnownTags.Field, WellKnownTags.Public],
            properties: ImmutableDictionary<string, string>.Empty
                .Add(Description, $"{type} {field}\n{FieldMeanings.Of(answer.Paths, field)}"));
    }

    static string TypeOf(Answer answer, string field) => answer.Field(field) is Sequence ? "HoiioList<dynamic>"
        : DocumentedTypes.Of(field) switch
        {
            FieldType.DateAndTime or FieldType.Date => "DateTime",
            FieldType.Int => "int",
            FieldType.Double => "double",
            FieldType.Bool => "bool",
            FieldType.Texts => "HoiioList<string>",
            _ => "string",
        } + (answer.MayLack(field) ? "?" : "");
}
