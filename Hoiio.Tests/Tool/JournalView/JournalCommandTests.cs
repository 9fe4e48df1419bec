using System.Diagnostics;
using System.Text;
using NUnit.Framework;

namespace HoiioSdk.Tests.Tool.JournalView;

/// <summary>The command <c>hoiio-sandbox journal FILE</c>, in a separate process.</summary>
[Category("OneCulture")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
sealed class JournalCommandTests : StandaloneTest, IDisposable
{
    const string Reset = """{"id":2,"type":"reset","time":"2026-10-01T09:00:00+08:00"}""";
    const string ResetText = "2026-10-01 09:00:00  reset";
    const string Act = """{"type":"act","time":"2026-10-01T09:00:00+08:00","verb":"POST","path":"clock","status":400}""";
    const string ActText = "2026-10-01 09:00:00  act           POST clock  HTTP 400";

    readonly string folder = Directory.CreateTempSubdirectory("hoiio-journal-").FullName;

    string FilePath => Path.Combine(folder, "journal.jsonl");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Redirected_output_has_no_colours()
    {
        File.WriteAllLines(FilePath, [Reset, "", Act]);
        Assert.That(Run("journal", FilePath), Is.EqualTo((0, $"{ResetText}\n{ActText}\n", "")));
    }

    [Test]
    public void An_invalid_line_is_reported_and_skipped()
    {
        File.WriteAllText(FilePath, $"{Reset}\nhello\n{Act}\n{Act[..30]}");
        Assert.That(Run("journal", FilePath), Is.EqualTo((1, $"{ResetText}\n{ActText}\n",
            "Line 2 was skipped: it is not valid JSON.\nLine 4 was skipped: it is not valid JSON.\n")));
    }

    [Test]
    public void A_missing_file_is_reported() =>
        Assert.That(Run("journal", FilePath), Is.EqualTo((2, "", $"The file {FilePath} does not exist.\n")));

    [TestCase("", "Required argument 'FILE' missing for command: 'journal'.")]
    [TestCase("--folow", "Unknown option --folow. Did you mean --follow?")]
    [TestCase("one two", "Unknown argument two.")]
    public void An_invalid_argument_is_reported(string arguments, string problem) => Assert.That(
        Run(["journal", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]),
        Is.EqualTo((2, "", $"{problem} See hoiio-sandbox journal --help.\n")));

    [Test]
    public void A_folder_is_reported_without_a_stack_trace()
    {
        var (exitCode, output, error) = Run("journal", folder);
        Assert.That((exitCode, output), Is.EqualTo((2, "")));
        Assert.That(error, Does.Contain(folder).And.Not.Contain("   at "));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void Follow_waits_for_the_file_and_prints_its_lines_until_Ctrl_C()
    {
        using var process = Start("journal", FilePath, "--follow");
        Assert.That(process.StandardError.ReadLine(), Does.StartWith($"The file {FilePath} does not exist yet."));
        File.WriteAllText(FilePath, $"{Reset}\n");
        Assert.That(process.StandardOutput.ReadLine(), Is.EqualTo(ResetText));
        File.AppendAllText(FilePath, $"{Act}\n");
        Assert.That(process.StandardOutput.ReadLine(), Is.EqualTo(ActText));
        File.WriteAllText(FilePath, $"{Reset}\n");
        Assert.That(process.StandardOutput.ReadLine(), Is.EqualTo(ResetText));
        Assert.That(process.StandardError.ReadLine(), Is.EqualTo($"{FilePath} was truncated or replaced. The new lines are:"));

        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        Assert.That(process.WaitForExit(TimeoutMilliseconds), Is.True);
        Assert.That(process.ExitCode, Is.Zero);
    }

    [Test]
    public void Follow_prints_the_journal_of_a_running_sandbox()
    {
        using var sandbox = Start("--port=0", "--quiet", "--clock=standing", "--now=2026-10-01", $"--journal={FilePath}");
        using var process = Start("journal", FilePath, "--follow");
        using var http = new HttpClient();
        var endpoint = Endpoint(sandbox);
        _ = http.GetStringAsync(endpoint + "sms/send?msg=Hello").Result;
        using var body = new StringContent("""{"advance":30}""", Encoding.UTF8, "application/json");
        _ = http.PostAsync(new Uri(new(endpoint), "/sandbox/clock"), body).Result;
        Assert.That(process.StandardOutput.ReadLine(), Does.StartWith("2026-10-01 00:00:00  start         clock=standing "));
        Assert.That(process.StandardOutput.ReadLine(),
            Is.EqualTo("2026-10-01 00:00:00  request       sms/send msg=Hello  error_app_id_param_missing"));
        Assert.That(process.StandardOutput.ReadLine(), Is.EqualTo("2026-10-01 00:00:30  act           POST clock advance=30  HTTP 200"));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void Follow_exits_once_its_output_is_closed()
    {
        File.WriteAllText(FilePath, $"{Reset}\n");
        using var process = Start("journal", FilePath, "--follow");
        Assert.That(process.StandardOutput.ReadLine(), Is.EqualTo(ResetText));
        process.StandardOutput.Close();
        File.AppendAllText(FilePath, $"{Act}\n");
        Assert.That(process.WaitForExit(TimeoutMilliseconds), Is.True);
        Assert.That((process.ExitCode, process.StandardError.ReadToEnd()), Is.EqualTo((0, "")));
    }
}
