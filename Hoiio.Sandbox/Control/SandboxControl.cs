using HoiioSdk.Sandbox.Api;
using HoiioSdk.Sandbox.Events;
using HoiioSdk.Sandbox.Exchange;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Control;

/// <summary>
/// All operations on a sandbox, and its state, for <see cref="HoiioSandbox"/> and the front desk.
/// </summary>
sealed partial class SandboxControl : IAsyncDisposable
{
    readonly SandboxRegistry registry;
    readonly PublishedFiles files;
    readonly LockedExchange exchange;
    readonly Dispatcher dispatcher;
    readonly Faults faults;
    readonly Notifier notifier;
    readonly Timekeeper timekeeper;
    readonly CancellationTokenSource stopping = new();
    readonly CancellationToken stopped;
    readonly SandboxOptions options;
    int disposed;

    /// <param name="options">The options.</param>
    /// <param name="registry">The sandboxes of the process.</param>
    /// <param name="budgets">The limits that the sandboxes share.</param>
    /// <param name="name">The name; empty for the main sandbox.</param>
    public SandboxControl(SandboxOptions options, SandboxRegistry registry, Budgets budgets, string name)
    {
        (this.options, this.registry, Name) = (options, registry, name);
        stopped = stopping.Token;
        Events = new(budgets, options.Journal, options.Log is { } log ? entry => log(name, entry) : null);
        files = new(budgets.Files);
        Journal = new(Events);
        notifier = new(options.AccessToken, options.AllowsRemoteNotifications, Events.Add);
        exchange = new(notifier, files, Events.Add, options.Start);
        timekeeper = new(exchange, notifier);
        faults = new(Events);
        dispatcher = new(exchange, faults, Events, options.AppId, options.AccessToken);
    }

    /// <summary>The name; empty for the main sandbox.</summary>
    public string Name { get; }

    public EventLog Events { get; }

    public Dispatcher Dispatcher => dispatcher;

    public Journal Journal { get; }

    /// <summary>Is cancelled when the sandbox is disposed.</summary>
    public CancellationToken Stopped => stopped;

    /// <summary>The URL of the page, with a trailing slash.</summary>
    public string Url { get; private set; } = "";

    public SandboxStatus Status(string baseUrl) => exchange.Execute(exchange => new SandboxStatus
    {
        Now = exchange.World.Now,
        Clock = ClockMode(exchange.World.Clock.IsRunning),
        Points = exchange.World.Account.Points,
        Bonus = exchange.World.Account.Bonus,
        Balance = exchange.World.Account.Balance,
        Currency = Rates.Currency,
        RateLimiting = dispatcher.RateLimiting,
        Readings = exchange.World.Readings.Values,
        LastEvent = Events.Last,
        Endpoint = EndpointAt(baseUrl),
        AppId = options.AppId,
        AccessToken = options.AccessToken,
        RegisteredNumber = PrepaidAccount.RegisteredNumber,
        NextEvent = exchange.World.Clock.NextDue,
        Started = exchange.World.Clock.Start,
        JournalProblem = options.Journal?.Problem,
    });

    /// <summary>The URL of the API.</summary>
    public static string EndpointAt(string baseUrl) => baseUrl + "open/";

    /// <summary>Starts the sandbox at a URL.</summary>
    /// <param name="url">The URL, with a trailing slash.</param>
    public void Start(string url)
    {
        Url = url;
        exchange.Execute(exchange => Events.SetStart(CreateStartLine(exchange.World)));
    }

    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public void ThrowIfDisposed() => timekeeper.ThrowIfDisposed();

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1)
            return;
        await stopping.CancelAsync().ConfigureAwait(false);
        await timekeeper.DisposeAsync().ConfigureAwait(false);
        await exchange.DisposeAsync().ConfigureAwait(false);
        notifier.Dispose();
        files.Dispose();
        Events.Dispose();
        stopping.Dispose();
    }

    static string ClockMode(bool isRunning) => isRunning ? "running" : "standing";

    StartLine CreateStartLine(WorldState world) => new(
        "start", world.Clock.Start, ClockMode(wasRunningBeforeReplay ?? world.Clock.IsRunning), world.Account.Points, world.Account.Bonus,
        world.Readings.Values, options.AppId);

    /// <summary>The current state of the subject of an event; null if it no longer exists.</summary>
    public object? CurrentState(Event changed, string baseUrl) => changed switch
    {
        { Entry: JournalEntry entry } => JournalLine.From(entry),
        { Entry: Notification notification } => JournalLine.From(notification),
        { Type: "call", Reference: { } reference } => Call(reference, baseUrl),
        { Type: "message", Reference: { } reference } => Message(reference),
        { Type: "fax", Reference: { } reference } => Fax(reference, baseUrl),
        { Type: "phone", Reference: { } number } => PhonesInHand.FirstOrDefault(phone => phone.Number == number)
            ?? new(number, InHand: false),
        { Type: "number", Reference: { } number } => Numbers.FirstOrDefault(subscription => subscription.Number == number),
        { Type: "fault" } => Faults.Select(FaultLine.From),
        { Type: "account" or "clock" or "reset" } => Status(baseUrl),
        _ => null,
    };
}
