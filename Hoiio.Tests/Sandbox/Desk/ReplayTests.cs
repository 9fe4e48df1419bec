using HoiioSdk.Sandbox;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Desk;

/// <summary>Replays recorded journals.</summary>
[Category("OneCulture")]
[Parallelizable]
sealed class ReplayTests
{
    [Test]
    public void A_random_history_replays_to_the_same_state_and_answers([Values] bool isClockRunning, [Range(1, 2)] int seed)
    {
        using var sandbox = HoiioSandbox.Start(now: new DateTimeOffset(2026, 10, 1, 9, 30, 0, TimeSpan.FromHours(8)));
        sandbox.IsClockRunning = isClockRunning;
        RandomHistory.Play(sandbox, seed, steps: 50);
        sandbox.IsClockRunning = false;
        var (journal, state) = (JournalOf(sandbox), RandomHistory.StateOf(sandbox));

        for (var i = 0; i < 2; i++)
        {
            sandbox.Load(new StringReader(journal));
            Assert.That(RandomHistory.StateOf(sandbox), Is.EqualTo(state));
            journal = JournalOf(sandbox);
        }
        using var other = HoiioSandbox.Replay(new StringReader(journal));
        Assert.That(RandomHistory.StateOf(other), Is.EqualTo(state));
    }

    [Test]
    public void Faults_of_every_kind_affect_the_same_requests_in_a_replay()
    {
        using var sandbox = HoiioSandbox.Start();
        sandbox.Fail("*", Fault.Status("error_a"), times: null, probability: 0.3);
        sandbox.Fail("user/get_info", Fault.HttpStatus(503), times: 5, probability: 0.5);
        sandbox.Fail("sms/send", Fault.Delay(TimeSpan.FromSeconds(2.5)), times: null, probability: 0.25);
        sandbox.Fail("sms/send", Fault.TruncatedJson);
        sandbox.ClearFaults("sms/send");
        for (var i = 0; i < 40; i++)
            Request(sandbox, "user/get_info");
        sandbox.Fail("*", Fault.Delay(TimeSpan.FromSeconds(2.5)), times: 3);

        using var replayed = HoiioSandbox.Replay(new StringReader(JournalOf(sandbox)));

        Assert.That(sandbox.Faults, Has.Exactly(2).Items);
        Assert.That(replayed.Faults, Is.EqualTo(sandbox.Faults));
        Assert.That(replayed.Journal.Entries.Select(entry => (entry.Fault, entry.Answer)),
            Is.EqualTo(sandbox.Journal.Entries.Select(entry => (entry.Fault, entry.Answer))));
        Assert.That(replayed.Journal.Entries.Select(entry => entry.Fault?.Kind).Distinct(),
            Is.EquivalentTo(new FaultKind?[] { null, FaultKind.Status, FaultKind.HttpStatus }));
    }

    [Test]
    public void A_replay_uses_the_readings_of_the_recorded_sandbox()
    {
        using var sandbox = HoiioSandbox.Start(
            now: new DateTimeOffset(2026, 10, 1, 9, 30, 0, TimeSpan.FromHours(8)), readings: "dates=fraction");
        sandbox.Client.Sms.Send("Hi", "+6511111111");
        sandbox.Client.Sms.History();
        sandbox.SetReadings("tag=empty,is_unicode=text");
        Assert.That(() => sandbox.SetReadings("tag=none"), Throws.ArgumentException);
        sandbox.Client.Sms.History();
        sandbox.Client.Sms.Rate("Hi", "+6511111111");

        using var replayed = HoiioSandbox.Replay(new StringReader(JournalOf(sandbox)));

        Assert.That(RandomHistory.StateOf(replayed), Is.EqualTo(RandomHistory.StateOf(sandbox)));
        Assert.That($"{replayed.Readings["dates"]} {replayed.Readings["tag"]}", Is.EqualTo("fraction empty"));
    }

    [Test]
    public void A_replay_ends_after_the_line_with_the_until_id()
    {
        using var sandbox = HoiioSandbox.Start();
        for (var i = 0; i < 3; i++)
            sandbox.Client.Sms.Send("Hi", "+6511111111");
        var second = sandbox.Journal.Entries[1].Id;

        using var replayed = HoiioSandbox.Replay(new StringReader(JournalOf(sandbox)), until: second);

        Assert.That(replayed.Messages(), Has.Count.EqualTo(2));
    }

