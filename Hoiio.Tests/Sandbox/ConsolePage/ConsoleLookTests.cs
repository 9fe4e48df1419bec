using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace HoiioSdk.Tests.Sandbox.ConsolePage;

[TestFixture]
sealed class ConsoleLookTests : ConsoleTest
{
    // Returns the texts whose contrast with their background is below 4.5, the minimum of WCAG level AA.
    const string LowContrastTexts = """
        () => {
            const channels = color => color.match(/[\d.]+/g).map(Number);
            const luminance = color => color.slice(0, 3).map(c => c / 255)
                .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
                .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
            const background = node => {
                for (; node; node = node.parentElement) {
                    const color = channels(getComputedStyle(node).backgroundColor);
                    if (color[3] !== 0)
                        return color;
                }
                return [255, 255, 255];
            };
            return [...document.querySelectorAll('body *')]
                .filter(node => node.checkVisibility())
                .filter(node => [...node.childNodes].some(child => child.nodeType === 3 && child.data.trim()))
                .map(node => {
                    const [one, two] = [luminance(channels(getComputedStyle(node).color)), luminance(background(node))];
                    const contrast = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
                    return { text: node.textContent.trim().slice(0, 40), contrast };
                })
                .filter(({ contrast }) => contrast < 4.5)
                .map(({ text, contrast }) => `${text}: ${contrast.toFixed(2)}`);
        }
        """;

    const string UnnamedControls = """
        () => [...document.querySelectorAll('button, input, select, textarea, iframe, [role=listbox], [role=switch]')]
            .filter(node => !node.closest('dialog') && !(node.labels?.length || node.ariaLabel || node.title || node.textContent.trim()))
            .map(node => node.outerHTML)
        """;

    const string BodyBackground = "getComputedStyle(document.body).backgroundColor";

    static readonly (ColorScheme, string)[] Backgrounds =
        [(ColorScheme.Light, "rgb(246, 246, 248)"), (ColorScheme.Dark, "rgb(14, 15, 18)")];

    static readonly string[] Regions = ["start", "phones", "calls", "requests", "notifications", "faxes", "account", "faults", "readings"];

    [Test]
    public async Task Every_region_fits_the_screen_and_has_enough_contrast_and_accessible_names([Values(390, 1440)] int width)
    {
        var session = Text(Do("ivr/start/dial", new { dest = FirstPhone, notify_url = Nowhere, tag = new string('t', 200) }), "session");
        Do("sms/send", new { dest = FirstPhone, msg = new string('m', 300), notify_url = Nowhere });
        Request("voice/call", new { dest1 = "+6511110404", dest2 = SecondPhone, tag = "myapp" });
        Pass(10);
        Do("ivr/middle/gather", new { session, msg = "For sales, press 1.", max_digits = 1, notify_url = Nowhere });
        Sandbox.IncomingSms(SecondPhone, SmsNumber, "What do you have today?");
        Do("number/update_forwarding", new { number = VoiceNumber, mode = "fax" });
        Sandbox.IncomingFax(SecondPhone, VoiceNumber);
        Request("user/get_info", new { forward_to_sms = "a" });
        Sandbox.Fail("sms/send", HoiioSdk.Sandbox.Fault.Timeout);
        Sandbox.Fail("*", HoiioSdk.Sandbox.Fault.Status($"error_{new string('x', 100)}"), times: null, probability: 0.125);
        await Open(width: width, height: 800);

        foreach (var region in Regions)
        {
            await Page.GotoAsync($"{Sandbox.Url}#{region}");
            await Expect(Page.Locator("body")).ToHaveAttributeAsync("data-region", region == "phones" && width == 1440 ? "calls" : region);
            await AssertAccessible(region);
            if (await Rows.CountAsync() == 0)
                continue;
            await Rows.First.ClickAsync();
            await Expect(Detail.Locator("article")).ToBeVisibleAsync();
            await AssertAccessible($"the details of {region}");
        }

        async Task AssertAccessible(string view)
        {
            Assert.That(await Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(width), view);
            Assert.That(await Page.EvaluateAsync<string[]>(UnnamedControls), Is.Empty, view);
            foreach (var (scheme, background) in Backgrounds)
            {
                await Page.EmulateMediaAsync(new() { ColorScheme = scheme });
                Assert.That(await Page.EvaluateAsync<string>(BodyBackground), Is.EqualTo(background), view);
                Assert.That(await Page.EvaluateAsync<string[]>(LowContrastTexts), Is.Empty, $"{view}, {scheme}");
            }
        }
    }

    [Test]
    public async Task Switches_and_pressed_buttons_are_distinguishable_with_forced_colors()
    {
        const string Track = "button => getComputedStyle(button, '::before').backgroundColor";
        const string Background = "button => getComputedStyle(button).backgroundColor";
        var window = await OpenWindow();
        await window.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        Do("sms/send", new { dest = FirstPhone, msg = "Hoiio World" });
        await TakeInHand(FirstPhone);
        await Expect(Card(FirstPhone, window).GetByRole(AriaRole.Switch)).ToHaveAttributeAsync("aria-checked", "true");
        var inHand = Card(FirstPhone, window).GetByRole(AriaRole.Switch);
        var on = await inHand.EvaluateAsync<string>(Track);
        await inHand.ClickAsync();
        await Expect(inHand).ToHaveAttributeAsync("aria-checked", "false");
        Assert.That(await inHand.EvaluateAsync<string>(Track), Is.Not.EqualTo(on));
        var standing = await window.GetByText("Standing").EvaluateAsync<string>(Background);
        Assert.That(await window.GetByText("Running").EvaluateAsync<string>(Background), Is.Not.EqualTo(standing));
    }

    [Test]
    public async Task A_small_screen_shows_the_list_or_the_details_with_a_back_button()
    {
        for (var i = 0; i < 40; i++)
            Do("user/get_balance");
        await Open(width: 390, height: 800);
        await Tab("Requests").ClickAsync();
        var last = Page.Locator("[aria-posinset='40']");
        await Page.GetByRole(AriaRole.Listbox).EvaluateAsync("list => list.scrollTop = list.scrollHeight");
        await last.ClickAsync();
        await Expect(last).ToBeHiddenAsync();
        await Page.GetByText("Back to the list").ClickAsync();
        await Expect(last).ToBeInViewportAsync();
        await Expect(Detail).ToBeHiddenAsync();
    }
}
