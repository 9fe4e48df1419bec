namespace HoiioSdk.Sandbox;

/// <summary>
/// Everything behind the wire: the clock and what is due on it, the account, the identifiers, the files, and the services.
/// It is not thread-safe; only <see cref="LockedWorld"/> hands it out, to one at a time.
/// </summary>
sealed class World
{
    readonly Notifier notifier;

    public World(Clock clock, Notifier notifier)
    {
        this.notifier = notifier;
        Clock = clock;
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
        AccountService = new(Account);
        Phones = new(this);
    }

    public Clock Clock { get; }

    public Agenda Agenda { get; } = new();

    public PrepaidAccount Account { get; } = new();

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
    public DateTimeOffset Now => Agenda.DueNow ?? Clock.Now;

    public Appointment After(TimeSpan delay, Action action) => Agenda.Add(Now + delay, action);

    /// <summary>Carries out the one thing that is due first; false if nothing is due until then.</summary>
    public bool CarryOutNext(DateTimeOffset until) => Agenda.CarryOutNext(until, Clock.MoveTo);

    public void Notify(string? url, WireFields fields)
    {
        if (url is not null)
            notifier.Send(url, fields, Now);
    }
}
