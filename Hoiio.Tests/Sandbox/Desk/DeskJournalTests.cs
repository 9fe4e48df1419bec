using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using HoiioSdk.Sandbox;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Desk;

/// <summary>Downloading, replaying and clearing the journal through the front desk.</summary>
[Category("OneCulture")]
[Parallelizable]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
sealed class DeskJournalTests : IDisposable
{
    readonly HoiioSandbox sandbox = HoiioSandbox.Start();
    readonly HttpClient http = new();

    public DeskJournalTests() => http.BaseAddress = new(sandbox.Url);

    public void Dispose()
    {
        http.Dispose();
        sandbox.Dispose();
    }

    [TestCase("application/json")]
    [TestCase("application/x-ndjson")]
    [TestCase("application/x-ndjson; charset=utf-8")]
    [TestCase("Application/X-NDJSON")]
    public void Posting_a_downloaded_journal_restores_the_state(string mediaType)
    {
        sandbox.Client.Sms.Send("Hello", "+6511111111");
        sandbox.IncomingCall("+6511111111", "+6500000000");
        using var download = http.GetAsync("sandbox/journal").Result;
        var journal = download.Content.ReadAsStringAsync().Result;
        sandbox.Reset();

        using var status = Post("sandbox/replay", journal, mediaType);

        Assert.That(download.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/x-ndjson"));
        Assert.That(status.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((string?)Body(status)["clock"], Is.EqualTo("standing"));
        Assert.That(sandbox.Messages().Single().Text, Is.EqualTo("Hello"));
        Assert.That(sandbox.Calls(), Has.Count.EqualTo(1));
        Assert.That(http.GetStringAsync("sandbox/journal").Result.Split('\n'), Has.Length.EqualTo(journal.Split('\n').Length));
    }

    [Test]
    public void A_different_answer_returns_409_with_its_line_unless_anyway_is_true()
    {
        const string journal = """
            {"type":"request","path":"user/get_balance","answer":"{}"}
            {"type":"request","path":"sms/send","parameters":{"dest":"+6511111111","msg":"Hi"}}
            """;

        using var difference = Post("sandbox/replay", journal);
        Assert.That((int)difference.StatusCode, Is.EqualTo(409));
        Assert.That((string?)Body(difference)["error"], Does.StartWith("Line 1 (request user/get_balance): the journal has HTTP 200 {}"));

        using var anyway = Post("sandbox/replay?anyway=true", journal);
        Assert.That(anyway.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(sandbox.Messages(), Has.Count.EqualTo(1));
    }

    [TestCase("no journal", "Line 1 is not a valid line of a journal: ")]
    [TestCase("\n{\"type\":\"oops\"}", "Line 2 is not a valid line of a journal: its type is 'oops'")]
    public void An_invalid_journal_returns_400_and_leaves_the_sandbox_unchanged(string journal, string problem)
    {
        sandbox.Client.Sms.Send("Hello", "+6511111111");

        using var refused = Post("sandbox/replay", journal);

        Assert.That((int)refused.StatusCode, Is.EqualTo(400));
        Assert.That((string?)Body(refused)["error"], Does.StartWith(problem));
        Assert.That(sandbox.Messages(), Has.Count.EqualTo(1));
    }

    [Test]
    public void Replaying_an_empty_journal_resets_the_sandbox()
    {
        sandbox.Client.Sms.Send("Hello", "+6511111111");
        using var empty = Post("sandbox/replay", "");
        Assert.That(empty.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(sandbox.Messages(), Is.Empty);
    }

    [Test]
    public void Deleting_the_requests_keeps_the_messages_and_makes_the_journal_unavailable()
    {
        sandbox.Client.Sms.Send("Hello", "+6511111111");
        using var deleted = http.DeleteAsync("sandbox/requests").Result;
        using var journal = http.GetAsync("sandbox/journal").Result;

        Assert.That(deleted.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(http.GetStringAsync("sandbox/requests").Result, Is.EqualTo("[]"));
        Assert.That(sandbox.Messages(), Has.Count.EqualTo(1));
        Assert.That((int)journal.StatusCode, Is.EqualTo(409));
        Assert.That((string?)Body(journal)["error"], Does.Contain("--journal FILE"));
    }

    [Test]
    public void Deleting_the_notifications_keeps_the_requests_and_the_journal()
    {
        using var listener = new Listener();
        sandbox.Client.Sms.Send("Hello", "+6511111111", notifyUrl: listener.Url);
        sandbox.Advance(TimeSpan.FromSeconds(10));
        using var deleted = http.DeleteAsync("sandbox/notifications").Result;

        Assert.That(http.GetStringAsync("sandbox/notifications").Result, Is.EqualTo("[]"));
        Assert.That(sandbox.Journal.Entries, Has.Count.EqualTo(1));
        Assert.That(http.GetStringAsync("sandbox/journal").Result, Does.Not.Contain("\"type\":\"notification\"").And.Contain("sms/send"));
    }

    HttpResponseMessage Post(string path, string body, string mediaType = "application/x-ndjson")
    {
        using var content = new StringContent(body, Encoding.UTF8);
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(mediaType);
        return http.PostAsync(path, content).Result;
    }

    static JsonNode Body(HttpResponseMessage answer) => JsonNode.Parse(answer.Content.ReadAsStringAsync().Result)!;
}
