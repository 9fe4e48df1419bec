using System.Text.Json;
using HoiioSdk.Tests.Stub;
using NUnit.Framework;

namespace HoiioSdk.Tests.Wire;

/// <summary>Reading all pages of a list.</summary>
[Category("OneCulture")]
sealed class PagingTests : WireTest
{
    ImpatientClock clock = new();
    List<string> transactions = [];

    [SetUp]
    public void ServeTransactions()
    {
        transactions = [.. Enumerable.Range(1, 250).Select(i => $"TX-{i}")];
        Server.Reply = Page;
        Hoiio.TimeProvider = clock = new();
    }

    [TearDown]
    public void RestoreTheClock() => Hoiio.TimeProvider = TimeProvider.System;

    static IEnumerable<TestCaseData> Lists()
    {
        TestCaseData List(string path, Func<IEnumerable<dynamic>> all, Func<IAsyncEnumerable<dynamic>> allAsync) =>
            new TestCaseData(path, all, allAsync).SetArgDisplayNames(path);
        yield return List("voice/get_history", () => Hoiio.Voice.HistoryAll(from: "2012-01-01 00:00:00", to: "2013-01-01 00:00:00"),
            () => Hoiio.Voice.HistoryAllAsync());
        yield return List("sms/get_history", () => Hoiio.Sms.HistoryAll(), () => Hoiio.Sms.HistoryAllAsync());
        yield return List("fax/get_history", () => Hoiio.Fax.HistoryAll(type: "incoming"), () => Hoiio.Fax.HistoryAllAsync());
        yield return List("number/get_choices", () => Hoiio.Number.AvailableNumbersAll("US", "AL"),
            () => Hoiio.Number.AvailableNumbersAllAsync("US"));
    }

    [TestCaseSource(nameof(Lists))]
    public async Task All_entries_of_all_pages_are_returned_once_and_in_order(
        string path, Func<IEnumerable<dynamic>> all, Func<IAsyncEnumerable<dynamic>> allAsync)
    {
        var key = path == "number/get_choices" ? "number" : "txn_ref";

        Assert.That(all().Select(entry => (string)entry[key]), Is.EqualTo(transactions));
        Assert.That(await References(allAsync(), key), Is.EqualTo(transactions));
        Assert.That(Server.Requests.Select(request => request.PathAndQuery), Is.All.EqualTo("/open/" + path));
        Assert.That(Server.Requests.Select(request => request["page"]), Is.EqualTo(new[] { "1", "2", "3", "1", "2", "3" }));
    }

    [Test]
    public void The_filters_are_sent_with_every_page()
    {
        _ = Hoiio.Voice.HistoryAll(from: "2012-01-01 00:00:00", to: "2013-01-01 00:00:00", appId: "a", accessToken: "b").Count();

        Assert.That(Server.Requests.Select(request => request["from"] + request["to"] + request["app_id"] + request["access_token"]),
            Is.All.EqualTo("2012-01-01 00:00:002013-01-01 00:00:00ab"));
    }

    [Test]
    public void A_page_is_requested_when_its_first_entry_is_needed()
    {
        var all = Hoiio.Voice.HistoryAll();
        Assert.That(Server.Requests, Is.Empty);

        _ = all.Take(100).Count();
        Assert.That(Server.Requests, Has.Count.EqualTo(1));

        _ = all.Take(101).Count();
        Assert.That(Server.Requests, Has.Count.EqualTo(3), "a second enumeration requests the page again");
    }

    [Test]
    public void Transactions_that_arrive_during_a_walk_neither_repeat_nor_hide_an_entry()
    {
        var before = transactions.ToList();
        var arrivals = 0;

        var references = new List<string>();
        foreach (var entry in Hoiio.Voice.HistoryAll())
        {
            references.Add(entry.txn_ref);
            if (references.Count % 40 == 0)
                transactions.Insert(0, $"NEW-{++arrivals}");
        }

        Assert.That(references, Is.Unique.And.SupersetOf(before));
        Assert.That(arrivals, Is.GreaterThan(3));
    }

    [Test]
    public async Task A_walk_waits_until_the_rate_limit_is_over()
    {
        var refusals = 2;
        Server.Reply = request => request["page"] == "2" && refusals-- > 0
            ? StubAnswer.Of("""{"status":"error_rate_limit_exceeded"}""") : Page(request);

        Assert.That(await References(Hoiio.Sms.HistoryAllAsync(), "txn_ref"), Is.EqualTo(transactions));
        Assert.That(clock.Waited, Is.EqualTo(TimeSpan.FromMinutes(2)));

        refusals = 1;
        Assert.That(Hoiio.Sms.HistoryAll().Count(), Is.EqualTo(250));
        Assert.That(clock.Waited, Is.EqualTo(TimeSpan.FromMinutes(3)));
    }

    [Test]
    public void A_rate_limit_that_stays_exceeded_throws()
    {
        Server.Answer = StubAnswer.Of("""{"status":"error_rate_limit_exceeded"}""");

        Assert.That(() => Hoiio.Voice.HistoryAll().Count(),
            Throws.TypeOf<HoiioStatusException>().With.Message.Contains("error_rate_limit_exceeded"));
        Assert.That(Server.Requests, Has.Count.EqualTo(6));
        Assert.That(clock.Waited, Is.EqualTo(TimeSpan.FromMinutes(5)));
    }

