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
    public async Task An_empty_page_teaches_what_to_run_and_shows_it_once_it_is_run()
    {
        await Expect(Tab("Start")).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(Page.Locator("#region")).ToContainTextAsync($"Hoiio.ApiEndpoint = \"{Sandbox.ApiEndpoint}\";");
        await Button("Python").ClickAsync();
        await Expect(Page.Locator("#region")).ToContainTextAsync($"hoiio.service.HOIIO_API_ENDPOINT = '{Sandbox.ApiEndpoint}'");
        await Expect(Page.Locator("#region")).ToContainTextAsync($"ivr-menu.cs -- --sandbox {Sandbox.ApiEndpoint}");
        Do("sms/send", new { dest = FirstPhone, msg = "Hoiio World" });
        await Expect(Rows.First).ToContainTextAsync("sms/send");
        await Expect(Card(FirstPhone)).ToContainTextAsync("Hoiio World");

        // Whoever filters what is shown is not led elsewhere by what happens.
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
    public async Task The_clock_is_moved_on_let_run_and_stopped()
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
    public async Task The_credit_is_set_and_the_statement_says_so()
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
    public async Task A_reset_asks_first_and_then_forgets_everything()
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
    public async Task A_journal_that_cannot_be_written_is_said()
    {
        using var process = StandaloneTest.Start("--port=0", "--quiet", "--journal=/dev/full");
        var endpoint = StandaloneTest.Endpoint(process);
        _ = await Http.GetStringAsync(endpoint + "user/get_info");
        await Open(endpoint[..^"open/".Length]);
        await Expect(Page.Locator("#top")).ToContainTextAsync("2 lines are missing in the journal /dev/full: No space left on device");
        await Leave();
    }

    [Test]
    public async Task A_connection_that_is_lost_is_said_and_caught_up_with_when_it_is_back()
    {
        using var line = new Line(Sandbox.Url);
        await Open(line.Url);
        Forgive("net::ERR_");
        await Button("Running").ClickAsync();
        await Expect(Button("Running")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(Page.Locator(".clock time")).Not.ToHaveAttributeAsync("datetime", (await Time())!);
        var seen = await Time();
        line.Cut();
        await Expect(Page.GetByText("Connection lost, trying again")).ToBeVisibleAsync();
        Assert.That(string.CompareOrdinal(await Time(), seen), Is.GreaterThanOrEqualTo(0));
        Do("sms/send", new { dest = FirstPhone, msg = "While you were away" });
        line.Mend();
        await Expect(Page.GetByText("Live", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(Card(FirstPhone)).ToContainTextAsync("While you were away");

        Task<string?> Time() => Page.Locator(".clock time").GetAttributeAsync("datetime");
    }

    [Test]
    public async Task What_happened_on_another_day_says_on_which_and_in_another_year_in_which()
    {
        await using var late = HoiioSandbox.Start(now: new(2026, 10, 1, 23, 59, 59, TimeSpan.FromHours(8)));
        await Open(late.Url);
        late.Client.Account.Balance();
        await Tab("Requests").ClickAsync();
        await Expect(Rows.First).ToContainTextAsync("23:59:59");
        await Button("Running").ClickAsync();
        await Expect(Rows.First).ToContainTextAsync("1 Oct 23:59");
        await Button("Standing").ClickAsync();
        late.Advance(TimeSpan.FromDays(365));
        await Expect(Rows.First).ToContainTextAsync("Thu, 1 Oct 2026 23:59");
        await Leave();
    }

    [Test]
    public async Task Another_sandbox_in_the_place_of_one_that_is_gone_is_loaded_anew()
    {
        var port = FreePort.Find();
        await using var one = HoiioSandbox.Start(port);
        await Open(one.Url);
        await SendLong(one, "first");
        one.Client.Sms.Send("Hoiio World", FirstPhone);
        await Expect(Card(FirstPhone)).ToBeVisibleAsync();
        await Tab("Account").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Row)).ToHaveCountAsync(3);
        await Tab("Requests").ClickAsync();
        await Rows.Last.ClickAsync();
        await Expect(Detail).ToContainTextAsync("first");
        Forgive("net::ERR_");
        await one.DisposeAsync();
        await Expect(Page.GetByText("Connection lost, trying again")).ToBeVisibleAsync();
        await using var other = HoiioSandbox.Start(port, "other-app", now: DateTimeOffset.UtcNow.AddDays(-1));
        await SendLong(other, "second");
        // It has events of the same ids.
        for (var i = 0; i < 10; i++)
            other.Client.Account.Balance();
        await Expect(Page.GetByText("Live", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(Card(FirstPhone)).ToHaveCountAsync(0);
        await Expect(Page.Locator("#top")).ToContainTextAsync("other-app");
        await Expect(Detail).ToContainTextAsync("second");
        await Tab("Account").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
        await Leave();

        // What is too long to be kept by the page is fetched when it is opened.
        static async Task SendLong(HoiioSandbox sandbox, string text)
        {
            using var form = new FormUrlEncodedContent([new("note", text + new string('.', 5000))]);
            using var answer = await Http.PostAsync(new Uri(sandbox.ApiEndpoint + "user/get_balance"), form);
        }
    }

    static string Clock(DateTimeOffset time) => $"{time.ToOffset(TimeSpan.FromHours(8)):HH:mm:ss}";
}
