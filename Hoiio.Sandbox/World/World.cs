namespace HoiioSdk.Sandbox;

/// <summary>
/// Everything behind the wire: the clock and what is due on it, the account, the identifiers, the files, and the services.
/// It is not thread-safe; only <see cref="LockedWorld"/> hands it out, to one at a time.
/// </summary>
sealed class World
{
    // The last day that there is in any zone; the clock stops long before.
    static readonly DateTimeOffset never = new(9999, 12, 31, 0, 0, 0, WireFormat.Zone);

    readonly Notifier notifier;
    readonly List<(string Type, string? Reference)> changes = [];
    DateTimeOffset entered;

    public World(Clock clock, Notifier notifier, decimal? credit)
    {
        this.notifier = notifier;
        Clock = clock;
        entered = clock.Now;
        Account = new(this, credit);
        Switchboard = new(this);
        Sessions = new(this);
        Voice = new(this);
        Conference = new(this);
        Sms = new(this);
        BulkSms = new(this);
        Fax = new(this);
        Ivr = new(this);
        IvrEnd = new(this);
        Number = new(this);
        AccountService = new(this);
        Phones = new(this);
    }

    public Clock Clock { get; }

    public Agenda Agenda { get; } = new();

    public PrepaidAccount Account { get; }

    public RateLimit RateLimit { get; } = new();

    public Ids Ids { get; } = new();

    public PublishedFiles Files { get; } = new();

    public Switchboard Switchboard { get; }

    public IvrSessions Sessions { get; }

    public VoiceService Voice { get; }

    public ConferenceService Conference { get; }

    public SmsService Sms { get; }

    public BulkSmsService BulkSms { get; }

    public FaxService Fax { get; }

    public IvrService Ivr { get; }

    public IvrEndService IvrEnd { get; }

    public NumberService Number { get; }

    public AccountService AccountService { get; }

    public PhoneSide Phones { get; }

    // What falls due happens at its time, not at the later moment when somebody gets round to it: a call must not cost a minute more.
    public DateTimeOffset Now => Agenda.DueNow ?? entered;

    public Appointment After(TimeSpan delay, Action action) =>
        Agenda.Add(never - Now > delay ? Now + delay : never, action);

    /// <summary>Somebody comes in: time stands for as long as it takes, and what was due before is done.</summary>
    public void Enter()
    {
        entered = Clock.Now;
        // A clock that stands is moved on step by step; only one that runs gets ahead by itself.
        while (Clock.IsRunning && CarryOutNext(entered))
            continue;
    }

    /// <summary>Carries out the one thing that is due first; false if nothing is due until then.</summary>
    public bool CarryOutNext(DateTimeOffset until) => Agenda.CarryOutNext(until, Clock.MoveTo);

    public void Notify(string? url, WireFields fields)
    {
        if (url is not null)
            notifier.Send(url, fields, Now);
    }

    /// <summary>Tells that something is no longer as it was: call, message, fax, number, phone or account.</summary>
    /// <param name="type">What kind of thing.</param>
    /// <param name="reference">The transaction or the number, or null for the account.</param>
    public void Changed(string type, string? reference = null)
    {
        if (!changes.Contains((type, reference)))
            changes.Add((type, reference));
    }

    /// <summary>What has changed since this was asked last, each thing once.</summary>
    public IReadOnlyList<(string Type, string? Reference)> TakeChanges()
    {
        var taken = changes.ToList();
        changes.Clear();
        return taken;
    }
}
