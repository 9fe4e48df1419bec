using System.Globalization;
using System.Text.RegularExpressions;
using HoiioSdk.Sandbox;
using HoiioSdk.Tests.Services;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NUnit.Framework;

namespace HoiioSdk.Tests.Documentation;

/// <summary>Compiles and runs the C# of every page on a sandbox, and checks that it prints what the page says.</summary>
[Category("OneCulture")]
sealed partial class SnippetTests
{
    static readonly TimeSpan BetweenSnippets = TimeSpan.FromMinutes(5);

    string folder = "";
    TextWriter? standardOutput;
    TextWriter? standardError;
    CultureInfo? culture;
    string? workingFolder;
    string? appData;

    [SetUp]
    public void CaptureOutput()
    {
        (standardOutput, standardError) = (Console.Out, Console.Error);
        (culture, workingFolder) = (CultureInfo.CurrentCulture, Environment.CurrentDirectory);
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        folder = Directory.CreateTempSubdirectory("hoiio-docs-").FullName;
        Environment.CurrentDirectory = folder;
        File.WriteAllText("file.pdf", FaxTests.OnePagePdf);
        KeepCredentials();
        ResetHoiio();
    }

    [TearDown]
    public void RestoreEverything()
    {
        Console.SetOut(standardOutput!);
        Console.SetError(standardError!);
        CultureInfo.CurrentCulture = culture!;
        Environment.CurrentDirectory = workingFolder!;
        ForgetCredentials();
        Directory.Delete(folder, recursive: true);
        ResetHoiio();
    }

    [TestCaseSource(nameof(Scripts))]
    public async Task Snippets_compile_run_and_print_what_their_comments_say(Snippet[] snippets)
    {
        using var sandbox = HoiioSandbox.Start(appId: "MY_APP_ID", accessToken: "MY_ACCESS_TOKEN");
        sandbox.Use();
        var state = await CSharpScript.RunAsync("", Snippet.Options);
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
                CheckListeners(snippet, sandbox);
            }
        }
        finally
        {
            foreach (var variable in state.Variables)
                (variable.Value as IDisposable)?.Dispose();
        }
    }

    // A copied snippet lacks the namespaces that are imported here.
    [Test]
    public void A_snippet_that_imports_one_namespace_imports_all_it_needs()
    {
        var snippets = Page.All.SelectMany(page => page.Snippets("csharp"))
            .Where(snippet => snippet.Code.Contains("using HoiioSdk.Sandbox;", StringComparison.Ordinal) && Call().IsMatch(snippet.Code))
            .ToList();

        Assert.That(snippets, Is.Not.Empty);
        Assert.That(snippets.Where(snippet => !snippet.Code.Contains("using HoiioSdk;", StringComparison.Ordinal)), Is.Empty);
    }

    // A page is read from its start, but the README section by section, so each of its sections must run alone.
    static IEnumerable<TestCaseData> Scripts() =>
        from page in Page.All
        from part in page.Snippets("csharp").GroupBy(snippet => page.Name == "README.md" ? $"{page}, {snippet.Section}" : page.Name)
        select new TestCaseData((object)part.ToArray()).SetArgDisplayNames(part.Key);

    /// <summary>Sets up the places where the pages say that credentials can be kept.</summary>
    void KeepCredentials()
    {
        Environment.SetEnvironmentVariable("HOIIO_APP_ID", "MY_APP_ID");
        Environment.SetEnvironmentVariable("HOIIO_ACCESS_TOKEN", "MY_ACCESS_TOKEN");
        appData = Environment.GetEnvironmentVariable("APPDATA");
        Environment.SetEnvironmentVariable("APPDATA", folder);
        var secrets = Directory.CreateDirectory(Path.Combine(folder, "Microsoft", "UserSecrets", "my-app"));
        File.WriteAllText(
            Path.Combine(secrets.FullName, "secrets.json"),
            """{"Hoiio:AppId": "MY_APP_ID", "Hoiio:AccessToken": "MY_ACCESS_TOKEN"}""");
    }

    void ForgetCredentials()
    {
        Environment.SetEnvironmentVariable("HOIIO_APP_ID", null);
        Environment.SetEnvironmentVariable("HOIIO_ACCESS_TOKEN", null);
        Environment.SetEnvironmentVariable("APPDATA", appData);
    }

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

    /// <summary>A snippet with another endpoint must not make a call, which would go there.</summary>
    static void KeepOffTheLiveService(Snippet snippet)
    {
        if (snippet.Code.Contains("ApiEndpoint =", StringComparison.Ordinal))
            Assert.That(Call().IsMatch(snippet.Code), Is.False, $"A call after a change of Hoiio.ApiEndpoint.\n{snippet}");
        Assert.That(new Uri(Hoiio.ApiEndpoint).IsLoopback, Is.True, $"Hoiio is not on a sandbox.\n{snippet}");
    }

    static void CheckAnswers(Snippet snippet, IEnumerable<JournalEntry> requests)
    {
        foreach (var request in requests.Where(request => request.Fault is null))
        {
            var status = Status(request.Answer);
            var isExpected = status == "success_ok" || snippet.Code.Contains(status, StringComparison.Ordinal);
            Assert.That(isExpected, Is.True, $"{request}\n{snippet}");
        }
    }

    /// <summary>A listener on a page receives notifications.</summary>
    static void CheckListeners(Snippet snippet, HoiioSandbox sandbox) =>
        Assert.That(
            sandbox.Notifications.Where(notification => new Uri(notification.Url).IsLoopback)
                .Select(notification => $"{notification.HttpStatus} {notification.Problem}".Trim()),
            Is.All.EqualTo("200"),
            snippet.ToString());

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

    /// <summary>Matches the output in order and word for word, except for digits, and dots, which match anything.</summary>
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

    /// <summary>The sandboxes that snippets have started.</summary>
    static IEnumerable<HoiioSandbox> Own(ScriptState<object> state) =>
        state.Variables.Select(variable => variable.Value).OfType<HoiioSandbox>();

    static IEnumerable<JournalEntry> Requests(ScriptState<object> state, HoiioSandbox sandbox) =>
        Own(state).Prepend(sandbox).SelectMany(each => each.Journal.Entries);

    [GeneratedRegex(@"\bHoiio\.[A-Z]\w*\.[A-Z]\w*\(")]
    private static partial Regex Call();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
