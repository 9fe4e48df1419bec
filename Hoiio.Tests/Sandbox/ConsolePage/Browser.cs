using Microsoft.Playwright;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.ConsolePage;

/// <summary>The browser that all tests of the page share. It starts with the first test; each test uses its own context.</summary>
[SetUpFixture]
sealed class Browser
{
    // Generous, for slow machines.
    const float StartTimeout = 120_000;

    static readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> started = new(async () =>
    {
        var driver = await Playwright.CreateAsync();
        return (driver, await driver.Chromium.LaunchAsync(new() { ExecutablePath = Path, Timeout = StartTimeout }));
    });

    /// <summary>The path of the browser, or null if none is installed.</summary>
    public static string? Path { get; } = Find();

    public static async Task<IBrowserContext> NewContextAsync() => await (await started.Value).Browser.NewContextAsync();

    [OneTimeTearDown]
    public static async Task Stop()
    {
        if (!started.IsValueCreated)
            return;
        var (driver, browser) = await started.Value;
        await browser.CloseAsync();
        driver.Dispose();
    }

    static string? Find()
    {
        if (Environment.GetEnvironmentVariable("HOIIO_CHROMIUM") is { Length: > 0 } path)
            return path;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(
            System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        // The headless shell uses half the resources.
        string[] names = ["chromium-headless-shell", "chromium"];
        return names.Select(name => OperatingSystem.IsWindows() ? $"{name}.exe" : name)
            .SelectMany(name => folders.Select(folder => System.IO.Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
    }
}
