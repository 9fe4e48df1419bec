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
    public async Task Every_value_is_shown_with_its_meaning_and_the_default_is_selected()
    {
        foreach (var reading in Reading.All)
            foreach (var value in reading.Values)
            {
                var button = RadioButton(reading.Name, value.Name);
                await Expect(button).ToBeCheckedAsync(new() { Checked = value.Name == reading.Default });
                await Expect(button).ToHaveAccessibleNameAsync($"{value.Name} {(value.Name == reading.Default ? "default " : "")}"
                    + value.Meaning.Replace("`", "", StringComparison.Ordinal));
            }
    }

    [Test]
    public async Task A_value_can_be_selected_with_the_mouse_or_an_arrow_key()
    {
        await RadioButton("dates", "fraction").ClickAsync();
        await Expect(RadioButton("dates", "fraction")).ToBeCheckedAsync();
        await RadioButton("tag", "absent").FocusAsync();
        await Page.Keyboard.PressAsync("ArrowDown");
        await Expect(RadioButton("tag", "null")).ToBeCheckedAsync();
        await Page.Keyboard.PressAsync("ArrowDown");
        await Expect(RadioButton("tag", "empty")).ToBeCheckedAsync();
        Assert.That((Sandbox.Readings["dates"], Sandbox.Readings["tag"]), Is.EqualTo(("fraction", "empty")));
    }

    [Test]
    public async Task All_readings_can_be_set_at_once_and_changes_by_a_test_are_shown()
    {
        await Button("All alternatives").ClickAsync();
        await Expect(RadioButton("expiry", "time")).ToBeCheckedAsync();
        Assert.That(Sandbox.Readings, Is.EqualTo(Reading.All.ToDictionary(reading => reading.Name, reading => reading.Other)));
        await Button("All defaults").ClickAsync();
        await Expect(RadioButton("expiry", "date")).ToBeCheckedAsync();
        Assert.That(Sandbox.Readings.Values, Is.EqualTo(Reading.All.Select(reading => reading.Default)));

        Sandbox.SetReadings("hangup=force");
        await Expect(RadioButton("hangup", "force")).ToBeCheckedAsync();
        Sandbox.Reset();
        await Expect(RadioButton("hangup", "free")).ToBeCheckedAsync();
    }

    [Test]
    public async Task A_failed_change_leaves_the_previous_value_selected()
    {
        await Page.RouteAsync("**/sandbox/settings", route => route.AbortAsync());
        Ignore("net::ERR_");
        await RadioButton("dates", "fraction").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The sandbox cannot be reached.");
        await Expect(RadioButton("dates", "seconds")).ToBeCheckedAsync();
        await Page.UnrouteAllAsync();
    }

    ILocator Group(string reading) => Page.GetByRole(AriaRole.Group, new() { Name = reading, Exact = true });

    ILocator RadioButton(string reading, string value) => Group(reading).Locator($"input[value='{value}']");
}
