using System.Text;
using HoiioSdk.Tests.Services;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace HoiioSdk.Tests.Sandbox.ConsolePage;

/// <summary>The page of a named sandbox. The base class asserts that it sends no requests to other sandboxes.</summary>
[TestFixture]
sealed class ConsoleNameTests : ConsoleTest
{
    [Test]
    public async Task The_page_of_a_named_sandbox_shows_its_name_and_controls_only_that_sandbox()
    {
        var named = Sandbox.Named("gw0");
        await Open(named.Url);
        await Expect(Page.Locator("h1")).ToHaveTextAsync("Hoiio sandbox @gw0");
        await Expect(Page).ToHaveTitleAsync("Hoiio sandbox @gw0");
        await Expect(Page.Locator("#region")).ToContainTextAsync($"Hoiio.ApiEndpoint = \"{named.ApiEndpoint}\";");

        named.Client.Sms.Send("To gw0", FirstPhone);
        Do("sms/send", new { dest = SecondPhone, msg = "To the main sandbox" });
        await Expect(Card(FirstPhone)).ToContainTextAsync("To gw0");
        await Expect(Card(SecondPhone)).ToHaveCountAsync(0);

        await Button("+1 min").ClickAsync();
        await Expect(Card(FirstPhone)).ToContainTextAsync("delivered");
        Assert.That(named.Now - Sandbox.Now, Is.GreaterThan(TimeSpan.FromSeconds(30)));
    }

    [Test]
    public async Task The_links_and_the_curl_command_of_a_named_sandbox_contain_its_name()
    {
        var named = Sandbox.Named("gw0");
        var file = Convert.ToBase64String(Encoding.ASCII.GetBytes(FaxTests.OnePagePdf));
        named.Client.Request("fax/send", new { dest = FirstPhone, file });
        await Open(named.Url);
        await Tab("Faxes").ClickAsync();
        await Rows.First.ClickAsync();
        await Expect(Detail.Locator("iframe")).ToHaveAttributeAsync("src", "/@gw0/files/1/fax.pdf");

        await Tab("Requests").ClickAsync();
        await Rows.Filter(new() { HasText = "fax/send" }).ClickAsync();
        await Expect(Detail).ToContainTextAsync($"curl '{named.ApiEndpoint}fax/send'");
    }

    [Test]
    public async Task The_page_of_the_main_sandbox_shows_no_name()
    {
        await Expect(Page.Locator("h1")).ToHaveTextAsync("Hoiio sandbox");
        await Expect(Page).ToHaveTitleAsync("Hoiio sandbox");
    }
}
