using HoiioSdk.Sandbox;
using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace HoiioSdk.Tests.Sandbox.ConsolePage;

// The clipboard is that of the whole browser: all that is copied is tested here, one after another.
[TestFixture]
sealed class ConsoleRequestTests : ConsoleTest
{
    [Test]
    public async Task A_request_shows_its_parameters_its_answer_and_what_an_error_means_and_can_be_copied_as_curl()
    {
        await Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        Request("voice/call", new { dest1 = "+6511110404", dest2 = SecondPhone, tag = "it's mine", msg = "" });
        await Tab("Requests").ClickAsync();
        await Rows.First.ClickAsync();
        await Expect(Detail).ToContainTextAsync("error_dest1_invalid");
        await Expect(Detail.Locator(".callout").First).ToHaveTextAsync(HoiioStatus.Describe("error_dest1_invalid")!);
        await Expect(Detail).ToContainTextAsync("access_token***");
        await Expect(Detail.Locator(".pairs dt").Last).ToHaveTextAsync("msg");
        await Button("Copy with this sandbox's credentials").ClickAsync();
        Assert.That(await Page.EvaluateAsync<string>("navigator.clipboard.readText()"), Is.EqualTo($$"""
            curl '{{Sandbox.ApiEndpoint}}voice/call' \
              -d app_id={{Sandbox.AppId}} \
              -d access_token={{Sandbox.AccessToken}} \
              --data-urlencode 'dest1=+6511110404' \
              --data-urlencode 'dest2=+6522222222' \
              --data-urlencode 'tag=it'\''s mine' \
              -d msg=
            """.ReplaceLineEndings("\n")));

        using (await Http.GetAsync($"{Sandbox.Url}nowhere"))
            await Rows.Filter(new() { HasText = "/nowhere" }).ClickAsync();
        await Expect(Detail).ToContainTextAsync($"curl '{Sandbox.Url}nowhere'");
    }

    [Test]
    public async Task Whoever_calls_with_curl_is_offered_the_line_that_asks_for_a_key()
    {
        await Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await TakeInHand(FirstPhone);
        var session = Text(Do("ivr/start/dial", new { dest = FirstPhone }), "session");
        await Button("Answer").ClickAsync();
        await Connected();
        await Card(FirstPhone).GetByText("Copy").ClickAsync();
        Assert.That(
            await Page.EvaluateAsync<string>("navigator.clipboard.readText()"),
            Does.StartWith($"curl '{Sandbox.ApiEndpoint}ivr/middle/gather'")
                .And.Contain($"session={session}").And.Contain(Sandbox.AccessToken));
    }

