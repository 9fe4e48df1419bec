using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HoiioSdk.Sandbox.Tool.Comparison;
using NUnit.Framework;

namespace HoiioSdk.Tests.Tool;

/// <summary>The file of --journal is truncated, moved or deleted while the sandbox runs, or cannot be written.</summary>
[Category("OneCulture")]
[Platform(Exclude = "Win")]
sealed class StandaloneJournalFileTests : StandaloneTest
{
    static readonly HttpClient http = new();

    string folder = "";
    Process process = null!;
    string endpoint = "";

    string FilePath => Path.Combine(folder, "journal.jsonl");

    string MovedPath => Path.Combine(folder, "journal.jsonl.1");

    [SetUp]
    public void CreateFolder() => folder = Directory.CreateTempSubdirectory("hoiio-journal-").FullName;

    [TearDown]
    public void DeleteFolder()
    {
        process?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void A_truncated_file_receives_the_next_lines()
    {
        StartWithJournal(FilePath);
        Send("one", "two");
        File.WriteAllText(FilePath, "");
        Send("three", "four");
        Assert.That(Paths(FilePath), Is.EqualTo(["three", "four"]));
        Assert.That(JournalFile.Read(FilePath).Requests, Has.Count.EqualTo(2));
        Terminate(0);
    }

    [Test]
    public void Copying_and_truncating_the_file_loses_no_line()
    {
        StartWithJournal(FilePath);
        for (var i = 0; i < 5; i++)
        {
            Send($"{i}a", $"{i}b");
            File.Copy(FilePath, $"{MovedPath}{i}");
            File.WriteAllText(FilePath, "");
        }
        Send("last");
        Assert.That(Enumerable.Range(0, 5).SelectMany(i => Paths($"{MovedPath}{i}")).Concat(Paths(FilePath)),
            Is.EqualTo(["0a", "0b", "1a", "1b", "2a", "2b", "3a", "3b", "4a", "4b", "last"]));
        Terminate(0);
    }

    [Test]
    public void A_moved_file_is_created_again([Values] bool isReplaced, [Values] bool isEmpty)
    {
        StartWithJournal(FilePath);
        Send(isEmpty ? [] : ["one"]);
        File.Move(FilePath, MovedPath);
        if (isReplaced)
            File.WriteAllText(FilePath, "");
        Send("two");
        Assert.That((Paths(MovedPath), Paths(FilePath)), Is.EqualTo((isEmpty ? (string[])[] : ["one"], (string[])["two"])));
        Terminate(0);
    }

    [Test]
    public void A_deleted_file_is_created_again()
    {
        StartWithJournal(FilePath);
        Send("one");
        File.Delete(FilePath);
        Send("two");
        Assert.That(Paths(FilePath), Is.EqualTo(["two"]));
        Terminate(0);
    }

    [Test]
    public void Lines_go_to_the_current_target_of_a_symbolic_link()
    {
        var (first, second) = (Path.Combine(folder, "first"), Path.Combine(folder, "second"));
        File.CreateSymbolicLink(FilePath, first);
        StartWithJournal(FilePath);
        Send("one");
        File.Delete(FilePath);
        File.CreateSymbolicLink(FilePath, second);
        Send("two");
        Assert.That((Paths(first), Paths(second)), Is.EqualTo((new[] { "one" }, new[] { "two" })));
    }

    [Test]
    public void A_relative_path_is_created_again_in_the_working_directory()
    {
        process = Child(new("dotnet", [Program, "--port=0", "--quiet", "--journal=journal.jsonl"])
        { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder });
        endpoint = Endpoint(process);
        File.Delete(FilePath);
        Send("one");
        Assert.That(Paths(FilePath), Is.EqualTo(["one"]));
    }

    [Test]
    public void Lines_that_could_not_be_written_for_a_while_are_reported_and_counted()
    {
        StartWithJournal(FilePath);
        Send("one");
        Assert.That(Problem(), Is.Null);
        File.Move(FilePath, MovedPath);
        Directory.CreateDirectory(FilePath);
        Send("two");
        Assert.That(Problem(), Does.StartWith($"1 line is missing in the journal {FilePath}: ").And.Contain("denied"));
        Send("three");
        var problem = Problem();
        Assert.That(problem, Does.StartWith($"2 lines are missing in the journal {FilePath}: "));
        Directory.Delete(FilePath);
        Send("four");

        Assert.That(File.ReadLines(FilePath).First(), Is.EqualTo("""{"type":"left_out","lines":2}"""));
        Assert.That(Paths(FilePath), Is.EqualTo(["", "four"]));
        Assert.That(Problem(), Is.EqualTo(problem), "the status still reports the missing lines");
        Assert.That(Terminate(3), Has.Length.EqualTo(2).And.ItemAt(1).EqualTo(problem)
            .And.ItemAt(0).StartsWith("The journal cannot be written: ").And.ItemAt(0).Contains("exit code 3"));
    }

    [Test]
    public void A_deleted_folder_is_reported()
    {
        var inner = Directory.CreateDirectory(Path.Combine(folder, "inner")).FullName;
        StartWithJournal(Path.Combine(inner, "journal.jsonl"));
        Directory.Delete(inner, recursive: true);
        Send("one");
        Assert.That(Terminate(3)[1], Does.StartWith("1 line is missing in the journal "));
    }

    [Test]
    [Platform("Linux")]
    public void A_full_disk_is_reported_on_standard_error_in_the_status_and_by_the_exit_code()
    {
        StartWithJournal("/dev/full");
        Send("one", "two");
        Assert.That(Problem(), Is.EqualTo("3 lines are missing in the journal /dev/full: No space left on device : '/dev/full'"));
        Assert.That(Terminate(3), Is.EqualTo(new[]
        {
            "The journal cannot be written: No space left on device : '/dev/full'. The sandbox continues, and will end with exit "
                + "code 3.",
            "3 lines are missing in the journal /dev/full: No space left on device : '/dev/full'",
        }));
    }

    [Test]
    [Platform("Linux")]
    public void A_file_at_its_size_limit_contains_no_partial_line()
    {
        if (!File.Exists("/usr/bin/prlimit"))
            Assert.Ignore("This test needs prlimit from util-linux.");
        process = Child(new("sh", ["-c", $"exec {Environment} dotnet '{Program}' --port=0 --quiet '--journal={FilePath}'"])
        { RedirectStandardOutput = true, RedirectStandardError = true });
        endpoint = Endpoint(process);
        Send("one");
        LimitFileSize($"{new FileInfo(FilePath).Length + 10}");
        Send("two");
        Assert.That((Paths(FilePath), Problem()), Is.EqualTo((new[] { "one" },
            $"1 line is missing in the journal {FilePath}: the file has reached its maximum size")));
        LimitFileSize("unlimited");
        Send("three");
        Assert.That(Paths(FilePath), Is.EqualTo(["one", "", "three"]));
        Terminate(3);
    }

    [Test]
    public void Concurrent_requests_lose_no_line()
    {
        StartWithJournal(FilePath);
        // The journal grows to about 40 MB.
        using var form = new FormUrlEncodedContent(
            Enumerable.Range(0, 10).Select(i => KeyValuePair.Create($"p{i}", new string('a', 4000))));
        var body = form.ReadAsByteArrayAsync().Result;
        Parallel.For(0, 1000, new() { MaxDegreeOfParallelism = 8 }, i =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{endpoint}n{i}") { Content = new ByteArrayContent(body) };
            using var answer = http.Send(request);
        });
        Assert.That(Paths(FilePath).Order(), Is.EqualTo(Enumerable.Range(0, 1000).Select(i => $"n{i}").Order()));
        Terminate(0);
    }

