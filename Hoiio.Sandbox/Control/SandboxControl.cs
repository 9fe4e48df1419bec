using HoiioSdk.Sandbox.Api;
using HoiioSdk.Sandbox.Events;
using HoiioSdk.Sandbox.Exchange;
using HoiioSdk.Sandbox.Time;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Control;

/// <summary>
/// All that a test or a person can do to a sandbox, and all that they can see: for <see cref="HoiioSandbox"/> and for the front desk.
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

    /// <param name="options">How it is started.</param>
    /// <param name="registry">All sandboxes of the process.</param>
    /// <param name="budgets">What they may keep together.</param>
    /// <param name="name">Its name; empty for the main one.</param>
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

    /// <summary>Its name; empty for the main one.</summary>
    public string Name { get; }

    public EventLog Events { get; }

    public Dispatcher Dispatcher => dispatcher;

    public Journal Journal { get; }

    /// <summary>Ends what waits for this sandbox.</summary>
    public CancellationToken Stopped => stopped;

    /// <summary>The address of the page, with a slash at its end.</summary>
    public string Url { get; private set; } = "";

    public SandboxStatus Status(string baseUrl) => exchange.Execute(exchange => new SandboxStatus
    {
        Now = exchange.World.Now,
        Clock = ClockMode(exchange.World.Clock),
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

    /// <summary>The address of the API.</summary>
    public static string EndpointAt(string baseUrl) => baseUrl + "open/";

    /// <summary>The sandbox is reached from now on.</summary>
    /// <param name="url">Its address, with a slash at its end.</param>
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

    static string ClockMode(Clock clock) => clock.IsRunning ? "running" : "standing";

    StartLine CreateStartLine(WorldState world) => new(
        "start", world.Clock.Start, ClockMode(world.Clock), world.Account.Points, world.Account.Bonus, world.Readings.Values,
        options.AppId);

    /// <summary>The state of what an event is about, as it is now; null if it is not there any more.</summary>
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
