using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using HoiioSdk.Tests.Stub;
using NUnit.Framework;

namespace HoiioSdk.Tests.Tool;

/// <summary>A log that nobody reads or that cannot be written holds nobody up, and says what is missing.</summary>
[Category("OneCulture")]
[Platform(Exclude = "Win")]
sealed partial class ConsoleLogTests : StandaloneTest
{
    static readonly HttpClient http = new();

    // More than the log has room for, and a pipe besides.
    const int Many = 3000;

    // Its line has 18,000 characters.
    static readonly Dictionary<string, string> longForm = Enumerable.Range(0, 90).ToDictionary(i => $"p{i}", _ => new string('a', 200));

    [Test]
    public void What_nobody_reads_in_time_is_left_out_and_told_in_its_place([Values] bool isFollowed)
    {
        using var process = Start("--port", "0");
        var url = Endpoint(process);
        for (var i = 0; i < Many; i++)
            Ask(url, "user/get_info");

        var log = "";
        var followed = isFollowed ? 20 : 0;
        for (var i = 0; isFollowed && i < 500; i++)
            log += process.StandardOutput.ReadLine() + "\n";
        // The log goes on a moment after it is read, so the first of these may be left out as well.
        for (var i = 0; i < followed; i++)
        {
            Ask(url, "user/get_balance");
            Thread.Sleep(10);
        }
        Terminate(process);
        log += process.StandardOutput.ReadToEnd();
        Assert.That(process.WaitForExit(Patience), Is.True);

        var notes = LeftOut().Matches(log);
        Assert.That(notes, Has.Count.EqualTo(1));
        Assert.That(Count(notes) + Regex.Count(log, "POST user/"), Is.EqualTo(Many + followed));
        Assert.That(notes[0].Index, Is.GreaterThan(log.LastIndexOf("POST user/get_info", StringComparison.Ordinal)));
        Assert.That(log.IndexOf("POST user/get_balance", StringComparison.Ordinal),
            isFollowed ? Is.GreaterThan(notes[0].Index) : Is.EqualTo(-1));
    }

    [Test]
    public void It_ends_when_told_to_though_nobody_reads_its_log()
    {
        using var process = Start("--port", "0");
        var url = Endpoint(process);
        for (var i = 0; i < 20; i++)
            Ask(url, "user/get_info", longForm);

        Terminate(process);
        Assert.That(process.WaitForExit(Patience), Is.True);
    }

    [Test]
    [Platform("Linux")]
    public void A_log_that_cannot_be_written_fails_nothing()
    {
        var (process, url) = StartInto("/dev/full");
        using (process)
        {
            Assert.That(() => Answers(url), Is.True.After(Patience, 50));
            for (var i = 0; i < 3; i++)
                Ask(url, "sms/send");
        }
    }

    [Test]
    public void A_log_that_is_emptied_goes_on_at_its_beginning()
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid()}.log");
        var (process, url) = StartInto(file);
        using (process)
        {
            Assert.That(() => Answers(url), Is.True.After(Patience, 50));
            Assert.That(() => File.ReadAllText(file), Does.Contain("GET user/get_info").After(Patience, 20));
            File.WriteAllText(file, "");
            Ask(url, "user/get_balance");
            Assert.That(() => File.ReadAllText(file), Does.Contain("POST user/get_balance").And.EndsWith("\n").After(Patience, 20));
            Assert.That(File.ReadAllText(file), Does.Not.Contain('\0'));
        }
        File.Delete(file);
    }

    [Test]
    [Platform("Linux")]
    public void A_log_that_was_as_long_as_a_file_can_be_tells_what_is_missing_once_it_can_be_longer()
    {
        if (!File.Exists("/usr/bin/prlimit"))
            Assert.Ignore("This needs prlimit, of util-linux.");
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid()}.log");
        var (process, url) = StartInto(file);
        using (process)
        {
            Assert.That(() => Answers(url), Is.True.After(Patience, 50));
            Assert.That(() => File.ReadAllText(file), Does.Contain("Ctrl+C stops it.").After(Patience, 20));
            LimitFiles(process, $"{new FileInfo(file).Length}");
            for (var i = 0; i < 200; i++)
                Ask(url, "user/get_info");
            LimitFiles(process, "unlimited");
            Ask(url, "user/get_balance");
            Terminate(process);
            Assert.That(process.WaitForExit(Patience), Is.True);
        }
        var log = File.ReadAllText(file);
        var notes = LeftOut().Matches(log);
        Assert.That(Count(notes), Is.GreaterThan(0));
        Assert.That(Count(notes) + Regex.Count(log, "POST user/get_info"), Is.EqualTo(200));
        Assert.That(log, Does.Contain("POST user/get_balance"));
        File.Delete(file);
    }

    static int Count(MatchCollection notes) => notes.Sum(note => int.Parse(note.Groups[1].Value, CultureInfo.InvariantCulture));

    static void Ask(string url, string path, Dictionary<string, string>? parameters = null)
    {
        using var form = new FormUrlEncodedContent(parameters ?? []);
        using var answer = http.PostAsync(url + path, form).Result;
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    /// <summary>A sandbox whose log goes to a file.</summary>
    static (Process Process, string Url) StartInto(string file)
    {
        var port = FreePort.Find();
        // What goes beyond a limit would end it otherwise.
        var process = Child(new("sh", ["-c", $"trap '' XFSZ; exec dotnet '{Program}' --port={port} > '{file}'"]));
        return (process, $"http://127.0.0.1:{port}/open/");
    }

    static bool Answers(string url)
    {
        try
        {
            using var answer = http.GetAsync(url + "user/get_info").Result;
            return answer.IsSuccessStatusCode;
        }
        catch (AggregateException)
        {
            return false;
        }
    }

    static void LimitFiles(Process process, string bytes)
    {
        using var limit = Process.Start("prlimit", [$"--pid={process.Id}", $"--fsize={bytes}:"]);
        limit.WaitForExit();
        Assert.That(limit.ExitCode, Is.Zero);
    }

    [GeneratedRegex(@"^\((\d+) lines were left out here", RegexOptions.Multiline)]
    private static partial Regex LeftOut();
}
