using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace HoiioSdk.Tests.Sandbox.ConsolePage;

[TestFixture]
sealed class ConsoleCallTests : ConsoleTest
{
    const string Third = "+16001234567";

    [Test]
    public async Task A_call_can_be_answered_and_followed_through_gather_and_record_to_its_end()
    {
        await TakeInHand(FirstPhone);
        var call = Do("ivr/start/dial", new { dest = FirstPhone });
        var session = Text(call, "session");
        await Expect(Card(FirstPhone)).ToContainTextAsync("Ringing, called by Hoiio");
        await Expect(Page).ToHaveTitleAsync("☎ Ringing: Hoiio sandbox");
        await Button("Answer").ClickAsync();
        await ConnectCall();

        Do("ivr/middle/gather", new { session, msg = "For sales, press 1.", max_digits = 2, notify_url = Nowhere });
        await Expect(Card(FirstPhone)).ToContainTextAsync("For sales, press 1.");
        await Button("1").ClickAsync();
        await Expect(Page.GetByLabel("Keys pressed so far")).ToHaveTextAsync("1");
        await Button("#").ClickAsync();
        await Expect(Card(FirstPhone)).ToContainTextAsync("Waiting for the next block of your app");
        Assert.That(() => LastFields("digits"), Is.EqualTo(new[] { "1" }).After(60_000, 50));

        Do("ivr/middle/record", new { session, msg = "Leave a message.", notify_url = Nowhere });
        await Page.GetByLabel("Speech", new() { Exact = true }).FillAsync("Please call me back.");
        await Button("Speak").ClickAsync();
        await Expect(Card(FirstPhone)).ToContainTextAsync("Waiting for the next block of your app");
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
        await Expect(Detail).ToContainTextAsync("Billed duration1 min");
        await Expect(Button("Answer")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task A_call_can_be_declined_left_unanswered_or_answered()
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
        await Expect(Card(FirstPhone)).ToContainTextAsync($"Calling {SecondPhone}");
    }

    [Test]
    public async Task A_call_from_a_card_reaches_a_listener_with_an_IVR_menu()
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
        // The selected number stays selected while the list of numbers changes.
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
    public async Task The_target_of_a_transfer_does_not_hear_the_message_before_it_rings()
    {
        await TakeInHand(SecondPhone);
        await TakeInHand(FirstPhone);
        var session = Text(Do("ivr/start/dial", new { dest = FirstPhone }), "session");
        await Button("Answer").ClickAsync();
        await ConnectCall();
        Do("ivr/end/transfer", new { session, dest = SecondPhone, msg = "One moment, please.", notify_url = Nowhere });
        await Expect(Card(FirstPhone)).ToContainTextAsync("One moment, please.");
        await Expect(Card(SecondPhone)).Not.ToContainTextAsync("One moment, please.");
        await Button("+10 s").ClickAsync();
        await Expect(Card(SecondPhone)).ToContainTextAsync($"Ringing, called by {FirstPhone}");
        await Button("Answer").ClickAsync();
        await Expect(Card(SecondPhone)).ToContainTextAsync("Talking");
        await Expect(Card(FirstPhone)).ToContainTextAsync("Talking");
    }

    [Test]
    public async Task The_second_click_of_a_double_click_on_Answer_does_not_hang_up()
    {
        await TakeInHand(FirstPhone);
        var session = Text(Do("ivr/start/dial", new { dest = FirstPhone }), "session");
        await Button("Answer").ClickAsync();
        // The Hang up button replaces Answer, so the second click reaches it.
        await Button("Hang up").DispatchEventAsync("click", new { detail = 2 });
        await ConnectCall();
        Assert.That(Sandbox.Call(session).State, Is.EqualTo("ongoing"));
        await Button("Hang up").DispatchEventAsync("click", new { detail = 1 });
        Assert.That(() => Sandbox.Call(session).State, Is.EqualTo("ended").After(60_000, 50));
    }

    [Test]
    public async Task The_requests_of_a_call_can_be_found_from_the_call()
    {
        var session = Text(Do("ivr/start/dial", new { dest = FirstPhone }), "session");
        Do("sms/send", new { dest = SecondPhone, msg = "Hoiio World" });
        Pass(10);
        Do("ivr/middle/play", new { session, msg = "One moment, please.", notify_url = Nowhere });
        await Tab("Calls").ClickAsync();
        await Rows.First.ClickAsync();
        await Button("Requests for this call").ClickAsync();
        await Expect(Rows).ToHaveCountAsync(2);
        await Expect(Rows.First).ToContainTextAsync("ivr/middle/play");
    }

    [Test]
    public async Task Two_windows_show_the_same_state()
    {
        var other = await OpenWindow();
        await TakeInHand(FirstPhone);
        Do("ivr/start/dial", new { dest = FirstPhone, msg = "Hoiio World", notify_url = Nowhere });
        await Expect(Card(FirstPhone, other)).ToContainTextAsync("Ringing");
        await Card(FirstPhone, other).GetByText("Answer").ClickAsync();
        await Expect(Card(FirstPhone)).ToContainTextAsync("Hoiio World");
        await Card(FirstPhone).GetByText("Hang up").ClickAsync();
        await Expect(Card(FirstPhone, other)).Not.ToContainTextAsync("Hoiio World");
    }

    [Test]
    public async Task The_page_can_be_used_with_the_keyboard_alone()
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
        await ConnectCall();
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
        await Expect(Page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard shortcuts" })).ToBeVisibleAsync();
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
