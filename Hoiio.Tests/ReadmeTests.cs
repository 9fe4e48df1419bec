using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using HoiioSdk.Sandbox;
using HoiioSdk.Tests.Services;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NUnit.Framework;

namespace HoiioSdk.Tests;

/// <summary>README.md says nothing that is not so: its C# is compiled and run, section by section, and its tables are held against the code.</summary>
sealed partial class ReadmeTests
{
    static readonly string PagePath = Find("README.md");
    static readonly string Page = File.ReadAllText(PagePath).ReplaceLineEndings("\n");

    // What `dotnet run script.cs` has without a using, and the namespace that the page imports at its start.
    static readonly ScriptOptions Options = ScriptOptions.Default
        .WithImports("System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks", "HoiioSdk")
        .WithReferences(
            typeof(Hoiio).Assembly,
            typeof(HoiioSandbox).Assembly,
            typeof(RestSharp.RestResponse).Assembly,
            typeof(JObject).Assembly,
            typeof(Microsoft.CSharp.RuntimeBinder.RuntimeBinderException).Assembly);

    static readonly TimeSpan BetweenSnippets = TimeSpan.FromMinutes(5);

    string folder = "";
    TextWriter? standardOutput;
    TextWriter? standardError;
    CultureInfo? culture;
    string? workingFolder;

    /// <summary>A block of code on the page.</summary>
    /// <param name="Start">Where it starts.</param>
    /// <param name="Code">What stands in it.</param>
    internal sealed record Snippet(int Start, string Code)
    {
        /// <summary>What the comments right under a statement say that it prints; a comment that explains stands after an empty line.</summary>
        public IEnumerable<string> Outputs
        {
            get
            {
                var isUnderCode = false;
                foreach (var line in Code.Split('\n').Select(line => line.Trim()))
                {
                    if (isUnderCode && line.StartsWith("// ", StringComparison.Ordinal))
                        yield return line[3..];
                    isUnderCode = line.StartsWith("//", StringComparison.Ordinal) ? isUnderCode : line != "";
                }
            }
        }

        /// <summary>
        /// The code as a script takes it: a script knows no directives of `dotnet run`, and what it uses has to last for the snippets that follow.
        /// </summary>
        public string Script => UsingVariable().Replace(RunDirective().Replace(Code, ""), "");

        public override string ToString() => $"README.md, line {Page.AsSpan(0, Start).Count('\n') + 1}:\n{Code}";
    }

    [SetUp]
    public void CatchWhatIsPrinted()
    {
        (standardOutput, standardError, culture, workingFolder) = (Console.Out, Console.Error, CultureInfo.CurrentCulture, Environment.CurrentDirectory);
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        folder = Directory.CreateTempSubdirectory("hoiio-readme-").FullName;
        Environment.CurrentDirectory = folder;
        File.WriteAllText("file.pdf", FaxTests.OnePagePdf);
        ResetHoiio();
    }

    [TearDown]
    public void PutEverythingBack()
    {
        Console.SetOut(standardOutput!);
        Console.SetError(standardError!);
        CultureInfo.CurrentCulture = culture!;
        Environment.CurrentDirectory = workingFolder!;
        Directory.Delete(folder, recursive: true);
        ResetHoiio();
    }

    [TestCaseSource(nameof(Sections))]
    public async Task Snippets_compile_run_and_print_what_they_say(Snippet[] snippets)
    {
        using var sandbox = HoiioSandbox.Start(appId: "MY_APP_ID", accessToken: "MY_ACCESS_TOKEN");
        sandbox.Use();
        var state = await CSharpScript.RunAsync("", Options);
        try
        {
            foreach (var snippet in snippets)
            {
                KeepOffTheLiveService(snippet);
                var seen = Requests(state, sandbox).ToHashSet();
                var output = new StringWriter(CultureInfo.InvariantCulture);
                state = await Run(snippet, state, output);

                CheckAnswers(snippet, Requests(state, sandbox).Where(request => !seen.Contains(request)));
                CheckOutput(snippet, output.ToString().Split('\n'));
                if (snippet.Code.Contains("Hoiio.ApiEndpoint =", StringComparison.Ordinal))
                    Own(state).LastOrDefault(sandbox).Use();
                sandbox.Advance(BetweenSnippets);
            }
        }
        finally
        {
            foreach (var variable in state.Variables)
                (variable.Value as IDisposable)?.Dispose();
        }
    }

