using HoiioSdk.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HoiioSdk.Analyzers.Rules;

/// <summary>HOIIO008: the answer of a call that costs money is discarded.</summary>
static class DroppedAnswerRule
{
    static readonly string[] Waits = ["ConfigureAwait", "WaitAsync", "Wait", "GetAwaiter", "GetResult"];

    public static void Check(RuleContext context, IExpressionStatementOperation statement)
    {
        var dropped = statement.Operation;
        var call = dropped;
        while (Awaited(call) is { } task)
            call = task;
        if (Called(call) is ({ } service, { } method) && Sdk.IsService(service) && Methods.IsCharged(service.Name, method))
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.DroppedAnswer, dropped.Syntax.GetLocation(), Methods.PathOf(service.Name, method)));
    }

    static IOperation? Awaited(IOperation operation) => operation switch
    {
        IAwaitOperation awaited => awaited.Operation,
        IConversionOperation conversion => conversion.Operand,
        IInvocationOperation { Instance: { } task, TargetMethod.Name: var method } when Waits.Contains(method) => task,
        IDynamicInvocationOperation { Operation: IDynamicMemberReferenceOperation { Instance: { } task, MemberName: var method } }
            when Waits.Contains(method) => task,
        _ => null,
    };

    /// <summary>The method that is called, and its receiver.</summary>
    public static (ITypeSymbol? Receiver, string? Method) Called(IOperation call) => call switch
    {
        IInvocationOperation { TargetMethod: var method } => (method.ContainingType, method.Name),
        IDynamicInvocationOperation { Operation: IDynamicMemberReferenceOperation method } => (method.Instance?.Type, method.MemberName),
        _ => (null, null),
    };
}
