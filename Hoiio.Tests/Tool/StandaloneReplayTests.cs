using System.Text;
using System.Text.Json.Nodes;
using NUnit.Framework;

namespace HoiioSdk.Tests.Tool;

/// <summary>The options --replay, --until and --replay-anyway.</summary>
[Category("OneCulture")]
[Platform(Exclude = "Win")]
sealed class StandaloneReplayTests : StandaloneTest
{
    const string Sms = """{"type":"request","path":"sms/send","parameters":{"dest":"+6511111111","msg":"Hi"}}""";
    const string Difference = """{"type":"request","path":"user/get_balance","answer":"{}"}""";

    static readonly HttpClient http = new();

    string file = "";

    [SetUp]
    public void CreateFile() => file = Path.GetTempFileName();

    [TearDown]
    public void DeleteFile() => File.Delete(file);

    [Test]
    public void A_sandbox_that_replays_its_own_journal_keeps_its_state_across_restarts()
    {
        string[] arguments = ["--port=0", "--quiet", "--clock=standing", $"--replay={file}", $"--journal={file}"];
        for (var run = 1; run <= 3; run++)
        {
            using var process = Start(arguments);
            var url = new Uri(new(Endpoint(process)), "/");
            var sms = $$"""{"from":"+6511111111","to":"+6599999999","text":"{{run}}"}""";
            using var body = new StringContent(sms, Encoding.UTF8, "application/json");
            using var sent = http.PostAsync(url + "sandbox/messages", body).Result;
            var messages = JsonNode.Parse(http.GetStringAsync(url + "sandbox/messages").Result)!.AsArray();
            var texts = string.Concat(messages.Select(message => (string?)message!["text"]));
            Assert.That(texts, Is.EqualTo("321"[^run..]));
            Terminate(process);
            Assert.That(process.WaitForExit(TimeoutMilliseconds), Is.True);
        }
        Assert.That(File.ReadAllLines(file), Has.Length.EqualTo(4));
    }

    [Test]
    public void A_different_answer_exits_with_1_and_does_not_change_the_journal()
    {
        File.WriteAllText(file, $"{Sms}\n{Difference}\n");

        var (exitCode, _, error) = Run("--port=0", $"--replay={file}", $"--journal={file}");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(error, Does.StartWith(
            $"{file}: Line 2 (request user/get_balance): the journal has HTTP 200 {{}}, but the replay returned HTTP 200 {{\""));
        Assert.That(File.ReadAllText(file), Is.EqualTo($"{Sms}\n{Difference}\n"));
    }

    [Test]
    public void The_new_journal_of_a_replay_starts_at_the_last_reset()
    {
        File.WriteAllText(file, $$"""
            {{Sms}}
            {"type":"reset","time":"2026-10-01T09:30:00+08:00"}
            {{Sms}}
            """);
        using var process = Start("--port=0", "--quiet", "--clock=standing", $"--replay={file}", $"--journal={file}");
        _ = Endpoint(process);

        var lines = File.ReadAllLines(file).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.That(lines.Select(line => (string?)line["type"]), Is.EqualTo(new[] { "start", "request" }));
        Assert.That((string?)lines[0]["now"], Is.EqualTo("2026-10-01T09:30:00+08:00"));
    }

    [Test]
    public void A_journal_file_with_resets_to_other_settings_replays()
    {
        File.WriteAllText(file, "");
        using (var process = Start("--port=0", "--quiet", "--credit=10", "--clock=standing", $"--journal={file}"))
        {
            var url = new Uri(new(Endpoint(process)), "/");
            var request = """{"type":"request","path":"user/get_balance"}""";
            using var seed = new StringContent(
                """{"type":"start","points":"1","readings":"bulk=txn_ref"}""" + "\n" + request, Encoding.UTF8, "application/json");
            using var replayed = http.PostAsync(url + "sandbox/replay", seed).Result;
            Assert.That((int)replayed.StatusCode, Is.EqualTo(200));
            Terminate(process);
            Assert.That(process.WaitForExit(TimeoutMilliseconds), Is.True);
        }

        using var again = Start("--port=0", "--quiet", $"--replay={file}");

        var status = http.GetStringAsync(new Uri(new(Endpoint(again)), "/sandbox/status")).Result;
        Assert.That(status, Does.Contain("\"points\":\"1.000\"").And.Contain("\"bulk\":\"txn_ref\""));
    }

    [Test]
    public void Replay_anyway_continues_after_a_different_answer()
    {
        File.WriteAllText(file, $"{Difference}\n{Sms}\n");
        using var process = Start("--port=0", "--quiet", $"--replay={file}", "--replay-anyway");
        Assert.That(http.GetStringAsync(new Uri(new(Endpoint(process)), "/sandbox/messages")).Result, Does.Contain("\"Hi\""));
    }

    [Test]
    public void Until_stops_the_replay_after_the_line_with_this_ID()
    {
        File.WriteAllText(file, $"{Sms.Replace("{\"type\"", "{\"id\":3,\"type\"", StringComparison.Ordinal)}\n"
            + $"{Sms.Replace("{\"type\"", "{\"id\":4,\"type\"", StringComparison.Ordinal)}\n");
        using var process = Start("--port=0", "--quiet", $"--replay={file}", "--until=3");
        var messages = http.GetStringAsync(new Uri(new(Endpoint(process)), "/sandbox/messages")).Result;
        Assert.That(JsonNode.Parse(messages)!.AsArray(), Has.Count.EqualTo(1));
    }

    [TestCase("--until=3", "--until and --replay-anyway need --replay FILE.")]
    [TestCase("--replay-anyway", "--until and --replay-anyway need --replay FILE.")]
    [TestCase("--replay=FILE --until=x", "--until takes the ID of a line.")]
    [TestCase("--replay=/not/there.jsonl", "The journal cannot be replayed: ")]
    [TestCase("--replay=FILE", "FILE: Line 1 is not a valid line of a journal: ")]
    public void A_replay_that_cannot_start_exits_with_1_and_reports_why(string arguments, string message)
    {
        File.WriteAllText(file, "no journal");
        var (exitCode, _, error) = Run([.. arguments.Replace("FILE", file, StringComparison.Ordinal).Split(' '), "--port=0"]);
        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(error.Replace(file, "FILE", StringComparison.Ordinal), Does.StartWith(message));
    }
}
