using System.Collections.Concurrent;
using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace HoiioSdk.Tests.Sandbox;

/// <summary>
/// A test with the sandbox's page in a real browser: nothing may appear on the browser's console, and nobody else may be asked
/// for anything.
/// </summary>
[Category("Browser"), Category("OneCulture")]
abstract class ConsoleTest : SandboxTest
{
    // How long anything may take on a slow machine; what is there is seen at once.
    const float Patience = 60_000;

    readonly ConcurrentQueue<string> complaints = [];
    readonly List<string> forgiven = [];

    protected IBrowserContext Context { get; private set; } = null!;

    protected IPage Page { get; private set; } = null!;

    /// <summary>The card of a phone, on the left of the page.</summary>
    protected ILocator Card(string number, IPage? page = null) =>
        (page ?? Page).GetByRole(AriaRole.Article, new() { Name = $"Phone {number}" });

    protected ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    protected ILocator Tab(string name) => Page.GetByRole(AriaRole.Tab, new() { Name = name });

    protected ILocator Rows => Page.GetByRole(AriaRole.Listbox).GetByRole(AriaRole.Option);

    protected ILocator Detail => Page.GetByRole(AriaRole.Region, new() { Name = "Detail" });

    [OneTimeSetUp]
    public void FindBrowser()
    {
        if (Browser.Path is null)
            Assert.Ignore("There is no browser: install chromium, or name one with HOIIO_CHROMIUM.");
        SetDefaultExpectTimeout(Patience);
    }

    [SetUp]
    public async Task OpenPage()
    {
        complaints.Clear();
        forgiven.Clear();
        await OpenIn(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
    }

    [TearDown]
    public async Task ClosePage()
    {
        await Context.CloseAsync();
        Assert.That(complaints.Where(complaint => !forgiven.Any(complaint.Contains)), Is.Empty);
    }

    /// <summary>Opens the page in a window of another kind.</summary>
    protected async Task OpenIn(BrowserNewContextOptions options, string? url = null)
    {
        if (Context is not null)
            await Context.CloseAsync();
        Context = await Browser.NewContextAsync(options);
        Context.SetDefaultTimeout(Patience);
        Page = await OpenWindow(url);
    }

    protected async Task<IPage> OpenWindow(string? url = null)
    {
        var page = await Context.NewPageAsync();
        page.Console += (_, message) => complaints.Enqueue($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => complaints.Enqueue(error);
        page.Request += (_, request) =>
        {
            // The browser's own view of a PDF is made of parts of the browser.
            string[] own = [url ?? Sandbox.Url, "chrome://", "chrome-extension://"];
            if (!own.Any(start => request.Url.StartsWith(start, StringComparison.Ordinal)))
                complaints.Enqueue($"It asks {request.Url}");
        };
        await page.GotoAsync(url ?? Sandbox.Url);
        await Expect(page.GetByText("Live", new() { Exact = true })).ToBeVisibleAsync();
        return page;
    }

    /// <summary>What a test brings about the browser tells on its console by itself: a connection that is lost, a refusal.</summary>
    protected void Forgive(string expected) => forgiven.Add(expected);

    protected async Task TakeInHand(string number)
    {
        await Page.GetByLabel("Number", new() { Exact = true }).FillAsync(number);
        await Button("Take in hand").ClickAsync();
        await Expect(Card(number)).ToBeVisibleAsync();
    }
}
