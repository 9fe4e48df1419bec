using HoiioSdk.Sandbox;
using HoiioSdk.Tests.Stub;
using HoiioSdk.Tests.Tool;
using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace HoiioSdk.Tests.Sandbox.ConsolePage;

[TestFixture]
sealed class ConsoleTopTests : ConsoleTest
{
    [Test]
    public async Task The_start_page_shows_sample_code_and_gives_way_to_the_first_request()
    {
        await Expect(Tab("Start")).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(Page.Locator("#region")).ToContainTextAsync($"Hoiio.ApiEndpoint = \"{Sandbox.ApiEndpoint}\";");
        await Button("Python").ClickAsync();
        await Expect(Page.Locator("#region")).ToContainTextAsync($"hoiio.service.HOIIO_API_ENDPOINT = '{Sandbox.ApiEndpoint}'");
        await Expect(Page.Locator("#region")).ToContainTextAsync($"ivr-menu.cs -- --sandbox {Sandbox.ApiEndpoint}");
        Do("sms/send", new { dest = FirstPhone, msg = "Hoiio World" });
        await Expect(Rows.First).ToContainTextAsync("sms/send");
        await Expect(Card(FirstPhone)).ToContainTextAsync("Hoiio World");

        // While a filter is in use, a new call does not switch to another region.
        var filter = Page.GetByLabel("Filter the requests");
        await filter.FillAsync("sms");
        Do("voice/call", new { dest1 = FirstPhone, dest2 = SecondPhone });
        await Expect(Card(SecondPhone)).ToBeVisibleAsync();
        await Expect(filter).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Escape");
        await Expect(filter).ToHaveValueAsync("");
        await Expect(Rows).ToHaveCountAsync(2);
    }

