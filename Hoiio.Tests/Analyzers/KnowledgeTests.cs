using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using HoiioSdk.Analyzers;
using HoiioSdk.Analyzers.Fixes;
using HoiioSdk.Answers;
using HoiioSdk.Services;
using HoiioSdk.Tests.Documentation;
using NUnit.Framework;

namespace HoiioSdk.Tests.Analyzers;

/// <summary>The analyzer knows every method, field and value of the library.</summary>
[Category("OneCulture")]
[Parallelizable(ParallelScope.All)]
sealed partial class KnowledgeTests
{
    static readonly XElement Documentation = XDocument.Load(Path.ChangeExtension(typeof(Hoiio).Assembly.Location, ".xml")).Root!;

    static IEnumerable<MethodInfo> Methods =>
        new[] { typeof(Voice), typeof(Sms), typeof(Fax), typeof(Ivr), typeof(Number), typeof(Account) }
            .SelectMany(service => service.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            // Ivr.Answer makes no request.
            .Where(method => method.Name != nameof(Ivr.Answer));

    [Test]
    public void The_analyzer_knows_the_path_and_the_fields_of_every_method()
    {
        var methods = Methods.Select(method => (Call: Call(method), Path: PathOf(method))).ToList();
        var reads = methods.Select((method, index) => $$"""
            static async Task Read{{index}}()
            {
                {{method.Call}}
                {
                    _ = res.{{string.Join("; _ = res.", FieldNames.Of(method.Path).DefaultIfEmpty("Count"))}};
                    _ = res.no_such_field;
                }
            }
            """);

        var messages = CodeAnalysis.Messages($"await Task.Yield();\n{string.Join('\n', reads)}");

        Assert.That(messages, Is.EqualTo(methods.Select(method =>
            $"HOIIO001: {Subject(method.Path)} no {(method.Path.Contains("entries") ? "" : "field ")}'no_such_field'; it has "
            + string.Join(", ", FieldNames.Of(method.Path).DefaultIfEmpty("status")))));
    }

    [Test]
    public void The_analyzer_knows_every_documented_status()
    {
        var codes = HoiioStatus.Meanings.Keys.Select(code => $"_ = res.status == \"{code}\";");

        Assert.That(CodeAnalysis.Messages($"var res = Hoiio.Account.Balance();\n{string.Join('\n', codes)}"), Is.Empty);
    }

    [TestCase(typeof(CallStatus))]
    [TestCase(typeof(SmsStatus))]
    [TestCase(typeof(FaxStatus))]
    public void The_analyzer_knows_the_values_of_every_status_field(Type type)
    {
        var summary = Documentation.Descendants("member").Single(member => member.Attribute("name")!.Value == $"T:{type.FullName}");
        var fields = summary.Descendants("c").Select(code => code.Value).Where(code => FieldNames.All.Contains(code)).ToList();
        var values = type.GetFields().Select(field => (string)field.GetRawConstantValue()!).ToList();
        string Comparisons(IEnumerable<string> compared) => "var res = Hoiio.Notification(\"\");\n" + string.Join('\n',
            fields.SelectMany(field => compared.Select(value => $"_ = res.{field} == \"{value}\";")));

        Assert.That(fields, Is.Not.Empty);
        Assert.That(CodeAnalysis.Messages(Comparisons(values)), Is.Empty);
        Assert.That(CodeAnalysis.Messages(Comparisons(["never"])), Is.EqualTo(fields.Select(field =>
            $"HOIIO002: {field} is never \"never\"; it is {string.Join(", ", values.SkipLast(1).Select(value => $"\"{value}\""))} "
            + $"or \"{values[^1]}\"")));
    }

    [Test]
    public void Every_field_has_a_description_for_completion()
    {
        var meanings = typeof(FieldCompletion).Assembly.GetType("HoiioSdk.Analyzers.Fixes.FieldMeanings")!
            .GetMethod("Of", BindingFlags.Static | BindingFlags.Public)!;

        Assert.That(FieldNames.All.Where(field => (string)meanings.Invoke(null, [new[] { "voice/query_status" }, field])! == ""), Is.Empty);
    }

    [Test]
    public void Every_rule_has_a_section_on_the_page_that_it_links_to()
    {
        var anchors = Page.Of("docs/compiler.md").Anchors.ToList();

        foreach (var rule in new HoiioAnalyzer().SupportedDiagnostics)
            Assert.That(rule.HelpLinkUri, Does.EndWith($"docs/compiler.md#{rule.Id.ToLowerInvariant()}"));
        Assert.That(new HoiioAnalyzer().SupportedDiagnostics.Select(rule => rule.Id.ToLowerInvariant()), Is.SubsetOf(anchors));
    }

    /// <summary>Code that assigns a call with the required parameters to res.</summary>
    static string Call(MethodInfo method)
    {
        var arguments = method.GetParameters().Where(parameter => !parameter.IsOptional).Select(parameter =>
            parameter.ParameterType == typeof(int) ? "1"
            : parameter.ParameterType == typeof(string[]) ? "(string[])null!"
            : parameter.ParameterType == typeof(PhoneNumbers) ? "(PhoneNumbers)null!"
            : parameter.ParameterType == typeof(string) ? "(string)null!"
            : throw new NotSupportedException($"{parameter}"));
        // Both overloads of BulkSend accept a single string.
        if (method.Name.StartsWith("BulkSend", StringComparison.Ordinal) && method.GetParameters().Length > 2)
            arguments = arguments.Append("(PhoneNumbers)null!");
        var call = $"Hoiio.{method.DeclaringType!.Name}.{method.Name}({string.Join(", ", arguments)})";
        return (IsWalk().IsMatch(method.Name), method.Name.EndsWith("Async", StringComparison.Ordinal)) switch
        {
            (true, true) => $"await foreach (var res in {call})",
            (true, false) => $"foreach (var res in {call})",
            (false, true) => $"var res = await {call};",
            (false, false) => $"var res = {call};",
        };
    }

    // ConventionTests compare this documentation with the requests.
    static string PathOf(MethodInfo method)
    {
        var name = $"M:{method.DeclaringType!.FullName}.{Regex.Replace(method.Name, "Async$", "")}";
        var member = Documentation.Descendants("member")
            .First(member => Regex.Replace(member.Attribute("name")!.Value, @"\(.*$", "") == name);
        var path = ApiPath().Match(member.Element("summary")!.Value).Groups[1].Value;
        return IsWalk().IsMatch(method.Name) ? $"{path}/entries" : path;
    }

    static string Subject(string path) => path.EndsWith("/entries", StringComparison.Ordinal)
        ? string.Create(CultureInfo.InvariantCulture, $"an entry of {path[..^"/entries".Length]} has")
        : $"{path} has";

    [GeneratedRegex(@"All(Async)?$")]
    private static partial Regex IsWalk();

    [GeneratedRegex(@"API\s+path:\s+(\w+(/\w+)+)")]
    private static partial Regex ApiPath();
}
