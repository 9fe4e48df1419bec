using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using HoiioSdk.Answers;
using HoiioSdk.Sandbox;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Newtonsoft.Json;
using NUnit.Framework;

namespace HoiioSdk.Tests.Documentation;

/// <summary>Compares the tables of the pages with the code: no row is missing, and no row names what does not exist.</summary>
sealed partial class TableTests
{
    static readonly Page Migration = Page.Of("docs/from-python.md");

    const string LineByLine = "Line by line";

    [Test]
    public void The_migration_table_has_a_row_for_every_method()
    {
        var rows = Migration.Rows(LineByLine).ToList();

        var missing = ServiceMethods().Where(method => !rows.Exists(row => row[1].Contains($"{method}(", StringComparison.Ordinal)));

        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void The_lines_of_the_migration_table_compile()
    {
        var code = new StringBuilder("""
            string a, b, c, f, t, msg, session, txnRef, notifyUrl; a = b = c = f = t = msg = session = txnRef = notifyUrl = "";
            string[] numbers = []; dynamic res = 0;

            """);
        var cells = Migration.Rows(LineByLine).SelectMany(row => Quoted().Matches(row[1]))
            .Select(match => match.Groups[1].Value.TrimEnd(';'));
        foreach (var cell in cells)
            if (cell.StartsWith("Hoiio.", StringComparison.Ordinal))
                code.Append(CultureInfo.InvariantCulture, $"{cell};\n");
            else if (cell.StartsWith("res.", StringComparison.Ordinal) || cell.StartsWith("(int)", StringComparison.Ordinal))
                code.Append(CultureInfo.InvariantCulture, $"_ = {cell};\n");

        var problems = CSharpScript.Create(code.ToString(), Snippet.Options).Compile();
        Assert.That(problems.Select(problem => problem.ToString()), Is.Empty, code.ToString());
    }

    [Test]
    public void Every_method_named_on_a_page_exists()
    {
        var named = Page.All.SelectMany(page => MethodName().Matches(page.Text)).Select(match => match.Groups[1].Value).Distinct();

        Assert.That(named.Except(ServiceMethods(withTwins: true)), Is.Empty);
    }

    [Test]
    public void The_type_table_lists_every_converted_field_with_its_type()
    {
        var samples = new Dictionary<string, (string Sent, Type Type)>
        {
            ["DateTime"] = ("2012-01-31", typeof(DateTime)),
            ["int"] = ("2", typeof(int)),
            ["double"] = ("0.032", typeof(double)),
            ["bool"] = ("true", typeof(bool)),
            ["HoiioList<string>"] = ("a,b", typeof(HoiioList<string>)),
            ["string"] = ("+65", typeof(string)),
        };
        var table = Migration.Rows("Types of the fields")
            .SelectMany(row => Quoted().Matches(row[0])
                .Select(field => (Field: field.Groups[1].Value, Type: Quoted().Match(row[1]).Groups[1].Value)))
            .Where(row => row.Type != "")
            .ToDictionary(row => row.Field, row => row.Type);

        foreach (var (field, type) in table)
        {
            var sent = field == "date" ? "2012-01-31 12:06:15" : samples[type].Sent;
            Assert.That(FieldTypes.Scalar(field, JsonToken.String, sent).Value, Is.TypeOf(samples[type].Type), field);
        }
        Assert.That(FieldNames.All.Where(field => DocumentedTypes.Of(field) != FieldType.Text).Except(table.Keys), Is.Empty);
    }

    [Test]
    public void The_sandbox_tables_list_every_magic_number_and_every_fault()
    {
        var page = Page.Of("docs/sandbox.md");
        var rows = page.Rows("Magic numbers").Concat(page.Rows("Faults")).Select(row => row[0]).ToList();

        Assert.That(MagicNumbers.Describe().Split('\n').Select(line => line[..4]), Is.SubsetOf(rows));
        var faults = rows.Select(row => Regex.Match(row, "^`Fault\\.(\\w+)").Groups[1].Value);
        Assert.That(Enum.GetNames<FaultKind>(), Is.SubsetOf(faults));
    }

    [Test]
    public void The_migration_table_lists_every_constant_of_the_status_classes() => Assert.Multiple(() =>
    {
        foreach (var type in new[] { typeof(CallStatus), typeof(SmsStatus), typeof(FaxStatus) })
        {
            var row = Migration.Rows(LineByLine).Single(row => row[1].StartsWith($"`{type.Name}.", StringComparison.Ordinal));
            var names = type.GetFields().Select(field => field.Name).Append(type.Name);
            Assert.That(Words().Matches(row[1]).Select(word => word.Value), Is.EquivalentTo(names));
        }
    });

    [Test]
    public void Pages_and_changelog_state_the_version_of_the_packages()
    {
        var version = typeof(Hoiio).Assembly.GetName().Version!.ToString(3);
        var named = Page.All.SelectMany(page => PackageVersion().Matches(page.Text)).Select(match => match.Groups[1].Value).ToList();

        Assert.That(named, Is.Not.Empty.And.All.EqualTo(version));
        Assert.That(Page.Of("CHANGELOG.md").Text, Does.Match($@"\A# [^\n]+\n\n## {Regex.Escape(version)}\n"));
    }

    static IEnumerable<string> ServiceMethods(bool withTwins = false) =>
        from service in typeof(Hoiio).GetProperties(BindingFlags.Public | BindingFlags.Static)
        where service.PropertyType.Namespace == typeof(HoiioSdk.Services.Voice).Namespace
        from method in service.PropertyType.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where withTwins || !method.Name.EndsWith("Async", StringComparison.Ordinal)
        select $"Hoiio.{service.Name}.{method.Name}";

    [GeneratedRegex(@"\b(Hoiio\.[A-Z]\w*\.[A-Z]\w*)\(")]
    private static partial Regex MethodName();

    [GeneratedRegex(@"#:package Hoiio[\w.]*@([\d.]+)")]
    private static partial Regex PackageVersion();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Words();
}
