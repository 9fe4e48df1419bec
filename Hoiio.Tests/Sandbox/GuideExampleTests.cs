using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox;

/// <summary>Runs the examples of the Python guide, with their phone numbers, through the SDK.</summary>
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
    public void The_voice_examples_succeed()
    {
        Succeeded(Hoiio.Voice.Call(FirstPhone, SecondPhone, callerId: "private", maxDuration: 600, tag: "myapp", notifyUrl: MyScript));
        Succeeded(Hoiio.Voice.Conference(FirstPhone, SecondPhone, "+6533333333"));
        var fourth = Succeeded(Hoiio.Voice.Conference("+6544444444", room: "MY-ROOM"));
        Succeeded(Hoiio.Voice.Hangup((string)fourth.txn_refs[0]));
        Succeeded(Hoiio.Voice.Rate(FirstPhone, SecondPhone));
        Assert.That((int)Succeeded(Hoiio.Voice.History()).total_entries_count, Is.EqualTo(5));
    }

    [Test]
    public void The_prefix_is_added_to_local_numbers()
    {
        Hoiio.Prefix = "65";
        var call = Succeeded(Hoiio.Voice.Call("+8500000000", "22222222"));
        Assert.That((string)Succeeded(Hoiio.Voice.Status((string)call.txn_ref)).dest2, Is.EqualTo(SecondPhone));
    }

    [Test]
    public void The_SMS_examples_succeed()
    {
        var sent = Succeeded(Hoiio.Sms.Send("Hoiio World", FirstPhone, senderName: "Citibank", tag: "myapp", notifyUrl: MyScript));
        Succeeded(Hoiio.Sms.BulkSend("Hoiio World", FirstPhone, "+652222222"));
        Pass(10);
        Assert.That((string)Succeeded(Hoiio.Sms.Status((string)sent.txn_ref)).sms_status, Is.EqualTo(SmsStatus.Delivered));
        Succeeded(Hoiio.Sms.Rate("Hoiio World", FirstPhone));
        Assert.That((bool)Succeeded(Hoiio.Sms.RateIn("+6599999999")).is_unicode, Is.False);
        Succeeded(Hoiio.Sms.History(from: "2012-01-01 08:00:00", to: "2112-12-31 08:00:00"));
    }

    [Test]
    public void The_IVR_examples_succeed()
    {
        const string Hello = "Hello. This is an automated message from Hoiio.";
        const string Press = "Hello. Press 1 for yes, press 2 for no.";
        string session = Succeeded(Hoiio.Ivr.Dial(FirstPhone, msg: Hello, callerId: "+6500000000", maxDuration: 600, tag: "myapp",
            notifyUrl: MyScript)).session;
        Pass(10);
        Succeeded(Hoiio.Ivr.Play(session, Hello, tag: "myapp", notifyUrl: MyScript));
        Pass(10);
        Succeeded(Hoiio.Ivr.Gather(session, msg: Press, maxDigits: 1, timeout: 60, attempts: 3, tag: "myapp", notifyUrl: MyScript));
        Sandbox.Press(session, "1");
        Succeeded(Hoiio.Ivr.Record(session, msg: "Hello. We are recording your voice message now.", maxDuration: 60, tag: "myapp",
            notifyUrl: MyScript));
        Sandbox.Speak(session, "Hello.");
        Succeeded(Hoiio.Ivr.Monitor(session, msg: "Hello. Note that this phone conversation is recorded.", tag: "myapp",
            notifyUrl: MyScript));
        Pass(10);
        Succeeded(Hoiio.Ivr.Transfer(session, SecondPhone, msg: "Hello.", callerId: "+6500000000", onFailure: "continue", tag: "myapp",
            notifyUrl: MyScript));
        Succeeded(Hoiio.Ivr.Hangup(session, msg: "Hello. We will be hanging up now. Bye!", tag: "myapp", notifyUrl: MyScript));
    }

    [Test]
    public void The_number_examples_succeed()
    {
        Succeeded(Hoiio.Number.AvailableCountries());
        Assert.That((string)Succeeded(Hoiio.Number.AvailableNumbers("US", "AL")).entries[0].number, Is.EqualTo("+16001234567"));
        Succeeded(Hoiio.Number.AvailableNumbers("SG", page: 2));
        Succeeded(Hoiio.Number.Rate("US"));
        Succeeded(Hoiio.Number.Subscribe("+16001234567", 1));
        Succeeded(Hoiio.Number.Subscribe("+16001234567", "auto_extend"));
        Succeeded(Hoiio.Number.Configure("+16001234567", forwardTo: MyScript, forwardSmsTo: MyScript, mode: "fax"));
        var subscribed = Succeeded(Hoiio.Number.SubscribedNumbers()).entries[2];
        Assert.That(((string)subscribed.number, (string)subscribed.country, (string)subscribed.state),
            Is.EqualTo(("+16001234567", "US", "AL")));
    }

    [Test]
    public void The_account_examples_succeed()
    {
        Assert.That((string)Succeeded(Hoiio.Account.Info()).uid, Is.EqualTo("AA-1234"));
        Assert.That((double)Succeeded(Hoiio.Account.Balance()).balance, Is.EqualTo(54.65));
    }

    dynamic Succeeded(dynamic response)
    {
        Assert.That((bool)response.IsSuccess(), Is.True, Sandbox.Journal.ToString);
        return response;
    }
}
