using System.Collections.Immutable;
using HoiioSdk.Analyzers.Flow;
using HoiioSdk.Analyzers.Knowledge;
using HoiioSdk.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HoiioSdk.Analyzers;

/// <summary>Reports what would fail or mislead at run time in code that uses the Hoiio SDK.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HoiioAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Descriptors.UnknownField, Descriptors.NeverTrue, Descriptors.AbsentValue, Descriptors.AmbiguousNull, Descriptors.ClockOfTheApi,
        Descriptors.PhoneNumber, Descriptors.RefusedLiteral, Descriptors.DroppedAnswer, Descriptors.AwaitedAnswer,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    static void Start(CompilationStartAnalysisContext start)
    {
        if (Sdk.In(start.Compilation) is not { } sdk)
            return;
        var flow = new AnswerFlow(sdk);
        var prefix = new Lazy<bool>(() => PhoneNumberRule.SetsPrefix(start.Compilation, start.CancellationToken));
        void On(Action<OperationAnalysisContext, AnswerFlow> check, params OperationKind[] kinds) =>
            start.RegisterOperationAction(context => check(context, flow), kinds);

        On(UnknownFieldRule.Check, OperationKind.DynamicMemberReference, OperationKind.DynamicIndexerAccess,
            OperationKind.PropertyReference, OperationKind.DynamicInvocation, OperationKind.Invocation);
        On(NeverTrueRule.Check, OperationKind.Binary, OperationKind.ConstantPattern, OperationKind.CaseClause,
            OperationKind.DynamicInvocation, OperationKind.Invocation);
        On(AbsentValueRule.Check, OperationKind.Conversion, OperationKind.CompoundAssignment, OperationKind.Unary);
        On(AbsentArgumentRule.Check, OperationKind.DynamicInvocation, OperationKind.DynamicObjectCreation);
        On(ClockRule.Check, OperationKind.Conversion, OperationKind.Binary, OperationKind.Invocation, OperationKind.DynamicInvocation,
            OperationKind.ObjectCreation, OperationKind.DynamicObjectCreation);
        On((context, _) => ArgumentRules.Check(context, flow, prefix), OperationKind.Invocation, OperationKind.DynamicInvocation);
        On(DroppedAnswerRule.Check, OperationKind.ExpressionStatement);
        On(AwaitedAnswerRule.Check, OperationKind.Await);
    }
}
