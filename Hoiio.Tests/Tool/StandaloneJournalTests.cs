using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HoiioSdk.Sandbox;
using HoiioSdk.Sandbox.Tool.Comparison;
using NUnit.Framework;

namespace HoiioSdk.Tests.Tool;

/// <summary>The file of --journal: whose it is, and from when on.</summary>
[Category("OneCulture")]
[Platform(Exclude = "Win")]
sealed class StandaloneJournalTests : StandaloneTest
{
    const string Older = "the journal of yesterday, which is a good deal longer than what is written into it today\n";

    static readonly HttpClient http = new();

    string file = "";

    [SetUp]
    public void WriteAnOlderOne()
    {
        file = Path.GetTempFileName();
        File.WriteAllText(file, Older);
    }

    [TearDown]
    public void RemoveIt() => File.Delete(file);

    [Test]
    public void An_older_one_is_replaced_once_the_sandbox_answers()
    {
        using var process = Start("--port=0", "--quiet", $"--journal={file}");
        var endpoint = Endpoint(process);
        Assert.That(() => File.ReadAllText(file), Does.StartWith("{\"type\":\"start\"").After(Patience, 20));
        _ = http.GetStringAsync(endpoint + "user/get_info").Result;
        Assert.That(Types, Is.EqualTo(["request"]).After(Patience, 20));
    }

    [Test]
    public void An_older_one_stays_where_the_port_is_taken()
    {
        using var sandbox = HoiioSandbox.Start();
        var (exitCode, _, error) = Run($"--port={new Uri(sandbox.Url).Port}", $"--journal={file}");
        Assert.That((exitCode, error), Is.EqualTo((1, error)));
        Assert.That(error, Does.StartWith("Port "));
        Assert.That(File.ReadAllText(file), Is.EqualTo(Older));
    }

    [Test]
    public void An_older_one_stays_where_only_help_is_wanted()
    {
        Assert.That(Run("--help", $"--journal={file}").ExitCode, Is.Zero);
        Assert.That(File.ReadAllText(file), Is.EqualTo(Older));
    }

    [Test]
    [Platform("Linux")]
    public void One_that_another_sandbox_writes_is_left_to_it()
    {
        using var process = Start("--port=0", "--quiet", $"--journal={file}");
        var endpoint = Endpoint(process);
        _ = http.GetStringAsync(endpoint + "user/get_info").Result;
        Assert.That(Types, Is.EqualTo(["request"]).After(Patience, 20));

        var (exitCode, _, error) = Run("--port=0", $"--journal={file}");

        Assert.That((exitCode, error), Is.EqualTo((1, error)));
        Assert.That(error, Does.StartWith("The journal cannot be written: ").And.Contain(file).And.Contain("used by another process"));
        _ = http.GetStringAsync(endpoint + "user/get_info").Result;
        Assert.That(Types, Is.EqualTo(["request", "request"]).After(Patience, 20));
    }

    [Test]
    public void What_is_no_file_takes_it_too()
    {
        using var process = Start("--port=0", "--quiet", "--journal=/dev/stderr");
        _ = http.GetStringAsync(Endpoint(process) + "user/get_info").Result;
        Assert.That(process.StandardError.ReadLine(), Does.Contain("start"));
        Assert.That(process.StandardError.ReadLine(), Does.Contain("user/get_info"));
    }

    [Test]
    public void A_reset_is_a_line_in_its_place()
    {
        using var process = Start("--port=0", "--quiet", "--clock=standing", "--now=2026-10-01", $"--journal={file}");
        var endpoint = Endpoint(process);
        _ = http.GetStringAsync(endpoint + "user/get_info").Result;
        using var reset = http.PostAsync(new Uri(new(endpoint), "/sandbox/reset"), null).Result;
        var last = (long)reset.Content.ReadFromJsonAsync<JsonNode>().Result!["last_event"]!;
        _ = http.GetStringAsync(endpoint + "user/get_info").Result;

        Assert.That(Types, Is.EqualTo(["request", "reset", "request"]).After(Patience, 20));
        Assert.That(File.ReadAllLines(file)[2],
            Is.EqualTo($$"""{"id":{{last}},"type":"reset","time":"2026-10-01T00:00:00+08:00"}"""));
        Assert.That(JournalFile.Read(file).Requests, Has.Count.EqualTo(2));
    }

    // A line that is being written has no end yet.
    IEnumerable<string> Types() => File.ReadAllText(file).Split('\n')[..^1].Select(line => (string)JsonNode.Parse(line)!["type"]!)
        .Where(type => type != "start");
}
