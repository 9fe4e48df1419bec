using Microsoft.Playwright;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.ConsolePage;

/// <summary>The browser of all tests of the sandbox's page: started for the first of them, each of which has a window of its own.</summary>
[SetUpFixture]
sealed class Browser
{
    // How long it may take on a slow machine.
    const float Patience = 120_000;

    static readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> started = new(async () =>
    {
        var driver = await Playwright.CreateAsync();
        return (driver, await driver.Chromium.LaunchAsync(new() { ExecutablePath = Path, Timeout = Patience }));
    });

    /// <summary>The program, or null if there is none.</summary>
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
        if (Environment.GetEnvironmentVariable("HOIIO_CHROMIUM") is { Length: > 0 } named)
            return named;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(
            System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        // The one without a window does the same with half the work.
        string[] names = ["chromium-headless-shell", "chromium"];
        return names.Select(name => OperatingSystem.IsWindows() ? $"{name}.exe" : name)
            .SelectMany(name => folders.Select(folder => System.IO.Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
    }
}