    [Test]
    public async Task The_clock_can_be_advanced_started_and_stopped()
    {
        var time = Page.Locator(".clock time b");
        var start = Sandbox.Now;
        await Expect(time).ToHaveTextAsync(Clock(start));
        await Button("+10 s").ClickAsync();
        await Button("+1 min").ClickAsync();
        await Button("+1 h").ClickAsync();
        await Expect(time).ToHaveTextAsync(Clock(start + new TimeSpan(1, 1, 10)));

        var sms = Text(Do("sms/send", new { dest = FirstPhone, msg = "Hoiio World" }), "txn_ref");
        await Button("Next event in 5 s").ClickAsync();
        await Expect(Card(FirstPhone)).ToContainTextAsync("delivered");
        Assert.That(Text(Do("sms/query_status", new { txn_ref = sms }), "sms_status"), Is.EqualTo("delivered"));

        await Button("Running").ClickAsync();
        await Expect(Button("Running")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(time).Not.ToHaveTextAsync(Clock(Sandbox.Now));
        await Button("Standing").ClickAsync();
        await Expect(Button("Standing")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(time).ToHaveTextAsync(Clock(Sandbox.Now));
    }

    [Test]
    public async Task Setting_the_credit_appears_in_the_statement()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Credit" }).ClickAsync();
        await Page.GetByLabel("Points").FillAsync("1.5");
        await Page.GetByLabel("Bonus").FillAsync("0");
        await Button("Set").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Credit" })).ToContainTextAsync("1.500 SGD");
        Assert.That(Balance(), Is.EqualTo(new[] { "1.500", "1.500", "0.000" }));
        Do("sms/send", new { dest = FirstPhone, msg = "Hoiio World" });
        await Tab("Account").ClickAsync();
        var lines = Page.GetByRole(AriaRole.Row);
        await Expect(lines.Nth(1)).ToContainTextAsync("-0.0321.468");
        await Expect(lines.Last).ToContainTextAsync("start");
    }

    [Test]
    public async Task A_reset_asks_for_confirmation_and_then_clears_the_page()
    {
        Do("sms/send", new { dest = FirstPhone, msg = "Hoiio World" });
        await Expect(Card(FirstPhone)).ToBeVisibleAsync();
        await Button("Reset").ClickAsync();
        await Button("Cancel").ClickAsync();
        await Expect(Card(FirstPhone)).ToBeVisibleAsync();
        Assert.That(Sandbox.Journal.Entries, Is.Not.Empty);

        await Button("Reset").ClickAsync();
        await Page.GetByRole(AriaRole.Dialog).GetByText("Reset", new() { Exact = true }).ClickAsync();
        await Expect(Card(FirstPhone)).ToHaveCountAsync(0);
        await Tab("Requests").ClickAsync();
        await Expect(Page.GetByText("No requests yet")).ToBeVisibleAsync();
        Assert.That(Sandbox.Journal.Entries, Is.Empty);
    }

    [Test]
    [Platform("Linux")]
    public async Task A_journal_that_cannot_be_written_is_reported()
    {
        using var process = StandaloneTest.Start("--port=0", "--quiet", "--journal=/dev/full");
        var endpoint = StandaloneTest.Endpoint(process);
        _ = await Http.GetStringAsync(endpoint + "user/get_info");
        await Open(endpoint[..^"open/".Length]);
        await Expect(Page.Locator("#top")).ToContainTextAsync("2 lines are missing in the journal /dev/full: No space left on device");
        await ClosePage();
    }

    [Test]
    public async Task A_lost_connection_is_reported_and_missed_events_appear_after_reconnecting()
    {
        using var proxy = new InterruptibleProxy(Sandbox.Url);
        await Open(proxy.Url);
        Ignore("net::ERR_");
        await Button("Running").ClickAsync();
        await Expect(Button("Running")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(Page.Locator(".clock time")).Not.ToHaveAttributeAsync("datetime", (await Time())!);
        var timeBefore = await Time();
        proxy.Stop();
        await Expect(Page.GetByText("Connection lost, reconnecting")).ToBeVisibleAsync();
        Assert.That(string.CompareOrdinal(await Time(), timeBefore), Is.GreaterThanOrEqualTo(0));
        Do("sms/send", new { dest = FirstPhone, msg = "While you were away" });
        proxy.Start();
        await Expect(Page.GetByText("Live", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(Card(FirstPhone)).ToContainTextAsync("While you were away");

        Task<string?> Time() => Page.Locator(".clock time").GetAttributeAsync("datetime");
    }

    [Test]
    public async Task Events_of_another_day_or_year_show_their_date()
    {
        await using var sandbox = HoiioSandbox.Start(now: new(2026, 10, 1, 23, 59, 59, TimeSpan.FromHours(8)));
        await Open(sandbox.Url);
        sandbox.Client.Account.Balance();
        await Tab("Requests").ClickAsync();
        await Expect(Rows.First).ToContainTextAsync("23:59:59");
        await Button("Running").ClickAsync();
        await Expect(Rows.First).ToContainTextAsync("1 Oct 23:59");
        await Button("Standing").ClickAsync();
        sandbox.Advance(TimeSpan.FromDays(365));
        await Expect(Rows.First).ToContainTextAsync("Thu, 1 Oct 2026 23:59");
        await ClosePage();
    }

    [Test]
    public async Task The_page_reloads_if_a_different_sandbox_starts_at_the_same_address()
    {
        var port = FreePort.Find();
        await using var first = HoiioSandbox.Start(port);
        await Open(first.Url);
        await SendLong(first, "first");
        first.Client.Sms.Send("Hoiio World", FirstPhone);
        await Expect(Card(FirstPhone)).ToBeVisibleAsync();
        await Tab("Account").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Row)).ToHaveCountAsync(3);
        await Tab("Requests").ClickAsync();
        await Rows.Last.ClickAsync();
        await Expect(Detail).ToContainTextAsync("first");
        Ignore("net::ERR_");
        await first.DisposeAsync();
        await Expect(Page.GetByText("Connection lost, reconnecting")).ToBeVisibleAsync();
        await using var second = HoiioSandbox.Start(port, "second-app", now: DateTimeOffset.UtcNow.AddDays(-1));
        await SendLong(second, "second");
        // Its events have the same IDs.
        for (var i = 0; i < 10; i++)
            second.Client.Account.Balance();
        await Expect(Page.GetByText("Live", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(Card(FirstPhone)).ToHaveCountAsync(0);
        await Expect(Page.Locator("#top")).ToContainTextAsync("second-app");
        await Expect(Detail).ToContainTextAsync("second");
        await Tab("Account").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
        await ClosePage();

        // The page loads long values only when an entry is opened.
        static async Task SendLong(HoiioSandbox sandbox, string text)
        {
            using var form = new FormUrlEncodedContent([new("note", text + new string('.', 5000))]);
            using var answer = await Http.PostAsync(new Uri(sandbox.ApiEndpoint + "user/get_balance"), form);
        }
    }

    static string Clock(DateTimeOffset time) => $"{time.ToOffset(TimeSpan.FromHours(8)):HH:mm:ss}";
}
