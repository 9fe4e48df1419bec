using NUnit.Framework;

namespace HoiioSdk.Tests.Services;

sealed class IvrTests(Service service) : ServiceTest(service)
{
    [Test]
    public void Dial()
    {
        Charged();
        var res = Placed(Hoiio.Ivr.Dial(Phone1, msg: "Hello. This is an automated message from Hoiio.", callerId: HoiioNumber,
            maxDuration: 10, tag: "myapp", notifyUrl: NotifyUrl));

        Succeeded(res);
        Assert.That(res.session, Is.Not.Empty);
        Assert.That(res.txn_ref, Is.Not.Empty);
    }

    [Test]
    public void Dial_prefix()
    {
        Charged();
        Hoiio.Prefix = Prefix;
        var res = Placed(Hoiio.Ivr.Dial(ShortNumber, msg: "Hello.", notifyUrl: NotifyUrl));

        Succeeded(res);
        Assert.That(Hoiio.Voice.Status(res.txn_ref).dest1, Is.EqualTo($"+{Prefix}{ShortNumber}"));
    }

    [Test]
    public void Play() =>
        Block(session => Hoiio.Ivr.Play(session, "Hello. This is an automated message from Hoiio.", tag: "myapp", notifyUrl: NotifyUrl));

    [Test]
    public void Gather() =>
        Block(session => Hoiio.Ivr.Gather(session, msg: "Press 1 for yes, press 2 for no.", maxDigits: 1, timeout: 60, attempts: 3,
            notifyUrl: NotifyUrl));

    [Test]
    public void Record() => Block(session => Hoiio.Ivr.Record(session, msg: "Speak now.", maxDuration: 60, notifyUrl: NotifyUrl));

    [Test]
    public void Monitor() => Block(session => Hoiio.Ivr.Monitor(session, msg: "This conversation is recorded.", notifyUrl: NotifyUrl));

    [Test]
    public void Transfer() =>
        Block(session => Hoiio.Ivr.Transfer(session, Phone2, msg: "We transfer this call.", onFailure: "continue", notifyUrl: NotifyUrl));

    [Test]
    public void Transfer_to_a_new_room() => Block(session =>
    {
        var res = Hoiio.Ivr.Transfer(session, "room:", notifyUrl: NotifyUrl);
        Assert.That(res.room, Is.Not.Empty);
        return res;
    });

    [Test]
    public void Hangup()
    {
        var call = Block(session => Hoiio.Ivr.Hangup(session, msg: "Bye!", notifyUrl: NotifyUrl));
        Later(15);

        Assert.That(Hoiio.Voice.Status(call.txn_ref).call_status_dest1, Is.EqualTo(CallStatus.Answered));
        Assert.That(Hoiio.Ivr.Play(call.session, "Hello.").status, Is.EqualTo("error_session_ended"));
    }

    [Test]
    public void Unknown_session() =>
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
