using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace HoiioSdk.Tests.Sandbox;

[TestFixture]
sealed class ConsoleMessageTests : ConsoleTest
{
    const string Markup = "<img src=x onerror=document.title='mine'>";

    [Test]
    public async Task Sms_are_a_thread_both_ways_with_status_and_cost()
    {
        Do("sms/send", new { dest = FirstPhone, msg = "Hoiio World" });
        var thread = Card(FirstPhone).GetByRole(AriaRole.Listitem);
        await Expect(thread.First).ToContainTextAsync("queued");
        await Button("+10 s").ClickAsync();
        await Expect(thread.First).ToContainTextAsync("Hoiio World");
        await Expect(thread.First).ToContainTextAsync("delivered0.032 SGD");

        await Card(FirstPhone).GetByText("SMS", new() { Exact = true }).ClickAsync();
        await Card(FirstPhone).GetByLabel("To").SelectOptionAsync(SmsNumber);
        await Card(FirstPhone).GetByLabel("Text").FillAsync("What do you have today?");
        await Card(FirstPhone).GetByText("Send SMS").ClickAsync();
        await Expect(thread.Nth(1)).ToContainTextAsync("What do you have today?");
        await Expect(thread.Nth(1)).ToContainTextAsync("received0.010 SGD");
        await Expect(Card(FirstPhone).GetByLabel("Text")).ToHaveValueAsync("");
    }

    [Test]
    public async Task Markup_in_what_comes_from_outside_is_only_text()
    {
        Do("sms/send", new { dest = FirstPhone, msg = Markup, tag = Markup, notify_url = $"{Nowhere}?{Markup}" });
        Do("ivr/start/dial", new { dest = SecondPhone, msg = "Hoiio World", tag = Markup, notify_url = Nowhere });
        Pass(10);
        await Expect(Card(FirstPhone)).ToContainTextAsync(Markup);
        foreach (var region in new[] { "Calls", "Requests", "Notifications" })
        {
            await Tab(region).ClickAsync();
            await Rows.Last.ClickAsync();
            await Expect(Detail).ToContainTextAsync(Markup);
        }
        await Expect(Page.Locator("img")).ToHaveCountAsync(0);
        await Expect(Page).ToHaveTitleAsync("Hoiio sandbox");
    }

    [Test]
    public async Task A_fax_is_sent_from_a_card_and_its_pages_are_shown()
    {
        await Tab("Account").ClickAsync();
        var number = Page.GetByRole(AriaRole.Form, new() { Name = $"Number {VoiceNumber}" });
        await number.GetByLabel("Mode").SelectOptionAsync("fax");
        await number.GetByText("Save").ClickAsync();
        await Expect(number.GetByLabel("Faxes")).ToBeVisibleAsync();
        await TakeInHand(FirstPhone);
        await Card(FirstPhone).GetByText("Fax", new() { Exact = true }).ClickAsync();
        await Card(FirstPhone).GetByLabel("Pages").FillAsync("2");
        await Card(FirstPhone).GetByText("Send Fax").ClickAsync();
        await Tab("Faxes").ClickAsync();
        await Expect(Rows.First).ToContainTextAsync("ongoing");
        await Button("+1 min").ClickAsync();
        await Expect(Rows.First).ToContainTextAsync("answered");
        await Expect(Rows.First).ToContainTextAsync("2 pages");

        var shown = await Page.RunAndWaitForResponseAsync(
            () => Rows.First.ClickAsync(), response => response.Url.StartsWith($"{Sandbox.Url}files/", StringComparison.Ordinal));
        Assert.That((shown.Status, shown.Headers["content-type"]), Is.EqualTo((200, "application/pdf")));
        var link = await Detail.GetByText("Open the pages").GetAttributeAsync("href");
        Assert.That(await Detail.Locator("iframe").GetAttributeAsync("src"), Is.EqualTo(link));
        Assert.That(Sandbox.Url.TrimEnd('/') + link, Is.EqualTo(shown.Url));
    }

    [Test]
    public async Task A_notification_is_sent_again_and_says_what_was_answered()
    {
        using var listener = new Listener(httpStatus: 503);
        Do("sms/send", new { dest = FirstPhone, msg = "Hoiio World", notify_url = $"{listener.Url}?mine=1" });
        Pass(10);
        await Tab("Notifications").ClickAsync();
        var before = listener.Heard.Count;
        await Expect(Rows).ToHaveCountAsync(before);
        await Rows.First.ClickAsync();
        await Expect(Detail).ToContainTextAsync(LastNotification.Signature);
        await Expect(Detail).ToContainTextAsync("sms_statusdelivered");
        await Button("Send again").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The listener answered HTTP 503.");
        Assert.That(listener.Heard, Has.Count.EqualTo(before + 1));
        Assert.That(listener.Heard.Last().Signature, Is.EqualTo(LastNotification.Signature));
        await Expect(Rows).ToHaveCountAsync(before + 1);
        await Rows.First.ClickAsync();
        await Expect(Detail).ToContainTextAsync("Repeats");
    }
}
