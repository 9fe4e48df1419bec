using System.Globalization;
using System.Text.RegularExpressions;
using HoiioSdk.Sandbox;
using HoiioSdk.Tests.Analyzers;
using HoiioSdk.Tests.Services;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using NUnit.Framework;

namespace HoiioSdk.Tests.Documentation;

/// <summary>Runs the tables whose cells are lines of C#, after the snippet above the table, and checks their outcome.</summary>
[Category("OneCulture")]
sealed partial class LineTests
{
    const string CannotDo = "What dynamic cannot do";
    const string Loggers = "What loggers and tests make of an answer";
    const string DoesNotCompile = "does not compile";
    const string Prints = "What prints differently";

    static readonly Page Basics = Page.Of("docs/basics.md");
    static readonly Page FromPython = Page.Of("docs/from-python.md");

    HoiioSandbox sandbox = null!;
    CultureInfo culture = null!;
    string workingFolder = "";

    [SetUp]
    public void Start()
    {
        (culture, workingFolder) = (CultureInfo.CurrentCulture, Environment.CurrentDirectory);
        Environment.CurrentDirectory = Directory.CreateTempSubdirectory("hoiio-docs-").FullName;
        File.WriteAllText("file.pdf", FaxTests.OnePagePdf);
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        sandbox = HoiioSandbox.Start();
        sandbox.Use();
    }

