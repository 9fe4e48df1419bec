using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox;

/// <summary>The examples of the Python guide, numbers and all, through the SDK.</summary>
[TestFixture]
[NonParallelizable]
sealed class GuideExampleTests : SandboxTest
{
    const string MyScript = "http://my.server.com/myscript";

    [SetUp]
    public void UseSandbox()
    {
        Sandbox.Use();
        Hoiio.Prefix = "1";
    }

    [Test]
    public void Voice()
    {
        Works(Hoiio.Voice.Call(FirstPhone, SecondPhone, callerId: "private", maxDuration: 600, tag: "myapp", notifyUrl: MyScript));
        Works(Hoiio.Voice.Conference(FirstPhone, SecondPhone, "+6533333333"));
        var fourth = Works(Hoiio.Voice.Conference("+6544444444", room: "MY-ROOM"));
        Works(Hoiio.Voice.Hangup((string)fourth.txn_refs[0]));
        Works(Hoiio.Voice.Rate(FirstPhone, SecondPhone));
        Assert.That((int)Works(Hoiio.Voice.History()).total_entries_count, Is.EqualTo(5));
    }

    [Test]
    public void A_prefix_is_put_before_local_numbers()
    {
        Hoiio.Prefix = "65";
        var call = Works(Hoiio.Voice.Call("+8500000000", "22222222"));
        Assert.That((string)Works(Hoiio.Voice.Status((string)call.txn_ref)).dest2, Is.EqualTo(SecondPhone));
    }

    [Test]
    public void Sms()
    {
        var sent = Works(Hoiio.Sms.Send("Hoiio World", FirstPhone, senderName: "Citibank", tag: "myapp", notifyUrl: MyScript));
        Works(Hoiio.Sms.BulkSend("Hoiio World", FirstPhone, "+652222222"));
        Pass(10);
        Assert.That((string)Works(Hoiio.Sms.Status((string)sent.txn_ref)).sms_status, Is.EqualTo(SmsStatus.Delivered));
        Works(Hoiio.Sms.Rate("Hoiio World", FirstPhone));
        Assert.That((bool)Works(Hoiio.Sms.RateIn("+6599999999")).is_unicode, Is.False);
        Works(Hoiio.Sms.History(from: "2012-01-01 08:00:00", to: "2112-12-31 08:00:00"));
    }

    [Test]
    public void Ivr()
    {
        const string Hello = "Hello. This is an automated message from Hoiio.";
        const string Press = "Hello. Press 1 for yes, press 2 for no.";
        string session = Works(Hoiio.Ivr.Dial(FirstPhone, msg: Hello, callerId: "+6500000000", maxDuration: 600, tag: "myapp",
            notifyUrl: MyScript)).session;
        Pass(10);
        Works(Hoiio.Ivr.Play(session, Hello, tag: "myapp", notifyUrl: MyScript));
        Pass(10);
        Works(Hoiio.Ivr.Gather(session, msg: Press, maxDigits: 1, timeout: 60, attempts: 3, tag: "myapp", notifyUrl: MyScript));
        Sandbox.Press(session, "1");
        Works(Hoiio.Ivr.Record(session, msg: "Hello. We are recording your voice message now.", maxDuration: 60, tag: "myapp",
            notifyUrl: MyScript));
        Sandbox.Speak(session, "Hello.");
        Works(Hoiio.Ivr.Monitor(session, msg: "Hello. Note that this phone conversation is recorded.", tag: "myapp", notifyUrl: MyScript));
        Pass(10);
        Works(Hoiio.Ivr.Transfer(session, SecondPhone, msg: "Hello.", callerId: "+6500000000", onFailure: "continue", tag: "myapp",
            notifyUrl: MyScript));
        Works(Hoiio.Ivr.Hangup(session, msg: "Hello. We will be hanging up now. Bye!", tag: "myapp", notifyUrl: MyScript));
    }

    [Test]
    public void Number()
    {
        Works(Hoiio.Number.AvailableCountries());
        Assert.That((string)Works(Hoiio.Number.AvailableNumbers("US", "AL")).entries[0].number, Is.EqualTo("+16001234567"));
        Works(Hoiio.Number.AvailableNumbers("SG", page: 2));
        Works(Hoiio.Number.Rate("US"));
        Works(Hoiio.Number.Subscribe("+16001234567", 1));
        Works(Hoiio.Number.Subscribe("+16001234567", "auto_extend"));
        Works(Hoiio.Number.Configure("+16001234567", forwardTo: MyScript, forwardSmsTo: MyScript, mode: "fax"));
        var held = Works(Hoiio.Number.SubscribedNumbers()).entries[2];
        Assert.That(((string)held.number, (string)held.country, (string)held.state), Is.EqualTo(("+16001234567", "US", "AL")));
    }

    [Test]
    public void Account()
    {
        Assert.That((string)Works(Hoiio.Account.Info()).uid, Is.EqualTo("AA-1234"));
        Assert.That((double)Works(Hoiio.Account.Balance()).balance, Is.EqualTo(54.65));
    }

    dynamic Works(dynamic response)
    {
        Assert.That((bool)response.IsSuccess(), Is.True, Sandbox.Journal.ToString);
        return response;
    }
}
