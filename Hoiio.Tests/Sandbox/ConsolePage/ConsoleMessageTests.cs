using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace HoiioSdk.Tests.Sandbox.ConsolePage;

[TestFixture]
sealed class ConsoleMessageTests : ConsoleTest
{
    const string Markup = "<img src=x onerror=document.title='mine'>";

    [Test]
    public async Task Sent_and_received_SMS_form_a_thread_with_status_and_cost()
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

        for (var i = 0; i < 250; i++)
            Sandbox.IncomingSms(FirstPhone, SmsNumber, "!שלום");
        await Button("Show all 252 messages").ClickAsync();
        await Expect(thread).ToHaveCountAsync(252);
        const string StartsOnTheRight = """
            text => {
                const first = document.createRange();
                first.setStart(text.firstChild, 0);
                first.setEnd(text.firstChild, 1);
                const all = document.createRange();
                all.selectNodeContents(text);
                return Math.abs(first.getBoundingClientRect().right - all.getBoundingClientRect().right) < 1;
            }
            """;
        Assert.That(await thread.Last.Locator("p").EvaluateAsync<bool>(StartsOnTheRight));
    }

    [Test]
    public async Task Text_being_entered_on_a_card_survives_other_events()
    {
        using var gate = new SemaphoreSlim(0);
        using var listener = new Listener(_ => gate.Wait());
        Do("number/update_forwarding", new { number = SmsNumber, forward_to = listener.Url, forward_sms_to = listener.Url });
        Do("sms/send", new { dest = FirstPhone, msg = "Hoiio World" });
        var text = Card(FirstPhone).GetByLabel("Text");

        // A listener that answers slowly.
        await Card(FirstPhone).GetByText("Call", new() { Exact = true }).ClickAsync();
        await Card(FirstPhone).GetByLabel("To").SelectOptionAsync(SmsNumber);
        var call = Card(FirstPhone).Locator("form").GetByText("Call", new() { Exact = true });
        await WhileSending("calls", () => call.ClickAsync(), async () =>
        {
            await Card(FirstPhone).GetByText("SMS", new() { Exact = true }).ClickAsync();
            await text.FillAsync("One");
        });
        await WhileSending("messages", () => Card(FirstPhone).GetByText("Send SMS").ClickAsync(), () => text.FillAsync("Two"));
        await Expect(text).ToHaveValueAsync("Two");

        // SMS to many other phones.
        Pass(60);
        Do("sms/bulk_send", new { dest = string.Join(',', Enumerable.Range(10, 15).Select(i => $"+65333333{i}")), msg = "Hoiio World" });
        await Expect(Card("+6533333310")).ToBeVisibleAsync();
        await Expect(text).ToHaveValueAsync("Two");

        // A small screen that shows another region in the meantime.
        await Page.SetViewportSizeAsync(800, 800);
        await Tab("Account").ClickAsync();
        await Expect(text).ToBeHiddenAsync();
        await Tab("Phones").ClickAsync();
        await Expect(text).ToHaveValueAsync("Two");

        async Task WhileSending(string path, Func<Task> send, Func<Task> meanwhile)
        {
            while (gate.Wait(0))
                continue;
            await Page.RunAndWaitForResponseAsync(async () =>
            {
                await send();
                await meanwhile();
                gate.Release(1000);
            }, response => response.Url.EndsWith($"/sandbox/{path}", StringComparison.Ordinal));
            // The page updates the clock only after it has handled the answer.
            await Button("+10 s").ClickAsync();
            await Expect(Page.Locator(".clock time b")).ToHaveTextAsync($"{Sandbox.Now.ToOffset(TimeSpan.FromHours(8)):HH:mm:ss}");
        }
    }

    [Test]
    public async Task Markup_in_received_values_is_shown_as_text()
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
    public async Task A_fax_can_be_sent_from_a_card_and_its_pages_are_shown()
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
    public async Task A_notification_can_be_sent_again_and_the_answer_is_shown()
    {
        using var listener = new Listener(httpStatus: 503);
        Do("sms/send", new { dest = FirstPhone, msg = "Hoiio World", notify_url = $"{listener.Url}?mine=1" });
        Pass(10);
        await Tab("Notifications").ClickAsync();
        var before = Sandbox.Notifications.Count;
        await Expect(Rows).ToHaveCountAsync(before);
        await Rows.First.ClickAsync();
        await Expect(Detail).ToContainTextAsync(LastNotification.Signature);
        await Expect(Detail).ToContainTextAsync("sms_statusdelivered");
        await Button("Send again").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The listener answered HTTP 503.");
        Assert.That(listener.Received, Has.Count.EqualTo(before + 1));
        Assert.That(listener.Received[^1].Headers["X-Hoiio-Signature"], Is.EqualTo(LastNotification.Signature));
        await Expect(Rows).ToHaveCountAsync(before + 1);
        await Rows.First.ClickAsync();
        await Expect(Detail).ToContainTextAsync("Repetition of");
    }
}
