using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace HoiioSdk.Tests.Sandbox.ConsolePage;

/// <summary>Calls and SMS from phones to a Hoiio number, and the outcome of calls.</summary>
[TestFixture]
sealed class ConsoleCallerTests : ConsoleTest
{
    [TestCase("+6522220486", "busy")]
    [TestCase("+6522220480", "unanswered")]
    [TestCase("+6522220500", "failed")]
    [TestCase(SecondPhone, "ended")]
    public async Task The_row_of_a_call_shows_the_state_of_its_second_phone(string dest2, string outcome)
    {
        Do("voice/call", new { dest1 = FirstPhone, dest2 });
        Pass(200);
        await Tab("Calls").ClickAsync();
        await Expect(Rows.Locator(".state")).ToHaveTextAsync(outcome);
        await Rows.First.ClickAsync();
        await Expect(Detail.Locator("header .state")).ToHaveTextAsync(outcome);
    }

    [Test]
    public async Task A_calling_phone_shows_the_called_number_and_no_Answer_button()
    {
        await TakeInHand(FirstPhone);
        Sandbox.IncomingCall(FirstPhone, VoiceNumber);
        await Expect(Card(FirstPhone)).ToContainTextAsync($"Calling {VoiceNumber}");
        await Expect(Card(FirstPhone)).Not.ToContainTextAsync("Ringing");
        await Expect(Button("Answer")).ToHaveCountAsync(0);
        await Expect(Page).ToHaveTitleAsync("Hoiio sandbox");
        await Page.Keyboard.PressAsync("h");
        await Expect(Card(FirstPhone)).Not.ToContainTextAsync($"Calling {VoiceNumber}");
        Assert.That(() => Sandbox.Calls().Single().State, Is.EqualTo("ended").After(60_000, 50));
    }

    [Test]
    public async Task A_caller_with_a_withheld_number_has_a_card_with_a_keypad()
    {
        await TakeInHand(FirstPhone);
        await Card(FirstPhone).GetByText("Call", new() { Exact = true }).ClickAsync();
        await Card(FirstPhone).Locator("form").GetByLabel("From").SelectOptionAsync("private");
        await Card(FirstPhone).GetByLabel("To").SelectOptionAsync(VoiceNumber);
        await Card(FirstPhone).Locator("form").GetByText("Call", new() { Exact = true }).ClickAsync();
        await Expect(Card("private")).ToContainTextAsync("Number withheld");
        await Expect(Card("private")).ToContainTextAsync($"Calling {VoiceNumber}");
        await Expect(Card("private").GetByText("In hand")).ToHaveCountAsync(0);

        Do("ivr/middle/gather", new { session = Sandbox.Calls().Single().Session, max_digits = 1, notify_url = Nowhere });
        await Card("private").GetByText("7", new() { Exact = true }).ClickAsync();
        Assert.That(() => Sandbox.Notifications.Select(notification => notification.Fields["digits"]), Is.EqualTo(["7"]).After(60_000, 50));
    }

    [Test]
    public async Task The_sender_of_an_SMS_may_be_a_name_or_a_short_code_with_its_own_card()
    {
        Do("sms/send", new { dest = FirstPhone, msg = "Hoiio World" });
        await Card(FirstPhone).GetByText("SMS", new() { Exact = true }).ClickAsync();
        var form = Card(FirstPhone).Locator("form");
        await Expect(form.GetByLabel("From")).ToHaveValueAsync(FirstPhone);
        foreach (var sender in new[] { "Bank", "888" })
        {
            await form.GetByLabel("From").FillAsync(sender);
            await form.GetByLabel("Text").FillAsync($"Your code from {sender}");
            await form.GetByText("Send SMS").ClickAsync();
            await Expect(Card(sender).GetByRole(AriaRole.Listitem)).ToContainTextAsync($"Your code from {sender}");
            await Expect(Card(sender).GetByText("In hand")).ToHaveCountAsync(0);
            await Expect(Card(sender).GetByText("Call", new() { Exact = true })).ToHaveCountAsync(0);
        }
        await Card("888").GetByText("SMS", new() { Exact = true }).ClickAsync();
        await Card("888").GetByLabel("Text").FillAsync("Once more");
        await Card("888").GetByText("Send SMS").ClickAsync();
        await Expect(Card("888").GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
        await Expect(Card(FirstPhone).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
    }
}
