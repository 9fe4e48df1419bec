using System.Globalization;
using HoiioSdk.Analyzers;
using HoiioSdk.Tests.Documentation;
using Microsoft.CodeAnalysis;
using NUnit.Framework;

namespace HoiioSdk.Tests.Analyzers;

/// <summary>Checks that the compiler reports each wrong line on the page of the rules as shown, and nothing for the right line.</summary>
[Category("OneCulture")]
[Parallelizable(ParallelScope.All)]
sealed class RulePageTests
{
    static readonly Page Rules = Page.Of("docs/compiler.md");

    static readonly string[] Ids = [.. new HoiioAnalyzer().SupportedDiagnostics.Select(rule => rule.Id)];

    [Test]
    public void Each_wrong_line_on_the_page_is_reported_as_shown_and_its_correction_is_not()
    {
        var rows = Ids.SelectMany(id => Rows(id).Select(row => (Id: id, Wrong: row[0], Message: row[1], Right: row[2]))).ToList();
        var program = Above() + string.Join('\n', rows.SelectMany(row => new[] { $"{{ {row.Wrong} }}", $"{{ {row.Right} }}" }));

        var reported = CodeAnalysis.Analyze(CodeAnalysis.Compile(program)).Select(diagnostic =>
            (Line: program.Split('\n')[diagnostic.Location.GetLineSpan().StartLinePosition.Line],
                Message: $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}"));

        Assert.That(reported, Is.EqualTo(rows.Select(row => (Line: $"{{ {row.Wrong} }}", Message: $"{row.Id}: {row.Message}"))));
    }

    [Test]
    public void The_table_of_rules_states_the_severity_of_each()
    {
        string Severity(DiagnosticDescriptor rule) => rule.DefaultSeverity == DiagnosticSeverity.Info ? "suggestion" : "warning";

        foreach (var rule in new HoiioAnalyzer().SupportedDiagnostics)
            Assert.That(Rules.Text, Does.Contain($"\n| [{rule.Id}](#{rule.Id.ToLowerInvariant()}) | {Severity(rule)} |"));
    }

    /// <summary>The cells below the heading of a rule, without their quotes.</summary>
    public static IEnumerable<string[]> Rows(string id) => Rules.Rows(id).Where(row => row[0].StartsWith('`'))
        .Select(row => row.Select(cell => cell.Trim('`')).ToArray());

    /// <summary>The lines that precede all lines of the tables.</summary>
    public static string Above() => Rules.Snippets("csharp").Single().Code + "\n";
}
