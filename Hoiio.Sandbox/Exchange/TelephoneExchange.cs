using HoiioSdk.Sandbox.Account;
using HoiioSdk.Sandbox.Fax;
using HoiioSdk.Sandbox.Ivr;
using HoiioSdk.Sandbox.Messages;
using HoiioSdk.Sandbox.Numbers;
using HoiioSdk.Sandbox.Voice;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Exchange;

/// <summary>All services, and the people with phones. It is not thread-safe: <see cref="LockedExchange"/> serializes access.</summary>
sealed class TelephoneExchange
{
    public TelephoneExchange(WorldState world)
    {
        World = world;
        Switchboard = new(world);
        Number = new(world);
        Account = new(world, Number);
        Voice = new(Switchboard);
        Conference = new(Switchboard);
        Ivr = new(Switchboard, Conference, Number);
        Sms = new(world, Number);
        BulkSms = new(world, Sms);
        Fax = new(world, Number);
        Phones = new(this);
    }

    public WorldState World { get; }

    public Switchboard Switchboard { get; }

    public NumberService Number { get; }

    public AccountService Account { get; }

    public VoiceService Voice { get; }

    public ConferenceService Conference { get; }

    public IvrService Ivr { get; }

    public SmsService Sms { get; }

    public BulkSmsService BulkSms { get; }

    public FaxService Fax { get; }

    public Phones Phones { get; }
}
