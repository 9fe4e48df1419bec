using System.Collections.Immutable;
using HoiioSdk.Analyzers.Flow;
using HoiioSdk.Analyzers.Knowledge;
using HoiioSdk.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

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
        var setsPrefix = new Lazy<bool>(() => PhoneNumberRule.SetsPrefix(start.Compilation, start.CancellationToken));
        start.RegisterOperationBlockStartAction(block =>
        {
            // Code that does not use the SDK pays only for this check.
            var usesSdk = false;
            var operations = new List<IOperation>();
            block.RegisterOperationAction(
                context =>
                {
                    usesSdk |= sdk.IsUsedBy(context.Operation);
                    operations.Add(context.Operation);
                },
                OperationKind.Await, OperationKind.Binary, OperationKind.CaseClause, OperationKind.CompoundAssignment,
                OperationKind.ConstantPattern, OperationKind.Conversion, OperationKind.DynamicIndexerAccess,
                OperationKind.DynamicInvocation, OperationKind.DynamicMemberReference, OperationKind.DynamicObjectCreation,
                OperationKind.ExpressionStatement, OperationKind.Invocation, OperationKind.ObjectCreation,
                OperationKind.PropertyReference, OperationKind.Unary);
            block.RegisterOperationBlockEndAction(end =>
            {
                if (usesSdk)
                    foreach (var operation in operations)
                        Check(new(operation, end.Compilation, end.ReportDiagnostic), flow, setsPrefix);
            });
        });
    }

    static void Check(RuleContext context, AnswerFlow flow, Lazy<bool> setsPrefix)
    {
        switch (context.Operation)
        {
            case IInvocationOperation or IDynamicInvocationOperation:
                UnknownFieldRule.Check(context, flow);
                NeverTrueRule.Check(context, flow);
                AbsentArgumentRule.Check(context, flow);
                ClockRule.Check(context, flow);
                ArgumentRules.Check(context, flow, setsPrefix);
                break;
            case IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation or IPropertyReferenceOperation:
                UnknownFieldRule.Check(context, flow);
                break;
            case IBinaryOperation:
                NeverTrueRule.Check(context, flow);
                ClockRule.Check(context, flow);
                break;
            case IConstantPatternOperation or ICaseClauseOperation:
                NeverTrueRule.Check(context, flow);
                break;
            case IConversionOperation:
                AbsentValueRule.Check(context, flow);
                ClockRule.Check(context, flow);
                break;
            case ICompoundAssignmentOperation or IUnaryOperation:
                AbsentValueRule.Check(context, flow);
                break;
            case IObjectCreationOperation or IDynamicObjectCreationOperation:
                AbsentArgumentRule.Check(context, flow);
                ClockRule.Check(context, flow);
                break;
            case IExpressionStatementOperation statement:
                DroppedAnswerRule.Check(context, statement);
                break;
            case IAwaitOperation awaited:
                AwaitedAnswerRule.Check(context, flow, awaited);
                break;
        }
    }
}
