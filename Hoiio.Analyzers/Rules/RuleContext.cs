using Microsoft.CodeAnalysis;

namespace HoiioSdk.Analyzers.Rules;

/// <summary>An operation to check, and the sink for its diagnostics.</summary>
sealed class RuleContext(IOperation operation, Compilation compilation, Action<Diagnostic> report)
{
    public IOperation Operation => operation;

    public Compilation Compilation => compilation;

    public void ReportDiagnostic(Diagnostic diagnostic) => report(diagnostic);
}