    [TestCaseSource(nameof(Lists))]
    public async Task An_entry_repeated_on_a_later_page_is_skipped(
        string path, Func<IEnumerable<dynamic>> all, Func<IAsyncEnumerable<dynamic>> allAsync)
    {
        var key = path == "number/get_choices" ? "number" : "txn_ref";
        Server.Reply = request =>
            StubAnswer.Of(
            $$"""{"status":"success_ok","total_entries_count":"4","entries":[{"{{key}}":"{{request["page"]}}"},{"{{key}}":"2"}]}""");

        Assert.That(all().Select(entry => (string)entry[key]), Is.EqualTo(new[] { "1", "2" }));
        Assert.That(await References(allAsync(), key), Is.EqualTo(new[] { "1", "2" }));
    }

    [Test]
    public void Waiting_for_the_rate_limit_can_be_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        Hoiio.TimeProvider = new StoppedClock(cancellation.Cancel);
        Server.Answer = StubAnswer.Of("""{"status":"error_rate_limit_exceeded"}""");

        var walk = References(Hoiio.Voice.HistoryAllAsync(cancellationToken: cancellation.Token), "txn_ref");

        Assert.That(() => walk.Wait(TimeSpan.FromSeconds(30)), Throws.InnerException.InstanceOf<OperationCanceledException>());
        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_null_TimeProvider_is_refused()
    {
        Assert.That(() => Hoiio.TimeProvider = null!, Throws.ArgumentNullException.With.Message.Contains("TimeProvider.System"));
        Assert.That(Hoiio.TimeProvider, Is.SameAs(clock));
    }

    [Test]
    public void Any_other_error_status_throws()
    {
        Server.Answer = StubAnswer.Of("""{"status":"error_to_before_from"}""");

        Assert.That(() => Hoiio.Voice.HistoryAll().Count(), Throws.TypeOf<HoiioStatusException>().With.Message.EqualTo(
            "voice/get_history answered error_to_before_from: the period ends before it begins."));
        Assert.That(clock.Waited, Is.EqualTo(TimeSpan.Zero));
    }

    [TestCase("""{"status":"success_ok"}""", 0)]
    [TestCase("""{"status":"success_ok","entries":[]}""", 0)]
    [TestCase("""{"status":"success_ok","total_entries_count":"9","entries":[]}""", 0)]
    [TestCase("""{"status":"success_ok","entries":[{"txn_ref":"A"},{"txn_ref":"B"}]}""", 2)]
    [TestCase("""{"status":"success_ok","entries":["+1","+2","+1"]}""", 2)]
    [TestCase("""{"status":"success_ok","entries":[{"txn_ref":1},{"txn_ref":{}}]}""", 2)]
    [TestCase("""{"status":"success_ok","total_entries_count":"4","entries":[null,{"x":"1"},{"x":"1"},{"txn_ref":null}]}""", 4)]
    [TestCase("""{"status":"success_ok","total_entries_count":"2","entries":[{"txn_ref":"A"},{"number":"B"}]}""", 2)]
    public void A_walk_over_a_list_without_pages_ends(string body, int count)
    {
        Server.Answer = StubAnswer.Of(body);

        Assert.That(Hoiio.Voice.HistoryAll().Count(), Is.EqualTo(count));
    }

    [Test]
    public void A_missing_country_is_refused_at_once()
    {
        Assert.That(() => Hoiio.Number.AvailableNumbersAll(""), Throws.ArgumentException);
        Assert.That(() => Hoiio.Number.AvailableNumbersAllAsync(null!), Throws.ArgumentNullException);
    }

    [Test]
    public void Cancellation_ends_the_walk()
    {
        using var cancellation = new CancellationTokenSource();

        Assert.That(async () =>
        {
            await foreach (var entry in Hoiio.Voice.HistoryAllAsync(cancellationToken: cancellation.Token))
                cancellation.Cancel();
        }, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }

    static async Task<List<string>> References(IAsyncEnumerable<dynamic> all, string key)
    {
        var references = new List<string>();
        await foreach (var entry in all)
            references.Add(entry[key]);
        return references;
    }

    StubAnswer Page(StubRequest request)
    {
        var page = transactions.Skip((int.Parse(request["page"], System.Globalization.CultureInfo.InvariantCulture) - 1) * 100).Take(100)
            .ToArray();
        return StubAnswer.Of(JsonSerializer.Serialize(new
        {
            status = "success_ok",
            total_entries_count = transactions.Count,
            entries_count = page.Length,
            entries = page.Select(reference => new { txn_ref = reference, number = reference }),
        }));
    }

    /// <summary>A clock on which no wait ends.</summary>
    sealed class StoppedClock(Action waits) : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            waits();
            return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
        }
    }

    /// <summary>A clock on which every wait ends at once, and which records the waits.</summary>
    sealed class ImpatientClock : TimeProvider
    {
        public TimeSpan Waited { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waited += dueTime;
            return System.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