    [TearDown]
    public void Stop()
    {
        sandbox.Dispose();
        CultureInfo.CurrentCulture = culture;
        var folder = Environment.CurrentDirectory;
        Environment.CurrentDirectory = workingFolder;
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task Each_line_that_dynamic_cannot_run_fails_as_documented_and_its_replacement_works()
    {
        var start = await CSharpScript.RunAsync(Above(Basics, CannotDo), Snippet.Options);
        var rows = Basics.Rows(CannotDo).Where(row => row[0].StartsWith('`')).ToList();
        var compiling = rows.Where(row => row[1] != DoesNotCompile).ToList();
        Assert.That(compiling, Has.Count.InRange(10, rows.Count - 1));

        // A cell without quotes names no exception, and depends on the machine.
        var outcomes = await Outcomes(start, compiling.Select(row => Code(row[0])));
        foreach (var (row, outcome) in compiling.Zip(outcomes))
            Assert.That(outcome, row[1].StartsWith('`') ? Is.EqualTo(Code(row[1].Split(',')[0])) : Does.Not.EndWith("Exception"), row[0]);
        foreach (var row in rows.Except(compiling))
            Assert.That(async () => await start.ContinueWithAsync(Code(row[0])), Throws.TypeOf<CompilationErrorException>(), row[0]);
        Assert.That(await Outcomes(start, rows.Select(row => Code(row[2]))), Has.None.EqualTo("null").And.None.EndsWith("Exception"));
    }

    [TestCase("HOIIO001")]
    [TestCase("HOIIO003")]
    [TestCase("HOIIO004")]
    public async Task Each_line_that_the_compiler_rejects_fails_and_its_replacement_works(string rule)
    {
        var start = await CSharpScript.RunAsync(RulePageTests.Above(), Snippet.Options);
        var rows = RulePageTests.Rows(rule).ToList();

        Assert.That(await Outcomes(start, rows.Select(row => row[0])), Is.Not.Empty.And.All.EndsWith("Exception"));
        Assert.That(await Outcomes(start, rows.Select(row => row[2])), Has.None.EndsWith("Exception"));
    }

    [Test]
    public async Task A_date_subtracted_from_UTC_is_off_by_the_hours_on_the_page()
    {
        var start = await CSharpScript.RunAsync(RulePageTests.Above(), Snippet.Options);
        const string Right = "DateTime.UtcNow - status.Get<DateTimeOffset>(\"date\")";
        const string Wrong = "DateTime.UtcNow - status.date";

        var hours = await Outcomes(start, [$"Math.Round(({Right} - ({Wrong})).TotalHours, 1)"]);
        Assert.That(Page.Of("docs/compiler.md").Text, Does.Contain($"`{Wrong}` is {hours[0]} hours too short"));
    }

    [Test]
    public async Task A_logger_prints_what_the_table_says()
    {
        var rows = Basics.Rows(Loggers).Where(row => row[0] == "`ILogger`").ToList();
        Assert.That(rows.Select(row => row[2].StartsWith(DoesNotCompile, StringComparison.Ordinal)), Has.Some.True.And.Some.False);
        foreach (var row in rows)
        {
            if (row[2].StartsWith(DoesNotCompile, StringComparison.Ordinal))
                Assert.That(async () => await Logged(row[1]), Throws.TypeOf<CompilationErrorException>(), row[1]);
            else
                Assert.That(Shape(await Logged(row[1])), Does.Contain(Shape(Code(row[2]))));
            Assert.That(await Logged(row[3]), Does.Contain("Sent AA-S-").Or.Contain("Sent {txn_ref: \"AA-S-"));
        }
    }

    [Test]
    public async Task Assertions_about_an_absent_field_compile_and_pass()
    {
        var row = Basics.Rows(Loggers).Single(row => row[0].StartsWith("NUnit", StringComparison.Ordinal));
        var options = Snippet.Options.AddReferences(typeof(Assert).Assembly).AddImports("NUnit.Framework");

        Assert.That(async () => await CSharpScript.RunAsync($"{Above(Basics, Loggers)}\n{Code(row[3])}", options), Throws.Nothing);
    }

    [Test]
    public async Task Values_that_print_differently_from_Python_print_as_the_table_says()
    {
        var start = await CSharpScript.RunAsync(Above(FromPython, Prints), Snippet.Options);
        var rows = FromPython.Rows(Prints).Where(row => row[0].StartsWith('`')).ToList();
        var likePython = rows.Where(row => row[3] != "").ToList();
        Assert.That(likePython, Has.Count.InRange(3, rows.Count - 1));

        var printed = await Outcomes(start, rows.Select(row => Code(row[0])));
        var printedLikePython = await Outcomes(start, likePython.Select(row => Code(row[3])));

        Assert.That(printed.Select(Shape), Is.EqualTo(rows.Select(row => Shape(Code(row[2])))));
        Assert.That(printedLikePython.Select(Shape), Is.EqualTo(likePython.Select(row => Shape(Code(row[1])))));
    }

    /// <summary>The console output of a line that uses the logger of the page.</summary>
    static async Task<string> Logged(string line)
    {
        var console = Console.Out;
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        Console.SetOut(output);
        try
        {
            await CSharpScript.RunAsync($"{Above(Basics, Loggers)}\n{Code(line)}\nfactory.Dispose();", Snippet.Options);
            return output.ToString();
        }
        finally
        {
            Console.SetOut(console);
        }
    }

    /// <summary>The printed value of each line, or the name of the exception that it throws.</summary>
    static async Task<IReadOnlyList<string>> Outcomes(ScriptState<object> start, IEnumerable<string> lines)
    {
        var functions = lines.Select(line => line.EndsWith(';') ? $"() => {{ {line} return \"\"; }}" : $"() => (object)({line})");
        var run = await start.ContinueWithAsync($"new System.Func<object>[] {{ {string.Join(",\n", functions)} }}");
        return [.. ((Func<object?>[])run.ReturnValue).Select(Outcome)];
    }

    static string Outcome(Func<object?> line)
    {
        try
        {
            return line() is { } value ? $"{value}" : "null";
        }
        catch (Exception problem)
        {
            return problem.GetType().Name;
        }
    }

    static string Above(Page page, string section) => page.Snippets("csharp").First(snippet => snippet.Section == section).Script;

    static string Code(string cell) => cell.Trim('`');

    static string Shape(string text) => Digits().Replace(text, "0");

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
