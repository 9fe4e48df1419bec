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
    readonly LockedExchange exchange;
    readonly Dispatcher dispatcher;
    readonly Faults faults;
    readonly Notifier notifier;
    readonly Timekeeper timekeeper;
    readonly CancellationTokenSource stopping = new();
    readonly CancellationToken stopped;
    readonly SandboxOptions options;

    public SandboxControl(SandboxOptions options)
    {
        this.options = options;
        stopped = stopping.Token;
        Events = new(options.Journal, options.Log);
        Journal = new(Events);
        notifier = new(options.AccessToken, options.AllowsRemoteNotifications, Events.Add);
        exchange = new(notifier, Events.Add, options.Start);
        timekeeper = new(exchange, notifier);
        faults = new(Events);
        dispatcher = new(exchange, faults, Events, options.AppId, options.AccessToken);
    }

    public EventLog Events { get; }

    public Dispatcher Dispatcher => dispatcher;

    public Journal Journal { get; }

    /// <summary>The address of the page, with a slash at its end.</summary>
    public string Url { get; private set; } = "";

    public string ApiEndpoint => Url + "open/";

    public SandboxStatus Status => exchange.Ask(exchange => new SandboxStatus
    {
        Now = exchange.World.Now,
        Clock = ModeOf(exchange.World.Clock),
        Points = exchange.World.Account.Points,
        Bonus = exchange.World.Account.Bonus,
        Balance = exchange.World.Account.Balance,
        Currency = Rates.Currency,
        RateLimiting = dispatcher.LimitsRates,
        Readings = exchange.World.Readings.Values,
        LastEvent = Events.Last,
        Endpoint = ApiEndpoint,
        AppId = options.AppId,
        AccessToken = options.AccessToken,
        RegisteredNumber = PrepaidAccount.RegisteredNumber,
        NextEvent = exchange.World.Clock.NextDue,
        Started = exchange.World.Clock.Start,
        JournalProblem = options.Journal?.Problem,
    });

    /// <summary>The sandbox is reached from now on.</summary>
    /// <param name="url">Its address, with a slash at its end.</param>
    public void Begin(string url)
    {
        Url = url;
        exchange.Do(exchange =>
        {
            exchange.World.Files.Url = url;
            Events.Begin(StartOf(exchange.World));
        });
        if (options.Start.IsClockRunning)
            timekeeper.KeepTicking();
    }

    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public void ThrowIfDisposed() => timekeeper.ThrowIfDisposed();

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        await timekeeper.DisposeAsync().ConfigureAwait(false);
        notifier.Dispose();
        stopping.Dispose();
    }

    static string ModeOf(Clock clock) => clock.IsRunning ? "running" : "standing";

    StartLine StartOf(WorldState world) => new(
        "start", world.Clock.Start, ModeOf(world.Clock), world.Account.Points, world.Account.Bonus, world.Readings.Values,
        options.AppId);

    /// <summary>The state of what an event is about, as it is now; null if it is not there any more.</summary>
    public object? StateOf(Event happened) => happened switch
    {
        { Entry: JournalEntry entry } => JournalLine.Of(entry),
        { Entry: Notification notification } => JournalLine.Of(notification),
        { Type: "call", Reference: { } reference } => Call(reference),
        { Type: "message", Reference: { } reference } => Message(reference),
        { Type: "fax", Reference: { } reference } => Fax(reference),
        { Type: "phone", Reference: { } number } => PhonesInHand.FirstOrDefault(phone => phone.Number == number)
            ?? new(number, InHand: false),
        { Type: "number", Reference: { } number } => Numbers.FirstOrDefault(held => held.Number == number),
        { Type: "fault" } => Faults,
        { Type: "account" or "clock" or "reset" } => Status,
        _ => null,
    };
}
