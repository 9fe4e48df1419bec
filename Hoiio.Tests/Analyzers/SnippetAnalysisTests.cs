using System.Text.RegularExpressions;
using HoiioSdk.Tests.Documentation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NUnit.Framework;

namespace HoiioSdk.Tests.Analyzers;

/// <summary>The analyzer reports nothing in the C# of the pages, except where a page shows a mistake.</summary>
[Category("OneCulture")]
[Parallelizable(ParallelScope.All)]
sealed partial class SnippetAnalysisTests
{
    // These pages show refused numbers and numbers without a plus.
    static readonly string[] Shown =
    [
        "docs/errors.md HOIIO006 \"1234\"", "docs/beyond-python.md HOIIO006 \"1234\"", "docs/from-python.md HOIIO006 numbers",
    ];

    static readonly string[] Web =
    [
        "using Microsoft.AspNetCore.Builder;", "using Microsoft.AspNetCore.Http;", "using Microsoft.Extensions.Hosting;",
    ];

    [TestCaseSource(nameof(Pages))]
    public void Nothing_is_reported_in_the_snippets_of_a_page(string page, Snippet[] snippets)
    {
        var reported = CodeAnalysis.Analyze(CodeAnalysis.Compile(Program(snippets)))
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning)
            .Select(diagnostic => $"{page} {diagnostic.Id} {CodeAnalysis.CodeAt(diagnostic)}");

        Assert.That(reported, Is.EquivalentTo(Shown.Where(shown => shown.StartsWith($"{page} ", StringComparison.Ordinal))));
    }

    static IEnumerable<TestCaseData> Pages() =>
        from page in Page.All
        from part in page.Snippets("csharp").GroupBy(snippet => page.Name == "README.md" ? snippet.Section : "")
        select new TestCaseData(page.Name, part.ToArray()).SetArgDisplayNames($"{page} {part.Key}".TrimEnd());

    /// <summary>Nests each snippet in a function in the previous one: it sees the variables above, and may redeclare their names.</summary>
    static string Program(Snippet[] snippets)
    {
        var units = snippets.Select(snippet => SyntaxFactory.ParseCompilationUnit(Directive().Replace(snippet.Code, ""))).ToList();
        var isWeb = snippets.Any(snippet => snippet.Code.Contains("#:sdk Microsoft.NET.Sdk.Web", StringComparison.Ordinal));
        var usings = units.SelectMany(unit => unit.Usings).Select(import => $"{import}").Concat(isWeb ? Web : []).Distinct();
        var types = units.SelectMany(unit => unit.Members).Where(member => member is not GlobalStatementSyntax);
        var body = units.Select((unit, index) => (Code: string.Concat(unit.Members.OfType<GlobalStatementSyntax>()), index))
            .Reverse()
            .Aggregate("await Task.Yield();", (inner, outer) => $$"""
                await Part{{outer.index}}();
                async Task Part{{outer.index}}()
                {
                {{outer.Code}}
                {{inner}}
                }
                """);
        return $"{string.Join('\n', usings)}\n{body}\n{string.Join('\n', types)}";
    }

    [GeneratedRegex("^#:.*$", RegexOptions.Multiline)]
    private static partial Regex Directive();
}
