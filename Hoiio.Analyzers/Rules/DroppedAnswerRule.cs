using HoiioSdk.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HoiioSdk.Analyzers.Rules;

/// <summary>HOIIO008: the answer of a call that costs money is discarded.</summary>
static class DroppedAnswerRule
{
    public static void Check(RuleContext context, IExpressionStatementOperation statement)
    {
        var dropped = statement.Operation;
        var call = dropped;
        while (call is IAwaitOperation or IConversionOperation)
            call = call is IAwaitOperation awaited ? awaited.Operation : ((IConversionOperation)call).Operand;
        if (Called(call) is ({ } service, { } method) && Sdk.IsService(service) && Methods.IsCharged(service.Name, method))
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.DroppedAnswer, dropped.Syntax.GetLocation(), Methods.PathOf(service.Name, method)));
    }

    /// <summary>The method that is called, and its receiver.</summary>
    public static (ITypeSymbol? Receiver, string? Method) Called(IOperation call) => call switch
    {
        IInvocationOperation { TargetMethod: var method } => (method.ContainingType, method.Name),
        IDynamicInvocationOperation { Operation: IDynamicMemberReferenceOperation method } => (method.Instance?.Type, method.MemberName),
        _ => (null, null),
    };
}