    [Test]
    public void The_process_terminates_on_request_even_if_nobody_reads_the_journal()
    {
        process = Start("--port=0", "--quiet", "--journal=/dev/stderr");
        endpoint = Endpoint(process);
        // A pipe buffers 64 KB.
        Assert.That(() => Send([.. Enumerable.Repeat(new string('a', 190), 400)], TimeSpan.FromSeconds(2)),
            Throws.InstanceOf<OperationCanceledException>());
        Terminate(process);
        Assert.That(process.WaitForExit(TimeoutMilliseconds), Is.True);
    }

    void StartWithJournal(string file)
    {
        process = Start("--port=0", "--quiet", $"--journal={file}");
        endpoint = Endpoint(process);
    }

    // The sandbox writes the line of a request before it answers.
    void Send(params string[] paths) => Send(paths, Timeout.InfiniteTimeSpan);

    void Send(string[] paths, TimeSpan timeout)
    {
        using var cancellation = new CancellationTokenSource(timeout);
        foreach (var path in paths)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, endpoint + path);
            using var answer = http.Send(request, cancellation.Token);
        }
    }

    string? Problem() =>
        (string?)http.GetFromJsonAsync<JsonNode>(new Uri(new Uri(endpoint), "/sandbox/status")).Result!["journal_problem"];

    void LimitFileSize(string bytes)
    {
        using var limit = Process.Start("prlimit", [$"--pid={process.Id}", $"--fsize={bytes}:"]);
        limit.WaitForExit();
        Assert.That(limit.ExitCode, Is.Zero);
    }

    /// <summary>Terminates the sandbox, asserts its exit code, and returns the lines of its standard error.</summary>
    string[] Terminate(int exitCode)
    {
        Terminate(process);
        var error = process.StandardError.ReadToEnd();
        Assert.That(process.WaitForExit(TimeoutMilliseconds), Is.True);
        Assert.That(process.ExitCode, Is.EqualTo(exitCode), error);
        return error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    // Lines other than requests have no path.
    static string[] Paths(string file) => [.. File.ReadAllLines(file).Select(line => JsonNode.Parse(line)!)
        .Where(line => (string?)line["type"] != "start").Select(line => (string?)line["path"] ?? "")];
}
