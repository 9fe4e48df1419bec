using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using HoiioSdk.Tests.Stub;
using NUnit.Framework;

namespace HoiioSdk.Tests.Tool;

/// <summary>A log that is not read or cannot be written does not block the sandbox, and states how many lines are missing.</summary>
[Category("OneCulture")]
[Platform(Exclude = "Win")]
sealed partial class ConsoleLogTests : StandaloneTest
{
    static readonly HttpClient http = new();

    // More lines than fit into the queue of the log and a pipe.
    const int RequestCount = 3000;

    // Logged as a line of 18,000 characters.
    static readonly Dictionary<string, string> longForm = Enumerable.Range(0, 90).ToDictionary(i => $"p{i}", _ => new string('a', 200));

    [Test]
    public void Lines_that_are_not_read_in_time_are_dropped_and_counted_at_their_position([Values] bool isReadLater)
    {
        using var process = Start("--port", "0");
        var url = Endpoint(process);
        for (var i = 0; i < RequestCount; i++)
            Post(url, "user/get_info");

        var log = "";
        var later = isReadLater ? 20 : 0;
        for (var i = 0; isReadLater && i < 500; i++)
            log += process.StandardOutput.ReadLine() + "\n";
        // The log continues only some time after it was read, so the first of these lines may be dropped as well.
        for (var i = 0; i < later; i++)
        {
            Post(url, "user/get_balance");
            Thread.Sleep(10);
        }
        Terminate(process);
        log += process.StandardOutput.ReadToEnd();
        Assert.That(process.WaitForExit(TimeoutMilliseconds), Is.True);

        var notes = DroppedNote().Matches(log);
        Assert.That(notes, Has.Count.EqualTo(1));
        Assert.That(Count(notes) + Regex.Count(log, "POST user/"), Is.EqualTo(RequestCount + later));
        Assert.That(notes[0].Index, Is.GreaterThan(log.LastIndexOf("POST user/get_info", StringComparison.Ordinal)));
        Assert.That(log.IndexOf("POST user/get_balance", StringComparison.Ordinal),
            isReadLater ? Is.GreaterThan(notes[0].Index) : Is.EqualTo(-1));
    }

    [Test]
    public void The_process_terminates_on_request_even_if_nobody_reads_the_log()
    {
        using var process = Start("--port", "0");
        var url = Endpoint(process);
        for (var i = 0; i < 20; i++)
            Post(url, "user/get_info", longForm);

        Terminate(process);
        Assert.That(process.WaitForExit(TimeoutMilliseconds), Is.True);
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void Lines_of_other_processes_in_the_same_log_file_are_kept()
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid()}.log");
        var port = FreePort.Find();
        var script = $"exec > '{file}'; dotnet '{Program}' --port={port} & read line; echo second; read line; kill $!";
        using var shell = Child(new("sh", ["-c", script]) { RedirectStandardInput = true });
        Assert.That(() => File.Exists(file) ? File.ReadAllText(file) : "",
            Does.Contain("Ctrl+C to stop.\n").After(TimeoutMilliseconds, 20));
        var first = File.ReadAllText(file);

        shell.StandardInput.WriteLine();
        Assert.That(() => File.ReadAllText(file), Is.EqualTo(first + "second\n").After(TimeoutMilliseconds, 20));
        Post($"http://127.0.0.1:{port}/open/", "user/get_info");
        Assert.That(() => File.ReadAllText(file), Does.StartWith(first + "second\n").And.Contain("POST user/get_info")
            .After(TimeoutMilliseconds, 20));

        shell.StandardInput.WriteLine();
        Assert.That(shell.WaitForExit(TimeoutMilliseconds), Is.True);
        File.Delete(file);
    }

    [Test]
    [Platform("Linux")]
    public void Requests_succeed_even_if_the_log_cannot_be_written()
    {
        var (process, url) = StartWithLog("/dev/full");
        using (process)
        {
            Assert.That(() => IsReachable(url), Is.True.After(TimeoutMilliseconds, 50));
            for (var i = 0; i < 3; i++)
                Post(url, "sms/send");
        }
    }

    [Test]
    public void A_truncated_log_file_continues_at_its_start()
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid()}.log");
        var (process, url) = StartWithLog(file);
        using (process)
        {
            Assert.That(() => IsReachable(url), Is.True.After(TimeoutMilliseconds, 50));
            Assert.That(() => File.ReadAllText(file), Does.Contain("GET user/get_info").After(TimeoutMilliseconds, 20));
            File.WriteAllText(file, "");
            Post(url, "user/get_balance");
            Assert.That(() => File.ReadAllText(file),
                Does.Contain("POST user/get_balance").And.EndsWith("\n").After(TimeoutMilliseconds, 20));
            Assert.That(File.ReadAllText(file), Does.Not.Contain('\0'));
        }
        File.Delete(file);
    }

    [Test]
    [Platform("Linux")]
    public void Lines_beyond_the_file_size_limit_are_counted_once_the_limit_is_lifted()
    {
        if (!File.Exists("/usr/bin/prlimit"))
            Assert.Ignore("This test needs prlimit from util-linux.");
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid()}.log");
        var (process, url) = StartWithLog(file);
        using (process)
        {
            Assert.That(() => IsReachable(url), Is.True.After(TimeoutMilliseconds, 50));
            Assert.That(() => File.ReadAllText(file), Does.Contain("Press Ctrl+C to stop.").After(TimeoutMilliseconds, 20));
            LimitFileSize(process, $"{new FileInfo(file).Length}");
            for (var i = 0; i < 200; i++)
                Post(url, "user/get_info");
            LimitFileSize(process, "unlimited");
            Post(url, "user/get_balance");
            Terminate(process);
            Assert.That(process.WaitForExit(TimeoutMilliseconds), Is.True);
        }
        var log = File.ReadAllText(file);
        var notes = DroppedNote().Matches(log);
        Assert.That(Count(notes), Is.GreaterThan(0));
        Assert.That(Count(notes) + Regex.Count(log, "POST user/get_info"), Is.EqualTo(200));
        Assert.That(log, Does.Contain("POST user/get_balance"));
        File.Delete(file);
    }

    static int Count(MatchCollection notes) => notes.Sum(note => int.Parse(note.Groups[1].Value, CultureInfo.InvariantCulture));

    static void Post(string url, string path, Dictionary<string, string>? parameters = null)
    {
        using var form = new FormUrlEncodedContent(parameters ?? []);
        using var answer = http.PostAsync(url + path, form).Result;
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    /// <summary>Starts a sandbox that logs to a file.</summary>
    static (Process Process, string Url) StartWithLog(string file)
    {
        var port = FreePort.Find();
        var process = Child(new("sh", ["-c", $"exec {Environment} dotnet '{Program}' --port={port} > '{file}'"]));
        return (process, $"http://127.0.0.1:{port}/open/");
    }

    static bool IsReachable(string url)
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

    static void LimitFileSize(Process process, string bytes)
    {
        using var limit = Process.Start("prlimit", [$"--pid={process.Id}", $"--fsize={bytes}:"]);
        limit.WaitForExit();
        Assert.That(limit.ExitCode, Is.Zero);
    }

    [GeneratedRegex(@"^\((\d+) lines are missing here", RegexOptions.Multiline)]
    private static partial Regex DroppedNote();
}
