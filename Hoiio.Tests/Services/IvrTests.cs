using NUnit.Framework;

namespace HoiioSdk.Tests.Services;

sealed class IvrTests(Service service) : ServiceTest(service)
{
    [Test]
    public void Dial_starts_a_session_with_a_reference()
    {
        Charged();
        var res = Placed(Hoiio.Ivr.Dial(Phone1, msg: "Hello. This is an automated message from Hoiio.", callerId: HoiioNumber,
            maxDuration: 10, tag: "myapp", notifyUrl: NotifyUrl));

        Succeeded(res);
        Assert.That(res.session, Is.Not.Empty);
        Assert.That(res.txn_ref, Is.Not.Empty);
    }

    [Test]
    public void Dial_adds_the_prefix_to_a_short_number()
    {
        Charged();
        Hoiio.Prefix = Prefix;
        var res = Placed(Hoiio.Ivr.Dial(ShortNumber, msg: "Hello.", notifyUrl: NotifyUrl));

        Succeeded(res);
        Assert.That(Hoiio.Voice.Status(res.txn_ref).dest1, Is.EqualTo($"+{Prefix}{ShortNumber}"));
    }

    [Test]
    public void A_message_is_played() =>
        Block(session => Hoiio.Ivr.Play(session, "Hello. This is an automated message from Hoiio.", tag: "myapp", notifyUrl: NotifyUrl));

    [Test]
    public void Keys_are_gathered() =>
        Block(session => Hoiio.Ivr.Gather(session, msg: "Press 1 for yes, press 2 for no.", maxDigits: 1, timeout: 60, attempts: 3,
            notifyUrl: NotifyUrl));

    [Test]
    public void A_message_is_recorded() =>
        Block(session => Hoiio.Ivr.Record(session, msg: "Speak now.", maxDuration: 60, notifyUrl: NotifyUrl));

    [Test]
    public void A_call_is_monitored() =>
        Block(session => Hoiio.Ivr.Monitor(session, msg: "This conversation is recorded.", notifyUrl: NotifyUrl));

    [Test]
    public void A_call_is_transferred_to_a_phone() =>
        Block(session => Hoiio.Ivr.Transfer(session, Phone2, msg: "We transfer this call.", onFailure: "continue", notifyUrl: NotifyUrl));

    [Test]
    public void A_transfer_to_a_new_room_returns_the_room() => Block(session =>
    {
        var res = Hoiio.Ivr.Transfer(session, "room:", notifyUrl: NotifyUrl);
        Assert.That(res.room, Is.Not.Empty);
        return res;
    });

    [Test]
    public void A_call_is_hung_up_with_a_message()
    {
        var call = Block(session => Hoiio.Ivr.Hangup(session, msg: "Bye!", notifyUrl: NotifyUrl));
        Later(15);

        Assert.That(Hoiio.Voice.Status(call.txn_ref).call_status_dest1, Is.EqualTo(CallStatus.Answered));
        Assert.That(Hoiio.Ivr.Play(call.session, "Hello.").status, Is.EqualTo("error_session_ended"));
    }

    [Test]
    public void An_unknown_session_is_refused() =>
        Assert.That(Hoiio.Ivr.Play("S0", "Hello.").status, Is.EqualTo("error_invalid_session"));

    /// <summary>The call, once the service has accepted the block.</summary>
    dynamic Block(Func<string, dynamic> request)
    {
        Charged();
        var call = Placed(Hoiio.Ivr.Dial(Phone1, notifyUrl: NotifyUrl));
        Later(30);

        Succeeded(request(call.session));
        return call;
    }
}
