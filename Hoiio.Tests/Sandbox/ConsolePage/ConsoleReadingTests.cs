using HoiioSdk.Sandbox.World;
using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace HoiioSdk.Tests.Sandbox.ConsolePage;

[TestFixture]
sealed class ConsoleReadingTests : ConsoleTest
{
    [SetUp]
    public Task OpenReadings() => Tab("Readings").ClickAsync();

    [Test]
    public async Task Every_value_is_shown_with_its_meaning_and_the_default_is_chosen()
    {
        foreach (var reading in Reading.All)
            foreach (var value in reading.Values)
            {
                var choice = Choice(reading.Name, value.Name);
                await Expect(choice).ToBeCheckedAsync(new() { Checked = value.Name == reading.Default });
                await Expect(choice).ToHaveAccessibleNameAsync($"{value.Name} {(value.Name == reading.Default ? "default " : "")}"
                    + value.Meaning.Replace("`", "", StringComparison.Ordinal));
            }
    }

    [Test]
    public async Task A_value_is_chosen_with_the_mouse_or_an_arrow_key()
    {
        await Choice("dates", "fraction").ClickAsync();
        await Expect(Choice("dates", "fraction")).ToBeCheckedAsync();
        await Choice("tag", "absent").FocusAsync();
        await Page.Keyboard.PressAsync("ArrowDown");
        await Expect(Choice("tag", "null")).ToBeCheckedAsync();
        await Page.Keyboard.PressAsync("ArrowDown");
        await Expect(Choice("tag", "empty")).ToBeCheckedAsync();
        Assert.That((Sandbox.Readings["dates"], Sandbox.Readings["tag"]), Is.EqualTo(("fraction", "empty")));
    }

    [Test]
    public async Task All_are_set_at_once_and_what_a_test_sets_is_seen()
    {
        await Button("All others").ClickAsync();
        await Expect(Choice("expiry", "time")).ToBeCheckedAsync();
        Assert.That(Sandbox.Readings, Is.EqualTo(Reading.All.ToDictionary(reading => reading.Name, reading => reading.Other)));
        await Button("All defaults").ClickAsync();
        await Expect(Choice("expiry", "date")).ToBeCheckedAsync();
        Assert.That(Sandbox.Readings.Values, Is.EqualTo(Reading.All.Select(reading => reading.Default)));

        Sandbox.SetReadings("hangup=force");
        await Expect(Choice("hangup", "force")).ToBeCheckedAsync();
        Sandbox.Reset();
        await Expect(Choice("hangup", "free")).ToBeCheckedAsync();
    }

    [Test]
    public async Task A_choice_that_the_sandbox_did_not_make_is_not_shown_as_made()
    {
        await Page.RouteAsync("**/sandbox/settings", route => route.AbortAsync());
        Forgive("net::ERR_");
        await Choice("dates", "fraction").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The sandbox cannot be reached.");
        await Expect(Choice("dates", "seconds")).ToBeCheckedAsync();
        await Page.UnrouteAllAsync();
    }

    ILocator Group(string reading) => Page.GetByRole(AriaRole.Group, new() { Name = reading, Exact = true });

    ILocator Choice(string reading, string value) => Group(reading).Locator($"input[value='{value}']");
}
