using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace HoiioSdk.Tests.Sandbox.ConsolePage;

[TestFixture]
sealed class ConsoleCallTests : ConsoleTest
{
    const string Third = "+16001234567";

    [Test]
    public async Task A_call_is_answered_by_hand_and_played_through_gather_and_record_to_its_end()
    {
        await TakeInHand(FirstPhone);
        var call = Do("ivr/start/dial", new { dest = FirstPhone });
        var session = Text(call, "session");
        await Expect(Card(FirstPhone)).ToContainTextAsync("Rings, called from Hoiio");
        await Expect(Page).ToHaveTitleAsync("☎ Ringing: Hoiio sandbox");
        await Button("Answer").ClickAsync();
        await Connected();

        Do("ivr/middle/gather", new { session, msg = "For sales, press 1.", max_digits = 2, notify_url = Nowhere });
        await Expect(Card(FirstPhone)).ToContainTextAsync("For sales, press 1.");
        await Button("1").ClickAsync();
        await Expect(Page.GetByLabel("Keys pressed so far")).ToHaveTextAsync("1");
        await Button("#").ClickAsync();
        await Expect(Card(FirstPhone)).ToContainTextAsync("Waits for the next block of your app");
        Assert.That(() => LastFields("digits"), Is.EqualTo(new[] { "1" }).After(60_000, 50));

        Do("ivr/middle/record", new { session, msg = "Leave a message.", notify_url = Nowhere });
        await Page.GetByLabel("What is said").FillAsync("Please call me back.");
        await Button("Say").ClickAsync();
        await Expect(Card(FirstPhone)).ToContainTextAsync("Waits for the next block of your app");
        Do("ivr/end/hangup", new { session, msg = "Goodbye.", notify_url = Nowhere });
        await Expect(Card(FirstPhone)).ToContainTextAsync("Goodbye.");
        await Card(FirstPhone).GetByText("Timeline").ClickAsync();
        await Button("+10 s").ClickAsync();

        await Expect(Detail.Locator("header")).ToContainTextAsync("ended");
        await Expect(Detail).ToContainTextAsync(Text(call, "txn_ref"));
        var blocks = Detail.Locator(".timeline > li");
        await Expect(blocks).ToHaveCountAsync(4);
        await Expect(blocks.Nth(1)).ToContainTextAsync("gather");
        await Expect(blocks.Nth(1)).ToContainTextAsync("Keys1");
        await Expect(blocks.Nth(2)).ToContainTextAsync("Please call me back.");
        await Expect(blocks.Nth(3)).ToContainTextAsync("Goodbye.");
        await Expect(Detail).ToContainTextAsync("Charged for1 min");
        await Expect(Button("Answer")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task A_call_that_is_declined_is_busy_one_left_alone_is_unanswered_and_one_answered_calls_the_other_phone()
    {
        await TakeInHand(FirstPhone);
        Do("voice/call", new { dest1 = FirstPhone, dest2 = SecondPhone });
        await Button("Decline").ClickAsync();
        await Tab("Calls").ClickAsync();
        await Expect(Rows.First).ToContainTextAsync("busy");

        Do("voice/call", new { dest1 = FirstPhone, dest2 = SecondPhone });
        await Expect(Button("Answer")).ToBeVisibleAsync();
        await Button("+1 min").ClickAsync();
        await Expect(Rows.First).ToContainTextAsync("unanswered");

        Do("voice/call", new { dest1 = FirstPhone, dest2 = SecondPhone });
        await Button("Answer").ClickAsync();
        await Expect(Card(FirstPhone)).ToContainTextAsync($"Calls {SecondPhone}");
    }

    [Test]
    public async Task A_call_from_a_card_reaches_a_listener_that_runs_a_menu()
    {
        string url = "";
        using var listener = new Listener(form => Answer(form["session"]!, form["call_state"]!, form["digits"]!));
        url = listener.Url;
        void Answer(string session, string state, string digits)
        {
            if (state == "ringing")
                Do("ivr/middle/gather", new { session, msg = "For sales, press 1.", max_digits = 1, notify_url = url });
            else if (state == "ongoing" && digits == "1")
                Do("ivr/end/hangup", new { session, msg = "Nobody is here. Goodbye.", notify_url = url });
        }

        await Tab("Account").ClickAsync();
        var number = Page.GetByRole(AriaRole.Form, new() { Name = $"Number {VoiceNumber}" });
        await number.GetByLabel("Calls").FillAsync(url);
        await number.GetByText("Save").ClickAsync();
        await Expect(Page.GetByText($"{VoiceNumber} is saved.")).ToBeVisibleAsync();
        await TakeInHand(FirstPhone);
        await Card(FirstPhone).GetByText("Call", new() { Exact = true }).ClickAsync();
        var to = Card(FirstPhone).GetByLabel("To");
        await to.SelectOptionAsync(SmsNumber);
        // The number that was chosen stays, whichever are left to choose from.
        Do("number/subscribe", new { number = Third, duration = 1 });
        await Expect(to.GetByText(Third)).ToHaveCountAsync(1);
        Do("number/update_forwarding", new { number = VoiceNumber, mode = "fax" });
        await Expect(to.GetByText(VoiceNumber)).ToHaveCountAsync(0);
        await Expect(to).ToHaveValueAsync(SmsNumber);
        Do("number/update_forwarding", new { number = VoiceNumber, mode = "voice", forward_to = url });
        await to.SelectOptionAsync(VoiceNumber);
        await Card(FirstPhone).Locator("form").GetByText("Call", new() { Exact = true }).ClickAsync();

        await Expect(Card(FirstPhone)).ToContainTextAsync("For sales, press 1.");
        await Page.Keyboard.PressAsync("1");
        await Expect(Card(FirstPhone)).ToContainTextAsync("Nobody is here. Goodbye.");
        await Button("+10 s").ClickAsync();
        await Tab("Notifications").ClickAsync();
        await Expect(Rows.First).ToContainTextAsync("hangup, ended");
        await Expect(Rows.First).ToContainTextAsync("HTTP 200");
        await Expect(Rows).ToHaveCountAsync(3);
    }

    [Test]
    public async Task A_phone_that_a_call_is_transferred_to_hears_nothing_of_it_until_it_rings()
    {
        await TakeInHand(SecondPhone);
        await TakeInHand(FirstPhone);
        var session = Text(Do("ivr/start/dial", new { dest = FirstPhone }), "session");
        await Button("Answer").ClickAsync();
        await Connected();
        Do("ivr/end/transfer", new { session, dest = SecondPhone, msg = "One moment, please.", notify_url = Nowhere });
        await Expect(Card(FirstPhone)).ToContainTextAsync("One moment, please.");
        await Expect(Card(SecondPhone)).Not.ToContainTextAsync("One moment, please.");
        await Button("+10 s").ClickAsync();
        await Expect(Card(SecondPhone)).ToContainTextAsync($"Rings, called from {FirstPhone}");
        // Where Answer was is now what hangs up.
        await Button("Answer").DblClickAsync(new() { Delay = 100 });
        await Expect(Card(SecondPhone)).ToContainTextAsync("Talks");
        await Expect(Card(FirstPhone)).ToContainTextAsync("Talks");
    }

    [Test]
    public async Task From_a_call_its_requests_are_found()
    {
        var session = Text(Do("ivr/start/dial", new { dest = FirstPhone }), "session");
        Do("sms/send", new { dest = SecondPhone, msg = "Hoiio World" });
        Pass(10);
        Do("ivr/middle/play", new { session, msg = "One moment, please.", notify_url = Nowhere });
        await Tab("Calls").ClickAsync();
        await Rows.First.ClickAsync();
        await Button("Requests of this call").ClickAsync();
        await Expect(Rows).ToHaveCountAsync(2);
        await Expect(Rows.First).ToContainTextAsync("ivr/middle/play");
    }

    [Test]
    public async Task A_second_window_shows_the_same_as_the_first()
    {
        var other = await OpenWindow();
        await TakeInHand(FirstPhone);
        Do("ivr/start/dial", new { dest = FirstPhone, msg = "Hoiio World", notify_url = Nowhere });
        await Expect(Card(FirstPhone, other)).ToContainTextAsync("Rings");
        await Card(FirstPhone, other).GetByText("Answer").ClickAsync();
        await Expect(Card(FirstPhone)).ToContainTextAsync("Hoiio World");
        await Card(FirstPhone).GetByText("Hang up").ClickAsync();
        await Expect(Card(FirstPhone, other)).Not.ToContainTextAsync("Hoiio World");
    }

    [Test]
    public async Task Everything_is_done_with_keys_alone()
    {
        var filter = Page.GetByLabel("Filter the requests");
        await Page.Keyboard.PressAsync("p");
        await Expect(Page.Locator("#phones input").First).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync(FirstPhone);
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Card(FirstPhone)).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("Escape");
        var session = Text(Do("ivr/start/dial", new { dest = FirstPhone }), "session");
        await Expect(Button("Answer")).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Connected();
        Do("ivr/middle/gather", new { session, msg = "Your code, please.", max_digits = 3, notify_url = Nowhere });
        await Expect(Button("#")).ToBeVisibleAsync();
        foreach (var (key, shown) in new[] { ("4", "4"), ("*", "4*") })
        {
            await Page.Keyboard.PressAsync(key);
            await Expect(Page.GetByLabel("Keys pressed so far")).ToHaveTextAsync(shown);
        }
        await Page.Keyboard.PressAsync("h");
        await Expect(Card(FirstPhone).GetByText("Hang up")).ToHaveCountAsync(0);
        Assert.That(() => LastFields("digits", "call_state"), Is.EqualTo(new[] { "4*", "ended" }).After(60_000, 50));

        await Page.Keyboard.PressAsync("r");
        await Expect(Page.Locator("#region .list")).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("ArrowDown");
        await Expect(Detail).ToContainTextAsync("ivr/middle/gather");
        await Page.Keyboard.PressAsync("End");
        await Expect(Detail).ToContainTextAsync("ivr/start/dial");
        await Page.Keyboard.PressAsync("?");
        await Expect(Page.GetByRole(AriaRole.Dialog, new() { Name = "Keys" })).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Page.Keyboard.PressAsync("/");
        await Expect(filter).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync("dial");
        await Expect(Rows).ToHaveCountAsync(1);
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Rows).ToHaveCountAsync(2);
        await Expect(filter).ToHaveValueAsync("");
        await Page.Keyboard.PressAsync("Escape");
        await Expect(filter).Not.ToBeFocusedAsync();

        await Page.Keyboard.PressAsync("t");
        await Expect(Button("Running")).ToHaveAttributeAsync("aria-pressed", "true");
        await Tab("Requests").FocusAsync();
        await Page.Keyboard.PressAsync("ArrowRight");
        await Expect(Tab("Notifications")).ToBeFocusedAsync();
        await Expect(Tab("Notifications")).ToHaveAttributeAsync("aria-selected", "true");
    }
}
