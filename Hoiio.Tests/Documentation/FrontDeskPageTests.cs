using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using HoiioSdk.Sandbox;
using HoiioSdk.Tests.Sandbox;
using NUnit.Framework;

namespace HoiioSdk.Tests.Documentation;

/// <summary>Compares the table in docs/front-desk.md with the routes, and runs the scripts on the page as written.</summary>
[Parallelizable]
[NUnit.Framework.Category("OneCulture")]
sealed partial class FrontDeskPageTests
{
    static readonly Page FrontDesk = Page.Of("docs/front-desk.md");

    [Test]
    public void Every_route_has_a_row_with_its_parameters_and_an_existing_member()
    {
        var members = typeof(HoiioSandbox).GetMembers().Select(member => member.Name).ToHashSet();
        var rows = FrontDesk.Rows("Routes").Where(row => row[0].StartsWith('`')).ToList();

        Assert.That(rows.Select(row => row[0].Trim('`')), Is.EqualTo(Routes().Select(route => $"{route.Verb} /sandbox/{route.Path}")));
        foreach (var (row, route) in rows.Zip(Routes()))
        {
            var taken = Quoted().Matches(row[1]).Select(match => match.Groups[1].Value)
                .Where(name => name is not ("*" or "Last-Event-ID"));
            Assert.That(taken.Select(name => Regex.Replace(name, @"^\?|=.*$", "")),
                Is.EquivalentTo(route.Body.Concat(route.Query)), row[0]);
            Assert.That(Quoted().Matches(row[3]).Select(match => match.Groups[1].Value), Is.Not.Empty.And.SubsetOf(members), row[0]);
        }
    }

    [Test]
    public void Every_public_member_of_the_sandbox_is_documented_with_its_parameters()
    {
        var documentation = XDocument.Load(Path.ChangeExtension(typeof(HoiioSandbox).Assembly.Location, ".xml")).Descendants("member")
            .ToLookup(member => Regex.Replace(member.Attribute("name")!.Value, @"\(.*$", ""));
        var types = typeof(HoiioSandbox).Assembly.GetExportedTypes();
        foreach (var type in types.Where(type => type.Namespace == typeof(HoiioSandbox).Namespace))
        {
            Assert.That(documentation[$"T:{type.FullName}"], Is.Not.Empty);
            foreach (var member in type.GetMembers(
                BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            {
                var kind = member switch
                {
                    PropertyInfo when type.GetMethod("<Clone>$") is null => "P",
                    MethodInfo { IsSpecialName: false } method
                        when method.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is null => "M",
                    _ => null,
                };
                if (kind is null || member.Name is "GetHashCode" or "Equals" or "Deconstruct" or "<Clone>$")
                    continue;
                var name = $"{kind}:{type.FullName}.{member.Name}";
                Assert.That(documentation[name], Is.Not.Empty, name);
                if (member is MethodInfo called && documentation[name].All(overload => overload.Element("inheritdoc") is null))
                    Assert.That(documentation[name].Select(overload =>
                        string.Join(", ", overload.Elements("param").Select(parameter => (string?)parameter.Attribute("name")))),
                        Does.Contain(string.Join(", ", called.GetParameters().Select(parameter => parameter.Name))), name);
            }
        }
    }

    [Test]
    public void Each_request_on_the_page_gets_the_response_that_the_page_shows()
    {
        using var sandbox = HoiioSandbox.Start(now: DateTimeOffset.Parse("2026-10-01T09:30:00+08:00", CultureInfo.InvariantCulture));
        using var http = new HttpClient { BaseAddress = new(sandbox.Url) };
        using var listener = new Listener();
        var session = sandbox.IncomingCall("+6511111111", "+6500000000");
        sandbox.Client.Ivr.Gather(session, msg: "Press 1 for sales.", maxDigits: 1, notifyUrl: listener.Url + "keys");
        var call = http.GetStringAsync($"sandbox/calls/{session}").Result;
        sandbox.Press(session, "1");

        string[] answers = [call, .. new[] { "requests", "notifications" }
            .Select(path => JsonNode.Parse(http.GetStringAsync($"sandbox/{path}").Result)![0]!.ToJsonString())];
        var shown = FrontDesk.Snippets("json").Select(snippet => snippet.Code.Replace("http://127.0.0.1:8000/", listener.Url));

        Assert.That(answers.Select(Comparable), Is.EqualTo(shown.Select(Comparable)));
    }

    [TestCase("python", "python3", ".py")]
    [TestCase("js", "node", ".mjs")]
    [TestCase("sh", "sh", ".sh")]
    public void Scripts_that_use_the_front_desk_run_as_written(string language, string program, string extension)
    {
        var scripts = Page.All.SelectMany(page => page.Snippets(language))
            .Where(script => Regex.IsMatch(script.Code, @"(4646|\{SANDBOX\}|\{sandbox\})/sandbox/")).ToList();
        Assert.That(scripts, Is.Not.Empty);
        foreach (var script in scripts)
            RunUnchanged(script, language, program, extension);
    }

    // The signature is for a URL with another port.
    static string Comparable(string json)
    {
        var answer = JsonNode.Parse(json)!.AsObject();
        if (answer.ContainsKey("signature"))
            answer["signature"] = "";
        return answer.ToJsonString();
    }

    static void RunUnchanged(Snippet script, string language, string program, string extension)
    {
        using var sandbox = HoiioSandbox.Start();
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid()}{extension}");
        var check = language == "sh" ? "set -e\ncurl() { command curl --fail --silent --show-error \"$@\"; }\n" : "";
        File.WriteAllText(file, check + script.Code.Replace("http://127.0.0.1:4646", sandbox.Url.TrimEnd('/'), StringComparison.Ordinal)
            + "\n");
        try
        {
            if (language == "sh" && Run("curl", "--version") is null)
                Assert.Ignore("There is no curl on this machine.");
            if (Run(program, file) is not { } run)
            {
                Assert.Ignore($"There is no {program} on this machine.");
                return;
            }
            Assert.That(run.ExitCode, Is.Zero, $"{script}\n{run.Error}");
            if (script.Page == FrontDesk.Name)
                Assert.That(run.Output, Does.Contain(language switch
                {
                    "python" => "passed",
                    "js" => "1",
                    _ when script.Code.Contains("faults", StringComparison.Ordinal) => "\"probability\":0.1}][]",
                    _ when script.Code.Contains("openapi.json", StringComparison.Ordinal) => "\"openapi\":\"3.1",
                    _ => "\"text\":\"Hello\"",
                }));
        }
        finally
        {
            File.Delete(file);
        }
    }

    static (int ExitCode, string Output, string Error)? Run(string program, string argument)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, [argument])
            { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, error.Result);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    // The table of routes is internal, so read it by reflection.
    static List<(string Verb, string Path, string[] Body, string[] Query)> Routes()
    {
        var all = (System.Collections.IEnumerable)typeof(HoiioSandbox)
            .Assembly.GetType("HoiioSdk.Sandbox.Desk.DeskRoutes", throwOnError: true)!.GetProperty("All")!.GetValue(null)!;
        T Of<T>(object route, string name) => (T)route.GetType().GetProperty(name)!.GetValue(route)!;
        string[] Names(object route, string name) =>
            [.. Of<System.Collections.IEnumerable>(route, name).Cast<object>().Select(parameter => Of<string>(parameter, "Name"))];
        return [.. all.Cast<object>().Select(route => (
            Of<string>(route, "Verb"), Of<string>(route, "Path"), Names(route, "Body"), Names(route, "Query")))];
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
