using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HoiioSdk.Sandbox.Tool.Comparison;
using NUnit.Framework;

namespace HoiioSdk.Tests.Tool;

/// <summary>The file of --journal is emptied, moved, deleted or cannot be written while the sandbox runs.</summary>
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
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("hoiio-journal-").FullName;

    [TearDown]
    public void RemoveFolder()
    {
        process?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void A_file_that_is_emptied_is_appended_to()
    {
        StartInto(FilePath);
        Ask("one", "two");
        File.WriteAllText(FilePath, "");
        Ask("three", "four");
        Assert.That(Paths(FilePath), Is.EqualTo(["three", "four"]));
        Assert.That(JournalFile.Read(FilePath).Requests, Has.Count.EqualTo(2));
        EndsWith(0);
    }

    [Test]
    public void A_file_that_is_copied_and_emptied_loses_no_line()
    {
        StartInto(FilePath);
        for (var i = 0; i < 5; i++)
        {
            Ask($"{i}a", $"{i}b");
            File.Copy(FilePath, $"{MovedPath}{i}");
            File.WriteAllText(FilePath, "");
        }
        Ask("last");
        Assert.That(Enumerable.Range(0, 5).SelectMany(i => Paths($"{MovedPath}{i}")).Concat(Paths(FilePath)),
            Is.EqualTo(["0a", "0b", "1a", "1b", "2a", "2b", "3a", "3b", "4a", "4b", "last"]));
        EndsWith(0);
    }

    [Test]
    public void A_file_that_is_moved_is_created_anew([Values] bool hasSuccessor, [Values] bool isEmpty)
    {
        StartInto(FilePath);
        Ask(isEmpty ? [] : ["one"]);
        File.Move(FilePath, MovedPath);
        if (hasSuccessor)
            File.WriteAllText(FilePath, "");
        Ask("two");
        Assert.That((Paths(MovedPath), Paths(FilePath)), Is.EqualTo((isEmpty ? (string[])[] : ["one"], (string[])["two"])));
        EndsWith(0);
    }

    [Test]
    public void A_file_that_is_deleted_is_created_anew()
    {
        StartInto(FilePath);
        Ask("one");
        File.Delete(FilePath);
        Ask("two");
        Assert.That(Paths(FilePath), Is.EqualTo(["two"]));
        EndsWith(0);
    }

    [Test]
    public void A_link_is_followed_to_where_it_leads_now()
    {
        var (first, second) = (Path.Combine(folder, "first"), Path.Combine(folder, "second"));
        File.CreateSymbolicLink(FilePath, first);
        StartInto(FilePath);
        Ask("one");
        File.Delete(FilePath);
        File.CreateSymbolicLink(FilePath, second);
        Ask("two");
        Assert.That((Paths(first), Paths(second)), Is.EqualTo((new[] { "one" }, new[] { "two" })));
    }

    [Test]
    public void A_file_named_from_where_the_sandbox_was_started_is_created_anew_there()
    {
        process = Child(new("dotnet", [Program, "--port=0", "--quiet", "--journal=journal.jsonl"])
        { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder });
        endpoint = Endpoint(process);
        File.Delete(FilePath);
        Ask("one");
        Assert.That(Paths(FilePath), Is.EqualTo(["one"]));
    }

    [Test]
    public void What_could_not_be_written_for_a_while_is_said_and_counted()
    {
        StartInto(FilePath);
        Ask("one");
        Assert.That(Problem(), Is.Null);
        File.Move(FilePath, MovedPath);
        Directory.CreateDirectory(FilePath);
        Ask("two");
        Assert.That(Problem(), Does.StartWith($"1 line is missing in the journal {FilePath}: ").And.Contain("denied"));
        Ask("three");
        var problem = Problem();
        Assert.That(problem, Does.StartWith($"2 lines are missing in the journal {FilePath}: "));
        Directory.Delete(FilePath);
        Ask("four");

        Assert.That(File.ReadLines(FilePath).First(), Is.EqualTo("""{"type":"left_out","lines":2}"""));
        Assert.That(Paths(FilePath), Is.EqualTo(["", "four"]));
        Assert.That(Problem(), Is.EqualTo(problem), "they are still missing");
        Assert.That(EndsWith(3), Has.Length.EqualTo(2).And.ItemAt(1).EqualTo(problem)
            .And.ItemAt(0).StartsWith("The journal cannot be written: ").And.ItemAt(0).Contains("exit code 3"));
    }

    [Test]
    public void A_folder_that_is_gone_is_said()
    {
        var inner = Directory.CreateDirectory(Path.Combine(folder, "inner")).FullName;
        StartInto(Path.Combine(inner, "journal.jsonl"));
        Directory.Delete(inner, recursive: true);
        Ask("one");
        Assert.That(EndsWith(3)[1], Does.StartWith("1 line is missing in the journal "));
    }

    [Test]
    [Platform("Linux")]
    public void A_journal_on_a_full_disk_is_said_on_standard_error_in_the_status_and_by_the_exit_code()
    {
        StartInto("/dev/full");
        Ask("one", "two");
        Assert.That(Problem(), Is.EqualTo("3 lines are missing in the journal /dev/full: No space left on device : '/dev/full'"));
        Assert.That(EndsWith(3), Is.EqualTo(new[]
        {
            "The journal cannot be written: No space left on device : '/dev/full'. The sandbox continues, and will end with exit "
                + "code 3.",
            "3 lines are missing in the journal /dev/full: No space left on device : '/dev/full'",
        }));
    }

    [Test]
    [Platform("Linux")]
    public void No_half_line_is_left_where_a_file_cannot_be_longer()
    {
        if (!File.Exists("/usr/bin/prlimit"))
            Assert.Ignore("This needs prlimit, of util-linux.");
        // What goes beyond a limit would end it otherwise.
        process = Child(new("sh", ["-c", $"trap '' XFSZ; exec dotnet '{Program}' --port=0 --quiet '--journal={FilePath}'"])
        { RedirectStandardOutput = true, RedirectStandardError = true });
        endpoint = Endpoint(process);
        Ask("one");
        Limit($"{new FileInfo(FilePath).Length + 10}");
        Ask("two");
        Assert.That((Paths(FilePath), Problem()), Is.EqualTo((new[] { "one" },
            $"1 line is missing in the journal {FilePath}: the file has reached its maximum size")));
        Limit("unlimited");
        Ask("three");
        Assert.That(Paths(FilePath), Is.EqualTo(["one", "", "three"]));
        EndsWith(3);
    }

    [Test]
    public void However_many_come_at_once_no_line_is_lost()
    {
        StartInto(FilePath);
        // Some 40 MB of lines.
        using var form = new FormUrlEncodedContent(
            Enumerable.Range(0, 10).Select(i => KeyValuePair.Create($"p{i}", new string('a', 4000))));
        var body = form.ReadAsByteArrayAsync().Result;
        Parallel.For(0, 1000, new() { MaxDegreeOfParallelism = 8 }, i =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{endpoint}n{i}") { Content = new ByteArrayContent(body) };
            using var answer = http.Send(request);
        });
        Assert.That(Paths(FilePath).Order(), Is.EqualTo(Enumerable.Range(0, 1000).Select(i => $"n{i}").Order()));
        EndsWith(0);
    }

    [Test]
    public void It_ends_when_told_to_though_nobody_reads_its_journal()
    {
        process = Start("--port=0", "--quiet", "--journal=/dev/stderr");
        endpoint = Endpoint(process);
        // A pipe has room for 64 KB.
        Assert.That(() => Ask([.. Enumerable.Repeat(new string('a', 190), 400)], TimeSpan.FromSeconds(2)),
            Throws.InstanceOf<OperationCanceledException>());
        Terminate(process);
        Assert.That(process.WaitForExit(Patience), Is.True);
    }

    void StartInto(string file)
    {
        process = Start("--port=0", "--quiet", $"--journal={file}");
        endpoint = Endpoint(process);
    }

    // A line is in the file before its answer is sent.
    void Ask(params string[] paths) => Ask(paths, Timeout.InfiniteTimeSpan);

    void Ask(string[] paths, TimeSpan patience)
    {
        using var late = new CancellationTokenSource(patience);
        foreach (var path in paths)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, endpoint + path);
            using var answer = http.Send(request, late.Token);
        }
    }

    string? Problem() =>
        (string?)http.GetFromJsonAsync<JsonNode>(new Uri(new Uri(endpoint), "/sandbox/status")).Result!["journal_problem"];

    void Limit(string bytes)
    {
        using var limit = Process.Start("prlimit", [$"--pid={process.Id}", $"--fsize={bytes}:"]);
        limit.WaitForExit();
        Assert.That(limit.ExitCode, Is.Zero);
    }

    /// <summary>Ends it; what it has said on standard error.</summary>
    string[] EndsWith(int exitCode)
    {
        Terminate(process);
        var error = process.StandardError.ReadToEnd();
        Assert.That(process.WaitForExit(Patience), Is.True);
        Assert.That(process.ExitCode, Is.EqualTo(exitCode), error);
        return error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    // A line that tells of no request has none.
    static string[] Paths(string file) => [.. File.ReadAllLines(file).Select(line => JsonNode.Parse(line)!)
        .Where(line => (string?)line["type"] != "start").Select(line => (string?)line["path"] ?? "")];
}
