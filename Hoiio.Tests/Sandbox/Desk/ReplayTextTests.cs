using System.Text.Json.Nodes;
using HoiioSdk.Sandbox;
using NUnit.Framework;
using static HoiioSdk.Tests.Sandbox.Desk.ReplayTests;

namespace HoiioSdk.Tests.Sandbox.Desk;

/// <summary>Replays journals in which texts are masked or cut.</summary>
[Category("OneCulture")]
[Parallelizable]
sealed class ReplayTextTests
{
    [Test]
    public void A_journal_recorded_with_other_credentials_replays_to_the_same_answers()
    {
        using var sandbox = HoiioSandbox.Start(appId: "mine", accessToken: "secret");
        sandbox.Client.Sms.Send("Hi", "+6511111111");
        using var unauthorized = new HoiioClient("nobody", "nothing") { ApiEndpoint = sandbox.ApiEndpoint };
        unauthorized.Account.Balance();
        var journal = JournalOf(sandbox);

        using var replayed = HoiioSandbox.Replay(new StringReader(journal));

        Assert.That(journal, Does.Not.Contain("secret"));
        AssertSameAnswers(replayed, sandbox);
    }

    [TestCase("my token is sandbox-token", "my token is ***")]
    [TestCase("access_token: \"abc\"", "access_token: \"***\"")]
    [TestCase("{\"access_token\":\"abc\"}", "{\"access_token\":\"***\"}")]
    public void A_token_in_a_text_is_masked_in_the_answers_too_and_replays(string tag, string masked)
    {
        using var sandbox = HoiioSandbox.Start();
        sandbox.Client.Sms.Status(sandbox.Client.Sms.Send("Hi", "+6511111111", tag: tag).txn_ref);
        var journal = JournalOf(sandbox);

        using var replayed = HoiioSandbox.Replay(new StringReader(journal));

        Assert.That(journal, Does.Not.Contain("sandbox-token").And.Not.Contain("abc"));
        Assert.That((string?)JsonNode.Parse(sandbox.Journal.Entries[1].Answer)!["tag"], Is.EqualTo(masked));
        AssertSameAnswers(replayed, sandbox);
    }

    [TestCase("secret", "")]
    [TestCase("token", "")]
    [TestCase("token", "token")]
    public void Missing_tokens_and_tokens_that_are_part_of_a_name_replay_to_the_same_answers(string accessToken, string token)
    {
        using var sandbox = HoiioSandbox.Start(accessToken: accessToken);
        using var http = new HttpClient { BaseAddress = new(sandbox.ApiEndpoint) };
        using var form = new FormUrlEncodedContent([new("app_id", sandbox.AppId), new("access_token", token)]);
        using var answer = http.PostAsync("user/get_balance", form).Result;

        using var replayed = HoiioSandbox.Replay(new StringReader(JournalOf(sandbox)));

        Assert.That(sandbox.Journal.Entries[0].Status, Is.EqualTo(token == "" ? "error_access_token_param_missing" : "success_ok"));
        AssertSameAnswers(replayed, sandbox);
    }

    [Test]
    public void The_journal_of_a_replay_has_the_same_requests()
    {
        using var sandbox = HoiioSandbox.Start();
        using var http = new HttpClient { BaseAddress = new(sandbox.ApiEndpoint) };
        var token = $"AccessToken={sandbox.AccessToken}";
        foreach (var query in new[] { "dest=+6511111111", "msg=%zz", $"{new string('n', 300)}=x", $"file={new string('f', 5000)}", token })
            using (http.GetAsync($"sms/send?{query}").Result)
            {
            }
        using (http.GetAsync(new string('p', 300)).Result)
        {
        }

        using var replayed = HoiioSandbox.Replay(new StringReader(JournalOf(sandbox)));

        Assert.That(JournalOf(sandbox), Does.Contain("unescaped plus").And.Contain("SHA-256").And.Contain("\"AccessToken\":\"***\""));
        Assert.That(RequestsOf(replayed), Is.EqualTo(RequestsOf(sandbox)));
    }

    // Without the IDs, which continue after the reset of a replay.
    static IEnumerable<string> RequestsOf(HoiioSandbox sandbox)
    {
        foreach (var line in JournalOf(sandbox).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            var request = JsonNode.Parse(line)!.AsObject();
            request.Remove("id");
            request.Remove("began_after");
            yield return request.ToJsonString();
        }
    }
}
