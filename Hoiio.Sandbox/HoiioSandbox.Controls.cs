namespace HoiioSdk.Sandbox;

/// <content>How it stands, and what a test sets: the clock, the credit, faults, and everything back to the start.</content>
public sealed partial class HoiioSandbox
{
    /// <summary>How the sandbox stands.</summary>
    public SandboxStatus Status => world.Ask(world => new SandboxStatus
    {
        Now = world.Now,
        Clock = world.Clock.IsRunning ? "running" : "standing",
        Points = world.Account.Points,
        Bonus = world.Account.Bonus,
        Balance = world.Account.Balance,
        Currency = Rates.Currency,
        RateLimiting = RateLimiting,
        LastEvent = events.Last,
        Endpoint = ApiEndpoint,
        AppId = AppId,
        AccessToken = AccessToken,
        RegisteredNumber = PrepaidAccount.RegisteredNumber,
        NextEvent = world.Agenda.NextDue,
        Started = world.Clock.Start,
        JournalProblem = journalFile?.Problem,
    });

    /// <summary>The time on the sandbox's clock.</summary>
    public DateTimeOffset Now => world.Ask(world => world.Now);

    /// <summary>
    /// Whether the clock runs with the real time. Initially it stands. Either way <see cref="Advance"/> moves it on.
    /// </summary>
    /// <exception cref="ObjectDisposedException">It is set, and the sandbox is disposed.</exception>
    public bool IsClockRunning
    {
        get => world.Ask(world => world.Clock.IsRunning);
        set
        {
            if (timekeeper.Run(value))
                events.Add("clock");
        }
    }

    /// <summary>
    /// Whether voice/query_status, voice/hangup, conference/moderate and user/get_balance take only 60 requests each in a minute
    /// of the sandbox's clock. Initially off.
    /// </summary>
    /// <exception cref="ObjectDisposedException">It is set, and the sandbox is disposed.</exception>
    public bool RateLimiting
    {
        get => dispatcher.LimitsRates;
        set
        {
            timekeeper.DemandLife();
            world.Do(world =>
            {
                if (dispatcher.LimitsRates != value)
                    world.Changed("account");
                dispatcher.LimitsRates = value;
            });
        }
    }

    /// <summary>
    /// Moves the clock on. Everything that falls due is carried out in order of time, and the notifications that come of it are
    /// sent, each at its moment, and answered or failed before this returns; a listener that answers one with a request takes part in the
    /// rest of the time. Several threads may call it at once: the clock ends up at least this far from the moment of each call. A listener
    /// must not call it before it answers: it would wait for itself.
    /// </summary>
    /// <param name="time">How far; zero waits for what is being sent.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, or leads past the beginning of the year 9999.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public void Advance(TimeSpan time) => AdvanceAsync(time).GetAwaiter().GetResult();

    /// <inheritdoc cref="Advance"/>
    public async Task AdvanceAsync(TimeSpan time)
    {
        await timekeeper.AdvanceAsync(time).ConfigureAwait(false);
        events.Add("clock");
    }

    internal void DemandRoom(TimeSpan time) => timekeeper.DemandRoom(time);

    /// <summary>Spoils the next answers of a path. Faults happen in the order in which they were ordered.</summary>
    /// <param name="path">The path, such as <c>sms/send</c>.</param>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="times">How many answers.</param>
    /// <exception cref="ArgumentException">The service has no such path, there is no such fault, or <paramref name="times"/> is less than
    /// 1.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public void Fail(string path, Fault fault, int times = 1)
    {
        ArgumentNullException.ThrowIfNull(path);
        timekeeper.DemandLife();
        if (!Enum.IsDefined(fault))
            throw new ArgumentOutOfRangeException(
                nameof(fault), fault, $"There is no fault {fault:d}. There are {string.Join(", ", Enum.GetNames<Fault>())}.");
        if (times < 1)
            throw new ArgumentOutOfRangeException(nameof(times), times, "A fault happens once or more often: 'times' is 1 or more.");
        Dispatcher.Demand(path);
        faults.Order(new(path, fault, times));
    }

    /// <summary>The faults that are still to happen, in the order in which they were ordered.</summary>
    public IReadOnlyList<OrderedFault> Faults => faults.Ordered;

    /// <summary>Takes back faults that were ordered.</summary>
    /// <param name="path">Those of a path, such as <c>sms/send</c>; null for all.</param>
    /// <exception cref="ArgumentException">The service has no such path.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public void ClearFaults(string? path = null)
    {
        timekeeper.DemandLife();
        if (path is not null)
            Dispatcher.Demand(path);
        faults.Clear(path);
    }

    /// <summary>Sets the account's credit, in SGD. Initially it is 50.000 and 4.650.</summary>
    /// <param name="points">The main points.</param>
    /// <param name="bonus">The bonus, which is used up first.</param>
    /// <exception cref="ArgumentOutOfRangeException">An amount is less than zero, more than a billion, or has more than three
    /// decimals.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public void SetCredit(decimal points, decimal bonus = 0) => ChangeCredit(points, bonus);

    // What is null stays as it is, whatever is charged at the same time.
    internal void ChangeCredit(decimal? points, decimal? bonus)
    {
        timekeeper.DemandLife();
        if (points is not null || bonus is not null)
            world.Do(world => world.Account.SetCredit(points ?? world.Account.Points, bonus ?? world.Account.Bonus));
    }

    /// <summary>Puts everything back to the start, but for the port, the clock's mode and the ids of events, which go on.</summary>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public void Reset()
    {
        timekeeper.DemandLife();
        world.Reset(() =>
        {
            faults.Clear();
            dispatcher.LimitsRates = false;
            var id = events.Reset();
            journalFile?.AddReset(id, Now);
        });
    }

    // What an event is about, as it is now.
    object? StateOf(Event one) => one switch
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
