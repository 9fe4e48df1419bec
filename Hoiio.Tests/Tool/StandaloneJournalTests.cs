using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HoiioSdk.Sandbox;
using HoiioSdk.Sandbox.Tool.Comparison;
using NUnit.Framework;

namespace HoiioSdk.Tests.Tool;

/// <summary>When --journal overwrites an existing file, and what it writes.</summary>
[Category("OneCulture")]
[Platform(Exclude = "Win")]
sealed class StandaloneJournalTests : StandaloneTest
{
    const string OldText = "an old journal, which is much longer than the text that replaces it in these tests\n";

    static readonly HttpClient http = new();

    string file = "";

    [SetUp]
    public void CreateFile()
    {
        file = Path.GetTempFileName();
        File.WriteAllText(file, OldText);
    }

    [TearDown]
    public void DeleteFile() => File.Delete(file);

    [Test]
    public void An_existing_file_is_overwritten_once_the_sandbox_listens()
    {
        using var process = Start("--port=0", "--quiet", $"--journal={file}");
        var endpoint = Endpoint(process);
        Assert.That(() => File.ReadAllText(file), Does.StartWith("{\"type\":\"start\"").After(TimeoutMilliseconds, 20));
        _ = http.GetStringAsync(endpoint + "user/get_info").Result;
        Assert.That(Types, Is.EqualTo(["request"]).After(TimeoutMilliseconds, 20));
    }

    [Test]
    public void An_existing_file_is_kept_if_the_port_is_in_use()
    {
        using var sandbox = HoiioSandbox.Start();
        var (exitCode, _, error) = Run($"--port={new Uri(sandbox.Url).Port}", $"--journal={file}");
        Assert.That((exitCode, error), Is.EqualTo((1, error)));
        Assert.That(error, Does.StartWith("Port "));
        Assert.That(File.ReadAllText(file), Is.EqualTo(OldText));
    }

    [Test]
    public void An_existing_file_is_kept_if_only_help_is_requested()
    {
        Assert.That(Run("--help", $"--journal={file}").ExitCode, Is.Zero);
        Assert.That(File.ReadAllText(file), Is.EqualTo(OldText));
    }

    [Test]
    [Platform("Linux")]
    public void A_second_sandbox_refuses_the_journal_file_of_a_running_one()
    {
        using var process = Start("--port=0", "--quiet", $"--journal={file}");
        var endpoint = Endpoint(process);
        _ = http.GetStringAsync(endpoint + "user/get_info").Result;
        Assert.That(Types, Is.EqualTo(["request"]).After(TimeoutMilliseconds, 20));

        var (exitCode, _, error) = Run("--port=0", $"--journal={file}");

        Assert.That((exitCode, error), Is.EqualTo((1, error)));
        Assert.That(error, Does.StartWith("The journal cannot be written: ").And.Contain(file).And.Contain("used by another process"));
        _ = http.GetStringAsync(endpoint + "user/get_info").Result;
        Assert.That(Types, Is.EqualTo(["request", "request"]).After(TimeoutMilliseconds, 20));
    }

    [Test]
    public void The_journal_can_be_written_to_standard_error()
    {
        using var process = Start("--port=0", "--quiet", "--journal=/dev/stderr");
        _ = http.GetStringAsync(Endpoint(process) + "user/get_info").Result;
        Assert.That(process.StandardError.ReadLine(), Does.Contain("start"));
        Assert.That(process.StandardError.ReadLine(), Does.Contain("user/get_info"));
    }

    [Test]
    public void A_reset_is_a_line_between_the_requests()
    {
        using var process = Start("--port=0", "--quiet", "--clock=standing", "--now=2026-10-01", $"--journal={file}");
        var endpoint = Endpoint(process);
        _ = http.GetStringAsync(endpoint + "user/get_info").Result;
        using var reset = http.PostAsync(new Uri(new(endpoint), "/sandbox/reset"), null).Result;
        var last = (long)reset.Content.ReadFromJsonAsync<JsonNode>().Result!["last_event"]!;
        _ = http.GetStringAsync(endpoint + "user/get_info").Result;

        Assert.That(Types, Is.EqualTo(["request", "reset", "request"]).After(TimeoutMilliseconds, 20));
        Assert.That(File.ReadAllLines(file)[2], Does.StartWith($$"""
            {"id":{{last}},"type":"reset","time":"2026-10-01T00:00:00+08:00","points":"50.000","bonus":"4.650","readings":{
            """));
        Assert.That(JournalFile.Read(file).Requests, Has.Count.EqualTo(2));
    }

    // Ignores an incomplete last line, which is still being written.
    IEnumerable<string> Types() => File.ReadAllText(file).Split('\n')[..^1].Select(line => (string)JsonNode.Parse(line)!["type"]!)
        .Where(type => type != "start");
}
