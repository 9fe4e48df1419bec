using System.Collections.Concurrent;
using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace HoiioSdk.Tests.Sandbox.ConsolePage;

/// <summary>
/// A test of the sandbox's page in a real browser. Asserts that the browser console stays empty, and that the page sends requests only
/// to its sandbox.
/// </summary>
[Category("Browser"), Category("OneCulture")]
abstract class ConsoleTest : SandboxTest
{
    // Generous, for slow machines.
    const float Timeout = 60_000;

    readonly ConcurrentQueue<string> problems = [];
    readonly List<string> ignored = [];
    string url = "";

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
    public async Task OpenBrowser()
    {
        if (Browser.Path is null)
            Assert.Ignore("This test needs a browser: install chromium, or set HOIIO_CHROMIUM to the path of one.");
        SetDefaultExpectTimeout(Timeout);
        Context = await Browser.NewContextAsync();
        Context.SetDefaultTimeout(Timeout);
        Page = await NewPage();
    }

    [OneTimeTearDown]
    public async Task CloseBrowser()
    {
        if (Context is not null)
            await Context.CloseAsync();
    }

    [SetUp]
    public async Task OpenPage()
    {
        problems.Clear();
        ignored.Clear();
        await Open();
    }

    [TearDown]
    public async Task CheckProblems()
    {
        foreach (var other in Context.Pages.Where(page => page != Page).ToList())
            await other.CloseAsync();
        await ClosePage();
        Assert.That(problems.Where(problem => !ignored.Any(problem.Contains)), Is.Empty);
    }

    /// <summary>Opens the page again: that of this sandbox, or the one at another URL.</summary>
    protected async Task Open(string? otherUrl = null, int width = 1440, int height = 900)
    {
        await ClosePage();
        url = otherUrl ?? Sandbox.Url;
        await Page.SetViewportSizeAsync(width, height);
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await Load(Page);
    }

    protected async Task<IPage> OpenWindow()
    {
        var page = await NewPage();
        await Load(page);
        return page;
    }

    /// <summary>Leaves the page, so that it sends no more requests.</summary>
    protected Task ClosePage() => Page.GotoAsync("about:blank");

    /// <summary>Ignores expected console messages of the browser, such as for a lost connection or an HTTP error.</summary>
    protected void Ignore(string message) => ignored.Add(message);

    protected async Task TakeInHand(string number)
    {
        await Page.GetByLabel("Number", new() { Exact = true }).FillAsync(number);
        await Button("Take in hand").ClickAsync();
        await Expect(Card(number)).ToBeVisibleAsync();
    }

    // After an answer, the next event is due immediately. On a standing clock, it happens only when the clock is advanced, even by 0 s.
    protected async Task ConnectCall()
    {
        await Expect(Card(FirstPhone).GetByText("Hang up")).ToBeVisibleAsync();
        await Expect(Button("Answer")).ToHaveCountAsync(0);
        Pass(0);
        await Expect(Card(FirstPhone)).ToContainTextAsync("Waiting for the next block of your app");
    }

    async Task Load(IPage page)
    {
        await page.GotoAsync(url);
        await Expect(page.GetByText("Live", new() { Exact = true })).ToBeVisibleAsync();
    }

    async Task<IPage> NewPage()
    {
        var page = await Context.NewPageAsync();
        page.Console += (_, message) => problems.Enqueue($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => problems.Enqueue(error);
        page.Request += (_, request) =>
        {
            // The PDF viewer of the browser loads its own files.
            string[] allowed = [url, "about:blank", "chrome://", "chrome-extension://"];
            if (!allowed.Any(start => request.Url.StartsWith(start, StringComparison.Ordinal)))
                problems.Enqueue($"request to {request.Url}");
        };
        return page;
    }
}
