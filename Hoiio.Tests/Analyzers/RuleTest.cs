using Microsoft.CodeAnalysis;
using NUnit.Framework;

namespace HoiioSdk.Tests.Analyzers;

/// <summary>
/// Base of the tests of a rule. A comment at the end of a line says what is reported in it: the rule and the code that it points at.
/// Nothing else may be reported.
/// </summary>
[Category("OneCulture")]
[Parallelizable(ParallelScope.All)]
abstract class RuleTest
{
    const string Mark = "// HOIIO";

    protected static void Check(string program)
    {
        var lines = program.ReplaceLineEndings("\n").Split('\n');
        var expected = lines.Select((line, index) => (line, index))
            .Where(read => read.line.Contains(Mark, StringComparison.Ordinal))
            .Select(read => $"{read.index + 1}: HOIIO{read.line[(read.line.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length)..]}");

        Assert.That(CodeAnalysis.Analyze(CodeAnalysis.Compile(program)).Select(Shown), Is.EqualTo(expected));
    }

    protected static string[] Messages(string program) => CodeAnalysis.Messages(program);

    static string Shown(Diagnostic diagnostic) =>
        $"{diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1}: {diagnostic.Id} {CodeAnalysis.CodeAt(diagnostic)}";
}