    [Test]
    public void Migration_table_has_a_row_for_every_method()
    {
        var rows = Rows("From Python to C#").ToList();

        var missing = ServiceMethods().Where(method => !rows.Exists(row => row[1].Contains($"{method}(", StringComparison.Ordinal)));

        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void Migration_table_compiles()
    {
        var code = new StringBuilder("string a, b, c, f, t, msg, session, txnRef, notifyUrl; a = b = c = f = t = msg = session = txnRef = notifyUrl = \"\"; string[] numbers = []; dynamic res = 0;\n");
        foreach (var cell in Rows("From Python to C#").SelectMany(row => Quoted().Matches(row[1])).Select(match => match.Groups[1].Value.TrimEnd(';')))
            if (cell.StartsWith("Hoiio.", StringComparison.Ordinal))
                code.Append(CultureInfo.InvariantCulture, $"{cell};\n");
            else if (cell.StartsWith("res.", StringComparison.Ordinal) || cell.StartsWith("(int)", StringComparison.Ordinal))
                code.Append(CultureInfo.InvariantCulture, $"_ = {cell};\n");

        Assert.That(CSharpScript.Create(code.ToString(), Options).Compile().Select(problem => problem.ToString()), Is.Empty, code.ToString());
    }

    [Test]
    public void Every_method_that_is_named_exists()
    {
        var named = MethodName().Matches(Page).Select(match => match.Groups[1].Value).Distinct();

        Assert.That(named.Except(ServiceMethods(withTwins: true)), Is.Empty);
    }

    [Test]
    public void Type_table_names_every_field_that_is_converted_with_its_type()
    {
        var samples = new Dictionary<string, (string Sent, Type Type)>
        {
            ["DateTime"] = ("2012-01-31", typeof(DateTime)),
            ["int"] = ("2", typeof(int)),
            ["double"] = ("0.032", typeof(double)),
            ["bool"] = ("true", typeof(bool)),
            ["List<string>"] = ("a,b", typeof(List<string>)),
            ["string"] = ("+65", typeof(string)),
        };
        var table = Rows("Types of the fields")
            .SelectMany(row => Quoted().Matches(row[0]).Select(field => (Field: field.Groups[1].Value, Type: Quoted().Match(row[1]).Groups[1].Value)))
            .Where(row => row.Type != "")
            .ToDictionary(row => row.Field, row => row.Type);

        foreach (var (field, type) in table)
        {
            var sent = field == "date" ? "2012-01-31 12:06:15" : samples[type].Sent;
            Assert.That(Fields.ToClr(field, new JValue(sent), _ => null!), Is.TypeOf(samples[type].Type), field);
        }
        var converted = (Dictionary<string, Func<string, object?>>)typeof(Fields).GetField("Types", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!;
        Assert.That(converted.Keys.Except(table.Keys), Is.Empty);
    }

    [Test]
    public void Sandbox_tables_name_every_magic_number_and_every_fault()
    {
        var rows = Rows("The sandbox").Select(row => row[0]).ToList();

        Assert.That(MagicNumbers.Describe().Split('\n').Select(line => line[..4]), Is.SubsetOf(rows));
        Assert.That(Enum.GetNames<Fault>().Select(fault => $"`Fault.{fault}`"), Is.SubsetOf(rows));
    }

    [Test]
    public void Every_constant_of_the_status_classes_is_named() => Assert.Multiple(() =>
    {
        foreach (var type in new[] { typeof(CallStatus), typeof(SmsStatus), typeof(FaxStatus) })
        {
            var row = Rows("From Python to C#").Single(row => row[1].StartsWith($"`{type.Name}.", StringComparison.Ordinal));
            Assert.That(Words().Matches(row[1]).Select(word => word.Value), Is.EquivalentTo(type.GetFields().Select(field => field.Name).Append(type.Name)));
        }
    });

    [Test]
    public void Commands_name_files_and_folders_that_exist()
    {
        var named = Blocks("sh").SelectMany(block => Target().Matches(block.Code)).Select(match => match.Groups[1].Value).ToList();

        Assert.That(named, Does.Contain("samples/quickstart.cs").And.Contain("Hoiio.Sandbox"));
        Assert.That(named.Select(name => Path.Combine(Path.GetDirectoryName(PagePath)!, name)).Where(path => !Path.Exists(path)), Is.Empty);
    }

    [Test]
    public void Links_within_the_page_lead_to_headings()
    {
        var anchors = Heading().Matches(Page).Select(match =>
            string.Concat(match.Groups[1].Value.ToLowerInvariant().Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_')).Replace(' ', '-'));

        Assert.That(Link().Matches(Page).Select(match => match.Groups[1].Value).Distinct(), Is.Not.Empty.And.SubsetOf(anchors));
    }

    [Test]
    public void Hearts_of_the_samples_stand_in_the_samples()
    {
        var samples = Directory.GetFiles(Path.Combine(Path.GetDirectoryName(PagePath)!, "samples"), "*.cs")
            .ToDictionary(file => Path.GetFileName(file), file => File.ReadAllText(file).ReplaceLineEndings("\n"));

        Assert.That(samples.Keys, Is.All.Matches<string>(name => Page.Contains($"dotnet run samples/{name}", StringComparison.Ordinal)));
        foreach (var heart in Blocks("cs"))
            Assert.That(samples.Values, Has.Some.Contains(heart.Code.TrimEnd()), heart.ToString());
    }

    static IEnumerable<TestCaseData> Sections() => Blocks("csharp")
        .GroupBy(snippet => SectionHeading().Matches(Page[..snippet.Start]).LastOrDefault()?.Groups[1].Value ?? "Start")
        .Select(section => new TestCaseData((object)section.ToArray()).SetArgDisplayNames(section.Key));

    static IEnumerable<Snippet> Blocks(string language) => Block().Matches(Page)
        .Where(match => match.Groups[1].Value == language)
        .Select(match => new Snippet(match.Index, match.Groups[2].Value.TrimEnd()));

    static IEnumerable<string[]> Rows(string heading) => Page.Split("\n## ")
        .Single(section => section.StartsWith($"{heading}\n", StringComparison.Ordinal))
        .Split('\n')
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
        .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries));

    static IEnumerable<string> ServiceMethods(bool withTwins = false) =>
        from service in typeof(Hoiio).GetProperties(BindingFlags.Public | BindingFlags.Static)
        where service.PropertyType.Namespace == typeof(HoiioSdk.Services.Voice).Namespace
        from method in service.PropertyType.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where withTwins || !method.Name.EndsWith("Async", StringComparison.Ordinal)
        select $"Hoiio.{service.Name}.{method.Name}";

    static void ResetHoiio()
    {
        Hoiio.Prefix = "1";
        Hoiio.DebugLevel = 0;
        Hoiio.Timeout = TimeSpan.FromSeconds(60);
    }

    static async Task<ScriptState<object>> Run(Snippet snippet, ScriptState<object> state, StringWriter output)
    {
        var (previousOutput, previousError) = (Console.Out, Console.Error);
        Console.SetOut(output);
        Console.SetError(output);
        try
        {
            return await state.ContinueWithAsync(snippet.Script);
        }
        catch (Exception problem)
        {
            throw new AssertionException($"{problem.GetType().Name}: {problem.Message}\n{snippet}\nIt printed:\n{output}", problem);
        }
        finally
        {
            Console.SetOut(previousOutput);
            Console.SetError(previousError);
        }
    }

    /// <summary>A snippet that shows another address must make no call, as it would go there.</summary>
    static void KeepOffTheLiveService(Snippet snippet)
    {
        if (snippet.Code.Contains("ApiEndpoint =", StringComparison.Ordinal))
            Assert.That(MethodName().IsMatch(snippet.Code), Is.False, $"A call after a change of Hoiio.ApiEndpoint.\n{snippet}");
        Assert.That(new Uri(Hoiio.ApiEndpoint).IsLoopback, Is.True, $"Hoiio is not on a sandbox.\n{snippet}");
    }

    static void CheckAnswers(Snippet snippet, IEnumerable<JournalEntry> requests)
    {
        foreach (var request in requests.Where(request => request.Fault is null))
        {
            var status = Status(request.Answer);
            Assert.That(status == "success_ok" || snippet.Code.Contains(status, StringComparison.Ordinal), Is.True, $"{request}\n{snippet}");
        }
    }

    static string Status(string answer)
    {
        try
        {
            return (string?)JObject.Parse(answer)["status"] ?? answer;
        }
        catch (JsonException)
        {
            return answer;
        }
    }

    /// <summary>What is shown comes in that order, with the same words; other digits, and anything for dots.</summary>
    static void CheckOutput(Snippet snippet, string[] printed)
    {
        var next = 0;
        foreach (var shown in snippet.Outputs)
        {
            var shape = new Regex($"^{Regex.Escape(Shape(shown)).Replace(@"\.\.\.", ".*", StringComparison.Ordinal)}$");
            var found = Array.FindIndex(printed, next, line => shape.IsMatch(Shape(line)));
            Assert.That(found, Is.Not.Negative, $"'{shown}' was not printed, but:\n{string.Join('\n', printed[next..])}\n{snippet}");
            next = found + 1;
        }
    }

    static string Shape(string line) => Digits().Replace(line.Trim(), "0");

    /// <summary>The sandboxes that snippets started themselves.</summary>
    static IEnumerable<HoiioSandbox> Own(ScriptState<object> state) => state.Variables.Select(variable => variable.Value).OfType<HoiioSandbox>();

    static IEnumerable<JournalEntry> Requests(ScriptState<object> state, HoiioSandbox sandbox) =>
        Own(state).Prepend(sandbox).SelectMany(one => one.Journal.Entries);

    static string Find(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, name)))
                return Path.Combine(folder.FullName, name);
        throw new FileNotFoundException($"There is no {name} above {AppContext.BaseDirectory}.");
    }

    [GeneratedRegex("^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex SectionHeading();

    [GeneratedRegex(@"^```(\w+)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("^#:.*$", RegexOptions.Multiline)]
    private static partial Regex RunDirective();

    [GeneratedRegex("^using (?=var )", RegexOptions.Multiline)]
    private static partial Regex UsingVariable();

    [GeneratedRegex(@"\b(Hoiio\.[A-Z]\w*\.[A-Z]\w*)\(")]
    private static partial Regex MethodName();

    [GeneratedRegex(@"dotnet run (?:--project )?(\S+)")]
    private static partial Regex Target();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\(#([^)]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Words();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