    [Test]
    public async Task A_full_journal_is_filtered_in_whole_and_only_what_is_seen_is_in_the_page()
    {
        const int Many = 1500;
        Do("sms/send", new { dest = "+6512345678", msg = "The needle" });
        for (var i = 0; i < Many; i++)
            Do(i % 15 == 0 ? "user/get_info" : "user/get_balance");
        await Page.ReloadAsync();
        await Tab("Requests").ClickAsync();
        await Expect(Rows.First).ToBeVisibleAsync();
        Assert.That(await Rows.CountAsync(), Is.LessThan(100));
        await Page.GetByLabel("Filter the requests").FillAsync("+6512345678");
        await Expect(Page.GetByText("1 hit", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(Rows).ToHaveCountAsync(1);
        await Expect(Rows).ToContainTextAsync("sms/send");

        await Page.GetByLabel("Filter the requests").FillAsync("");
        await Expect(Page.GetByText($"{Many + 1:N0} requests", new() { Exact = true })).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Listbox).FocusAsync();
        await Page.Keyboard.PressAsync("End");
        await Expect(Detail).ToContainTextAsync("The needle");
        Assert.That(await Rows.CountAsync(), Is.LessThan(100));
        // What is filtered fills the list that was scrolled to its end, though there is less of it.
        await Page.GetByLabel("Filter the requests").FillAsync("get_info");
        await Expect(Page.GetByText($"{Many / 15} hits", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(Rows.Last).ToHaveAttributeAsync("aria-posinset", $"{Many / 15}");
        await Expect(Page.Locator($"[aria-posinset='{Many / 15 - 12}']")).ToBeInViewportAsync();
        await Page.GetByLabel("Filter the requests").FillAsync("");
        await Page.GetByRole(AriaRole.Listbox).FocusAsync();
        await Page.Keyboard.PressAsync("End");
        await Expect(Rows.Last).ToHaveAttributeAsync("aria-posinset", $"{Many + 1}");
        var top = await Rows.Last.EvaluateAsync<float>("row => row.getBoundingClientRect().top");
        Do("user/get_balance");
        await Expect(Page.GetByText($"{Many + 2:N0} requests", new() { Exact = true })).ToBeVisibleAsync();
        Assert.That(await Rows.Last.EvaluateAsync<float>("row => row.getBoundingClientRect().top"), Is.EqualTo(top).Within(1));
    }

    [Test]
    public async Task A_long_answer_is_fetched_when_it_is_opened()
    {
        for (var i = 0; i < 40; i++)
            Do("sms/send", new { dest = FirstPhone, msg = $"Message {i} of many" });
        Pass(10);
        Do("sms/get_history");
        await Tab("Requests").ClickAsync();
        await Rows.Filter(new() { HasText = "sms/get_history" }).ClickAsync();
        await Expect(Detail).ToContainTextAsync("\"total_entries_count\": \"40\"");
    }

    [Test]
    public async Task A_fault_spoils_the_next_answer_of_its_path()
    {
        await Tab("Faults").ClickAsync();
        await Page.GetByRole(AriaRole.Combobox, new() { Name = "Path" }).FillAsync("sms/sned");
        await Button("Order").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("sms/sned");
        await Page.GetByRole(AriaRole.Combobox, new() { Name = "Path" }).FillAsync(new string('x', 5000));
        await Button("Order").ClickAsync();
        await Expect(Button("Close this message")).ToHaveCountAsync(2);
        await Expect(Button("Close this message").Last).ToBeInViewportAsync();
        Forgive("status of 400");
        await Page.GetByRole(AriaRole.Combobox, new() { Name = "Path" }).FillAsync("sms/send");
        await Page.GetByLabel("What goes wrong").SelectOptionAsync("rate_limit_exceeded");
        await Button("Order").ClickAsync();
        await Expect(Page.GetByText("1 time", new() { Exact = true })).ToBeVisibleAsync();
        Assert.That(StatusOf("sms/send", new { dest = FirstPhone, msg = "Hoiio World" }), Is.EqualTo("error_rate_limit_exceeded"));
        await Expect(Page.GetByText("None. Every answer is as it should be.")).ToBeVisibleAsync();
        await Tab("Requests").ClickAsync();
        await Rows.First.ClickAsync();
        await Expect(Detail).ToContainTextAsync("The fault rate_limit_exceeded was ordered for this answer");

        await Tab("Faults").ClickAsync();
        await Page.GetByRole(AriaRole.Combobox, new() { Name = "Path" }).FillAsync("sms/send");
        await Button("Order").ClickAsync();
        await Button("Take back sms/send").ClickAsync();
        await Expect(Page.GetByText("None. Every answer is as it should be.")).ToBeVisibleAsync();
        Do("sms/send", new { dest = FirstPhone, msg = "Hoiio World" });
    }

    [TestCase("delay", "Seconds", "0.5", "all pathsA late answer; carried out at once: 0.5 s12.5 %, always")]
    [TestCase("http_status", "HTTP status", "503", "all pathsAny HTTP status with an HTML page: 50312.5 %, always")]
    [TestCase("status", "Error code", "error_dest_invalid", "all pathsAny error code: error_dest_invalid12.5 %, always")]
    public async Task A_fault_is_ordered_with_its_value_for_a_share_of_all_answers(string kind, string label, string value, string row)
    {
        await Tab("Faults").ClickAsync();
        await Page.GetByRole(AriaRole.Combobox, new() { Name = "Path" }).FillAsync("*");
        await Page.GetByLabel("What goes wrong").SelectOptionAsync(kind);
        await Page.GetByLabel(label, new() { Exact = true }).FillAsync(value);
        await Page.GetByLabel("Times").FillAsync("");
        await Page.GetByLabel("Share in %").FillAsync("12.5");
        await Button("Order").ClickAsync();
        await Expect(Page.Locator("#region .rows li")).ToContainTextAsync(row);
        var fault = kind switch
        {
            "delay" => Fault.Delay(TimeSpan.FromSeconds(0.5)),
            "http_status" => Fault.HttpStatus(503),
            _ => Fault.Status(value),
        };
        Assert.That(Sandbox.Faults, Is.EqualTo([new OrderedFault("*", fault, Times: null, Probability: 0.125)]));
        await Button("Take back *").ClickAsync();
        await Expect(Page.GetByText("None. Every answer is as it should be.")).ToBeVisibleAsync();
    }

    [Test]
    public async Task The_paths_and_the_error_codes_there_are_can_be_chosen()
    {
        await Tab("Faults").ClickAsync();
        await Page.GetByLabel("What goes wrong").SelectOptionAsync("status");
        await Expect(Page.Locator("#paths option[value='ivr/end/transfer']")).ToHaveCountAsync(1);
        await Expect(Page.Locator("#codes option[value=error_insufficient_credit]")).ToHaveCountAsync(1);
    }

    [Test]
    public async Task A_parameter_that_is_misspelt_is_marked_and_found()
    {
        Do("number/update_forwarding", new { number = SmsNumber, forward_to_sms = Nowhere });
        Do("user/get_info");
        await Tab("Requests").ClickAsync();
        await Expect(Rows.Filter(new() { HasText = "note" })).ToHaveCountAsync(1);
        await Page.GetByLabel("Filter the requests").FillAsync("does not know");
        await Expect(Rows).ToHaveCountAsync(1);
        await Rows.First.ClickAsync();
        await Expect(Detail.Locator(".callout")).ToHaveTextAsync(
            "number/update_forwarding does not know forward_to_sms, and ignores it; did you mean forward_sms_to?");
    }
}
