using System.Diagnostics;
using System.Text.Json;
using HoiioSdk.Sandbox;
using HoiioSdk.Sandbox.Tool.Comparison;
using HoiioSdk.Tests.Analyzers;
using HoiioSdk.Tests.Stub;
using Microsoft.CodeAnalysis;
using NUnit.Framework;

namespace HoiioSdk.Tests.Tool.Comparison;

/// <summary>The scripts in samples/migration: each port sends the same as its original, except for expected differences.</summary>
[TestFixture]
[Parallelizable]
[Category("OneCulture")]
sealed class MigrationSampleTests
{
    const string Number = "+6599999999";
    const string RecordedListener = "http://127.0.0.1:8080/";

    static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);
    static readonly string Folder = Path.Combine(Documentation.Page.Root, "samples", "migration");

    static readonly Dictionary<string, string> outputs = new()
    {
        ["bulk-sms"] = "6 numbers, one SMS costs 0.032 SGD|3 numbers: AA-B-147|3 numbers: AA-B-148|54.445 SGD left",
        ["month-costs"] = "Calls     1     0.072|SMS     103     3.296|Faxes     1     0.010",
        ["phone-menu"] = "Listening: success_ok|/answer: success_ok|/choice: success_ok|/shop: success_ok|/message: "
            + "success_ok|The call from +6511111111 cost 0.020",
    };

    static readonly Dictionary<string, Lazy<string>> ports = outputs.Keys.ToDictionary(
        script => script, script => new Lazy<string>(() => CompilePort(script)));

    [TestCase("bulk-sms", "number-prefix (2), get (4)")]
    [TestCase("month-costs", "get (4)")]
    [TestCase("phone-menu", "get (5)")]
    public async Task A_port_sends_the_same_requests_as_its_original(string script, string expected)
    {
        using var sandbox = Start();
        var listener = FreeListener();
        var printed = await RunPort(script, sandbox, listener);

        var comparison = Recorded(script, listener).Compare(sandbox.Journal);
        Assert.That(comparison.IsEqual, Is.True, comparison.ToString());
        Assert.That(comparison.ToString(), Does.Contain(expected));
        Assert.That(printed, Is.EqualTo(outputs[script].Split('|')));
    }

    [TestCase("bulk-sms", "other")]
    [TestCase("month-costs", "other,tag=empty")]
    [TestCase("phone-menu", "other")]
    [TestCase("phone-menu", "other,notification=query")]
    public async Task A_port_prints_the_same_with_other_readings(string script, string readings)
    {
        using var sandbox = Start(readings);
        var printed = await RunPort(script, sandbox, FreeListener());

        Assert.That(printed, Is.EqualTo(outputs[script].Split('|')));
    }

    [TestCase("bulk-sms")]
    [TestCase("month-costs")]
    [TestCase("phone-menu")]
    public async Task An_original_sends_the_same_requests_as_in_its_recording(string script)
    {
        using var sandbox = Start();
        var listener = FreeListener();
        await RunOriginal(script, sandbox, listener);

        var comparison = Recorded(script, listener).Compare(sandbox.Journal);
        Assert.That((comparison.IsEqual, comparison.Expected.Count), Is.EqualTo((true, 0)), comparison.ToString());
    }

    [TestCase("bulk-sms")]
    [TestCase("month-costs")]
    [TestCase("phone-menu")]
    [Explicit("Records the original again.")]
    public async Task Record(string script)
    {
        using var sandbox = Start();
        var listener = FreeListener();
        await RunOriginal(script, sandbox, listener);

        using var http = new HttpClient { BaseAddress = new(sandbox.Url) };
        var lines = new List<JsonElement>();
        foreach (var list in new[] { "sandbox/requests?limit=1000", "sandbox/notifications?limit=1000" })
            lines.AddRange(JsonDocument.Parse(await http.GetStringAsync(list)).RootElement.EnumerateArray());
        var text = lines.OrderBy(line => line.GetProperty("id").GetInt64())
            .Select(line => line.GetRawText().Replace(listener, RecordedListener, StringComparison.Ordinal));
        await File.WriteAllTextAsync(JournalOf(script), string.Concat(text.Select(line => line + "\n")));
    }

    static HoiioSandbox Start(string? readings = null) =>
        HoiioSandbox.Start(now: new(2012, 1, 20, 12, 0, 0, TimeSpan.FromHours(8)), readings: readings);

    static Task<string[]> RunPort(string script, HoiioSandbox sandbox, string listener) => Run(script, sandbox, listener,
        "dotnet", "exec", "--runtimeconfig", BesideTests("Hoiio.Tests.runtimeconfig.json"),
        "--depsfile", BesideTests("Hoiio.Tests.deps.json"), ports[script].Value);

    // Faster than `dotnet run`, which takes ten times as long. .ci/run checks that the ports build as scripts.
    static string CompilePort(string script)
    {
        var program = BesideTests($"{script}.dll");
        var source = File.ReadAllText(Path.Combine(Folder, $"{script}.cs"));
        var compilation = CodeAnalysis.Compile(source).WithAssemblyName(script).Emit(program);
        Assert.That(compilation.Success, Is.True, string.Join("\n", compilation.Diagnostics));
        return program;
    }

    static string BesideTests(string file) => Path.Combine(TestContext.CurrentContext.TestDirectory, file);

    static async Task RunOriginal(string script, HoiioSandbox sandbox, string listener)
    {
        if (!HasPythonSdk())
            Assert.Ignore("This test needs Python 3 with the Hoiio SDK.");
        await Run(script, sandbox, listener, "python3", $"{script.Replace('-', '_')}.py");
    }

    static async Task<string[]> Run(string script, HoiioSandbox sandbox, string listener, params string[] command)
    {
        if (script == "month-costs")
            CreateHistory(sandbox);
        string[] arguments = script switch
        {
            "bulk-sms" => ["numbers.txt"],
            "month-costs" => ["2012-01"],
            _ => [$"{new Uri(listener).Port}"],
        };
        using var process = Process.Start(new ProcessStartInfo(command[0], [.. command.Skip(1), .. arguments])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["HOIIO_ENDPOINT"] = sandbox.ApiEndpoint,
                ["HOIIO_APP_ID"] = sandbox.AppId,
                ["HOIIO_ACCESS_TOKEN"] = sandbox.AccessToken,
            },
        })!;
        var error = process.StandardError.ReadToEndAsync();
        try
        {
            var lines = new List<string>();
            while (await process.StandardOutput.ReadLineAsync().WaitAsync(Timeout) is { } line)
            {
                lines.Add(line);
                if (line == "Listening: success_ok")
                    CallTheMenu(sandbox);
                if (line.StartsWith("The call from", StringComparison.Ordinal))
                    return [.. lines];
            }
            await process.WaitForExitAsync().WaitAsync(Timeout);
            Assert.That(process.ExitCode, Is.Zero, await error);
            return [.. lines];
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    // Fills each history; that of SMS has more than one page.
    static void CreateHistory(HoiioSandbox sandbox)
    {
        sandbox.Client.Voice.Call("+6511111111", "+6522222222").EnsureSuccess();
        sandbox.Client.Sms.BulkSend("Hello", Enumerable.Range(0, 103).Select(i => $"+65{70_000_000 + i}").ToList()).EnsureSuccess();
        sandbox.Client.Number.ConfigureFax("+6500000000", "http://127.0.0.1:9/").EnsureSuccess();
        sandbox.IncomingFax("+6511111111", "+6500000000");
        sandbox.Advance(TimeSpan.FromMinutes(10));
    }

    static void CallTheMenu(HoiioSandbox sandbox)
    {
        var session = sandbox.IncomingCall("+6511111111", Number);
        sandbox.Advance(TimeSpan.FromSeconds(8));
        sandbox.Press(session, "1");
        sandbox.Advance(TimeSpan.FromSeconds(50));
        sandbox.Speak(session, "Please call me back.");
        sandbox.Advance(TimeSpan.FromSeconds(30));
    }

    static RecordedJournal Recorded(string script, string listener)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, File.ReadAllText(JournalOf(script)).Replace(RecordedListener, listener, StringComparison.Ordinal));
        var journal = JournalFile.Read(file);
        File.Delete(file);
        return journal;
    }

    static string JournalOf(string script) => Path.Combine(Folder, $"{script.Replace('-', '_')}.jsonl");

    static string FreeListener() => $"http://127.0.0.1:{FreePort.Find()}/";

    static bool HasPythonSdk()
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo("python3", ["-c", "import hoiio.service"])
            { RedirectStandardError = true, RedirectStandardOutput = true })!;
            python.WaitForExit();
            return python.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
