namespace HoiioSdk.Sandbox;

/// <summary>The services of the exchange, put together.</summary>
sealed class Services
{
    public Services(Exchange exchange)
    {
        var switchboard = new Switchboard(exchange);
        var sessions = new IvrSessions(exchange, switchboard);
        Voice = new(exchange, switchboard);
        Conference = new(exchange, switchboard);
        Sms = new(exchange);
        BulkSms = new(exchange, Sms);
        Fax = new(exchange);
        Ivr = new(exchange, switchboard, sessions);
        IvrEnd = new(exchange, switchboard, sessions, Conference);
        Number = new(exchange);
        Account = new(exchange.Account);
        Phones = new(exchange, switchboard, sessions, Ivr, Sms, Fax);
    }

    public VoiceService Voice { get; }

    public ConferenceService Conference { get; }

    public SmsService Sms { get; }

    public BulkSmsService BulkSms { get; }

    public FaxService Fax { get; }

    public IvrService Ivr { get; }

    public IvrEndService IvrEnd { get; }

    public NumberService Number { get; }

    public AccountService Account { get; }

    public PhoneSide Phones { get; }
}