    [Test]
    public void Notifications_are_not_sent_during_a_replay_but_afterwards()
    {
        using var listener = new Listener();
        using var sandbox = HoiioSandbox.Start();
        sandbox.Client.Sms.Send("Hi", "+6511111111", notifyUrl: listener.Url);
        sandbox.Advance(TimeSpan.FromSeconds(10));
        sandbox.Client.Sms.Send("Hi", "+6511111111", notifyUrl: listener.Url);

        using var replayed = HoiioSandbox.Replay(new StringReader(JournalOf(sandbox)));
        Assert.That(listener.Received, Has.Count.EqualTo(1));
        replayed.Advance(TimeSpan.FromSeconds(10));
        Assert.That(listener.Received, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_fax_replays_without_its_file_to_the_same_pages_and_price()
    {
        using var sandbox = HoiioSandbox.Start();
        var file = System.Text.Encoding.ASCII.GetBytes("%PDF-1.4" + string.Concat(Enumerable.Repeat(" /Type/Page ", 1000)));
        sandbox.Client.Request("fax/send", new { dest = "+6511111111", file });
        sandbox.Client.Request("fax/send", new { dest = "+6511111111", file = new byte[] { 1, 2, 3 } });
        sandbox.SetCredit(100);
        sandbox.Client.Request("fax/send", new { dest = "+6511111111", file });
        sandbox.Advance(TimeSpan.FromDays(1));
        var journal = JournalOf(sandbox);

        using var replayed = HoiioSandbox.Replay(new StringReader(journal));

        Assert.That(journal, Has.Length.LessThan(20_000));
        Assert.That(replayed.Faxes().Select(fax => (fax.Pages, fax.Debit, fax.Status)),
            Is.EqualTo(sandbox.Faxes().Select(fax => (fax.Pages, fax.Debit, fax.Status))));
        AssertSameAnswers(replayed, sandbox);
    }

    [Test]
    public void Refused_files_and_unreadable_bodies_replay_to_the_same_errors()
    {
        using var sandbox = HoiioSandbox.Start();
        using var http = new HttpClient { BaseAddress = new(sandbox.ApiEndpoint) };
        foreach (var length in new[] { 100_000, 3_000_000 })
            sandbox.Client.Request("fax/send", new { dest = "+6511111111", file = new byte[length] });
        using var malformed = new StringContent(
            string.Join('&', Enumerable.Range(0, 10_001)), System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        using var answer = http.PostAsync("sms/send", malformed).Result;
        var statuses = sandbox.Journal.Entries.Select(entry => entry.Status).ToList();

        using var replayed = HoiioSandbox.Replay(new StringReader(JournalOf(sandbox)));

        Assert.That(statuses, Is.EqualTo(new[] { "error_file_invalid", "error_file_too_big", "error_malformed_params" }));
        Assert.That(replayed.Journal.Entries.Select(entry => entry.Status), Is.EqualTo(statuses));
    }

    [Test]
    public void A_fax_that_was_refused_before_its_file_was_read_replays_to_the_same_error()
    {
        using var sandbox = HoiioSandbox.Start();
        using var http = new HttpClient { BaseAddress = new(sandbox.ApiEndpoint) };
        foreach (var (dest, tag) in new[] { ("+6511110503", "t"), ("+6511111111", new string('t', 300)) })
        {
            using var form = new MultipartFormDataContent
            {
                { new StringContent(sandbox.AppId), "app_id" }, { new StringContent(sandbox.AccessToken), "access_token" },
                { new StringContent(dest), "dest" }, { new StringContent(tag), "tag" },
                { new ByteArrayContent([1, 2, 3]), "file", "a.pdf" },
            };
            using var answer = http.PostAsync("fax/send", form).Result;
        }

        using var replayed = HoiioSandbox.Replay(new StringReader(JournalOf(sandbox)));

        Assert.That(sandbox.Journal.Entries.Select(entry => entry.Status), Has.None.Contain("file"));
        AssertSameAnswers(replayed, sandbox);
    }

    [Test]
    public void An_act_on_a_reference_with_reserved_characters_replays()
    {
        using var sandbox = HoiioSandbox.Start();
        Assert.That(() => sandbox.HangUp("S1?x=1"), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => sandbox.HangUp("50%2B"), Throws.InstanceOf<ArgumentException>());

        Assert.That(() => HoiioSandbox.Replay(new StringReader(JournalOf(sandbox))).Dispose(), Throws.Nothing);
    }

    [Test]
    public void The_start_line_after_a_replay_has_the_mode_of_the_clock([Values] bool isClockRunning)
    {
        using var sandbox = HoiioSandbox.Start();
        sandbox.IsClockRunning = isClockRunning;

        sandbox.Load(new StringReader("""{"type":"request","path":"user/get_balance"}"""));

        Assert.That(JournalOf(sandbox), Does.Contain(isClockRunning ? "\"clock\":\"running\"" : "\"clock\":\"standing\""));
    }

    [Test]
    public void An_incomplete_journal_cannot_be_written()
    {
        using var sandbox = HoiioSandbox.Start();
        sandbox.Client.Account.Balance();
        sandbox.ForgetRequests();

        Assert.That(sandbox.Journal.Entries, Is.Empty);
        Assert.That(() => JournalOf(sandbox), Throws.InvalidOperationException.With.Message.Contains("--journal FILE"));
        sandbox.Reset();
        Assert.That(JournalOf(sandbox), Does.StartWith("{\"type\":\"start\""));
    }

    internal static void AssertSameAnswers(HoiioSandbox replayed, HoiioSandbox recorded) => Assert.That(
        replayed.Journal.Entries.Select(entry => entry.Answer), Is.EqualTo(recorded.Journal.Entries.Select(entry => entry.Answer)));

    static void Request(HoiioSandbox sandbox, string path)
    {
        using var http = new HttpClient();
        using var answer = http.GetAsync($"{sandbox.ApiEndpoint}{path}?app_id={sandbox.AppId}&access_token={sandbox.AccessToken}").Result;
    }

    internal static string JournalOf(HoiioSandbox sandbox)
    {
        using var journal = new StringWriter();
        sandbox.Journal.WriteTo(journal);
        return journal.ToString();
    }
}
