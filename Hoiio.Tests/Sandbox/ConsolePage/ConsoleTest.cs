using System.Collections.Concurrent;
using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace HoiioSdk.Tests.Sandbox.ConsolePage;

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
    string asked = "";

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
            Assert.Ignore("There is no browser: install chromium, or name one with HOIIO_CHROMIUM.");
        SetDefaultExpectTimeout(Patience);
        Context = await Browser.NewContextAsync();
        Context.SetDefaultTimeout(Patience);
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
        complaints.Clear();
        forgiven.Clear();
        await Open();
    }

    [TearDown]
    public async Task LeavePage()
    {
        foreach (var other in Context.Pages.Where(page => page != Page).ToList())
            await other.CloseAsync();
        await Leave();
        Assert.That(complaints.Where(complaint => !forgiven.Any(complaint.Contains)), Is.Empty);
    }

    /// <summary>Opens the page anew, perhaps that of another sandbox, or on another screen.</summary>
    protected async Task Open(string? url = null, int width = 1440, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        await Leave();
        asked = url ?? Sandbox.Url;
        await Page.SetViewportSizeAsync(width, height);
        await Page.EmulateMediaAsync(new() { ColorScheme = scheme });
        await Load(Page);
    }

    protected async Task<IPage> OpenWindow()
    {
        var page = await NewPage();
        await Load(page);
        return page;
    }

    /// <summary>Has the page ask its sandbox for nothing any more.</summary>
    protected Task Leave() => Page.GotoAsync("about:blank");

    /// <summary>What a test brings about the browser tells on its console by itself: a connection that is lost, a refusal.</summary>
    protected void Forgive(string expected) => forgiven.Add(expected);

    protected async Task TakeInHand(string number)
    {
        await Page.GetByLabel("Number", new() { Exact = true }).FillAsync(number);
        await Button("Take in hand").ClickAsync();
        await Expect(Card(number)).ToBeVisibleAsync();
    }

    // On a clock that stands, what comes of the answer is due at once, and done when the clock is asked to.
    protected async Task Connected()
    {
        await Expect(Card(FirstPhone).GetByText("Hang up")).ToBeVisibleAsync();
        await Expect(Button("Answer")).ToHaveCountAsync(0);
        Pass(0);
        await Expect(Card(FirstPhone)).ToContainTextAsync("Waits for the next block of your app");
    }

    async Task Load(IPage page)
    {
        await page.GotoAsync(asked);
        await Expect(page.GetByText("Live", new() { Exact = true })).ToBeVisibleAsync();
    }

    async Task<IPage> NewPage()
    {
        var page = await Context.NewPageAsync();
        page.Console += (_, message) => complaints.Enqueue($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => complaints.Enqueue(error);
        page.Request += (_, request) =>
        {
            // The browser's own view of a PDF is made of parts of the browser.
            string[] own = [asked, "about:blank", "chrome://", "chrome-extension://"];
            if (!own.Any(start => request.Url.StartsWith(start, StringComparison.Ordinal)))
                complaints.Enqueue($"It asks {request.Url}");
        };
        return page;
    }
}
