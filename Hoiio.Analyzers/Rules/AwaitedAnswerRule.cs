using HoiioSdk.Analyzers.Flow;
using HoiioSdk.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HoiioSdk.Analyzers.Rules;

/// <summary>HOIIO009: an answer that is already available is awaited.</summary>
static class AwaitedAnswerRule
{
    public static void Check(RuleContext context, AnswerFlow flow, IAwaitOperation operation)
    {
        var awaited = operation.Operation;
        var what = flow.Of(awaited) switch
        {
            Answer { Kind: AnswerKind.Response, Paths: { IsEmpty: false } paths } => $"the answer of {string.Join(" or ", paths)}",
            Answer { Kind: AnswerKind.Response } => "the answer",
            Answer => "what was read",
            FieldValue field => $"'{field.Name}'",
            Sequence when awaited.Type?.TypeKind == TypeKind.Dynamic => "the list",
            _ => null,
        };
        if (what is null)
            return;
        var hint = DroppedAnswerRule.Called(awaited) is ({ } service, { } method) && Sdk.IsService(service)
            ? $"await {method}Async, or remove await"
            : "remove await";
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.AwaitedAnswer, operation.Syntax.GetLocation(), what, hint));
    }
}
