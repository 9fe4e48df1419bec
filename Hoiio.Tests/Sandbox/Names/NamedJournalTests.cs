using System.Text;
using HoiioSdk.Sandbox;
using HoiioSdk.Tests.Services;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Names;

/// <summary>The journal of a named sandbox, and replays into a named sandbox.</summary>
sealed class NamedJournalTests : SandboxTest
{
    [Test]
    public void The_journal_of_a_named_sandbox_contains_only_its_own_requests_and_acts()
    {
        var named = Sandbox.Named("gw0");
        named.Client.Sms.Send("To gw0", FirstPhone);
        named.SetCredit(7);
        Do("sms/send", new { dest = FirstPhone, msg = "To the main sandbox" });

        var lines = Http.GetStringAsync($"{named.Url}sandbox/journal").Result.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines, Has.Length.EqualTo(3));
        Assert.That(lines[0], Does.StartWith("{\"type\":\"start\""));
        Assert.That(lines[1], Does.Contain("To gw0"));
        Assert.That(lines[2], Does.Contain("\"points\":\"7\""));
    }

    [Test]
    public void A_replay_into_a_named_sandbox_affects_no_other_and_repeats_the_recorded_URLs()
    {
        using var source = HoiioSandbox.Start();
        var file = Convert.ToBase64String(Encoding.ASCII.GetBytes(FaxTests.OnePagePdf));
        string fax = source.Client.Request("fax/send", new { dest = FirstPhone, file }).txn_ref;
        var recorded = source.Client.Request("fax/query_status", new { txn_ref = fax }).ToString();
        using var content = new StringContent(Http.GetStringAsync($"{source.Url}sandbox/journal").Result, Encoding.UTF8,
            "application/x-ndjson");

        using var answer = Http.PostAsync($"{Sandbox.Url}@gw0/sandbox/replay", content).Result;
        Assert.That(answer.IsSuccessStatusCode, Is.True, answer.Content.ReadAsStringAsync().Result);
        Assert.That(Sandbox.Journal.Entries, Is.Empty);
        Assert.That(Sandbox.Named("gw0").Journal.Entries[^1].Answer, Does.Contain($"{source.Url}files/1/fax.pdf"));
        Assert.That(Sandbox.Named("gw0").Client.Request("fax/query_status", new { txn_ref = fax }).ToString(),
            Is.EqualTo(recorded!.Replace(source.Url, Sandbox.Named("gw0").Url, StringComparison.Ordinal)));
    }

    [Test]
    public void Replaying_a_deletion_does_not_delete_the_sandbox([Values("", ""","status":200""", ""","status":400""")] string status)
    {
        var named = Sandbox.Named("gw0");
        named.Load(new StringReader($$"""{"type":"act","verb":"DELETE","path":"/"{{status}}}"""));
        Assert.That(Sandbox.Named("gw0"), Is.SameAs(named));
        Assert.That(named.Client.Account.Balance().IsSuccess(), Is.True);
    }
}
