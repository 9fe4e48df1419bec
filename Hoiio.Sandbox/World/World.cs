namespace HoiioSdk.Sandbox;

/// <summary>
/// Everything behind the wire: the clock and what is due on it, the account, the identifiers, the files, the notifications to be sent, and the services.
/// It is not thread-safe; only <see cref="LockedWorld"/> hands it out, to one at a time.
/// </summary>
sealed class World
{
    readonly TimeProvider clock;
    readonly Queue<(string Url, WireFields Fields)> outbox = new();

    public World(TimeProvider clock)
    {
        this.clock = clock;
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

    public PrepaidAccount Account { get; } = new();

    public Agenda Agenda { get; } = new();

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
    public DateTimeOffset Now => Agenda.DueNow ?? clock.GetUtcNow();

    public bool HasNotifications => outbox.Count > 0;

    public void After(TimeSpan delay, Action action) => Agenda.Add(Now + delay, action);

    public void Notify(string? url, WireFields fields)
    {
        if (url is not null)
            outbox.Enqueue((url, fields));
    }

    public bool TryTakeNotification(out (string Url, WireFields Fields) notification) => outbox.TryDequeue(out notification);
}
