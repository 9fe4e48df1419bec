using HoiioSdk.Sandbox;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox;

/// <summary>What a test asks of the sandbox by mistake.</summary>
[TestFixture]
sealed class MisuseTests : SandboxTest
{
    static readonly Dictionary<string, Action<HoiioSandbox>> acts = new()
    {
        ["Advance"] = sandbox => sandbox.Advance(TimeSpan.Zero),
        ["IncomingCall"] = sandbox => sandbox.IncomingCall(FirstPhone, VoiceNumber),
        ["PickUpPhone"] = sandbox => sandbox.PickUpPhone(FirstPhone),
        ["SetCredit"] = sandbox => sandbox.SetCredit(1),
        ["Reset"] = sandbox => sandbox.Reset(),
        ["Use"] = sandbox => sandbox.Use(),
        ["Fail"] = sandbox => sandbox.Fail("sms/send", Fault.Reset),
        ["ClearFaults"] = sandbox => sandbox.ClearFaults(),
        ["IsClockRunning"] = sandbox => sandbox.IsClockRunning = true,
        ["SetReadings"] = sandbox => sandbox.SetReadings("other"),
        ["RateLimiting"] = sandbox => sandbox.RateLimiting = true,
        ["ConfigureNumber"] = sandbox => sandbox.ConfigureNumber(VoiceNumber, mode: "fax"),
        ["SendAgainAsync"] = sandbox => sandbox.SendAgainAsync(1).GetAwaiter().GetResult(),
        ["Client"] = sandbox => _ = sandbox.Client,
    };

    static readonly Dictionary<string, (string Parameter, Action<HoiioSandbox> Act)> withNull = new()
    {
        ["Press a session"] = ("sessionOrTxnRef", sandbox => sandbox.Press(null!, "1")),
        ["Press keys"] = ("keys", sandbox => sandbox.Press("S4643", null!)),
        ["Speak to a session"] = ("sessionOrTxnRef", sandbox => sandbox.Speak(null!, "Hello")),
        ["Speak words"] = ("words", sandbox => sandbox.Speak("S4643", null!)),
        ["HangUp"] = ("sessionOrTxnRef", sandbox => sandbox.HangUp(null!)),
        ["Answer"] = ("sessionOrTxnRef", sandbox => sandbox.Answer(null!)),
        ["Decline"] = ("sessionOrTxnRef", sandbox => sandbox.Decline(null!)),
        ["IncomingCall from"] = ("from", sandbox => sandbox.IncomingCall(null!, VoiceNumber)),
        ["IncomingCall to"] = ("to", sandbox => sandbox.IncomingCall(FirstPhone, null!)),
        ["IncomingSms from"] = ("from", sandbox => sandbox.IncomingSms(null!, SmsNumber, "Hi")),
        ["IncomingSms to"] = ("to", sandbox => sandbox.IncomingSms(FirstPhone, null!, "Hi")),
        ["IncomingSms msg"] = ("msg", sandbox => sandbox.IncomingSms(FirstPhone, SmsNumber, null!)),
        ["IncomingFax from"] = ("from", sandbox => sandbox.IncomingFax(null!, VoiceNumber)),
        ["IncomingFax to"] = ("to", sandbox => sandbox.IncomingFax(FirstPhone, null!)),
        ["PickUpPhone"] = ("number", sandbox => sandbox.PickUpPhone(null!)),
        ["LayDownPhone"] = ("number", sandbox => sandbox.LayDownPhone(null!)),
        ["ConfigureNumber"] = ("number", sandbox => sandbox.ConfigureNumber(null!)),
        ["Call"] = ("sessionOrTxnRef", sandbox => sandbox.Call(null!)),
        ["Message"] = ("txnRef", sandbox => sandbox.Message(null!)),
        ["Fax"] = ("txnRef", sandbox => sandbox.Fax(null!)),
        ["SetReadings"] = ("readings", sandbox => sandbox.SetReadings(null!)),
        ["Fail a path"] = ("path", sandbox => sandbox.Fail(null!, Fault.Reset)),
        ["Fail with a fault"] = ("fault", sandbox => sandbox.Fail("sms/send", null!)),
        ["Fault.Status"] = ("code", _ => Fault.Status(null!)),
    };

    static IEnumerable<string> Acts => acts.Keys;

    static IEnumerable<string> Arguments => withNull.Keys;

    [TestCaseSource(nameof(Acts))]
    public void A_sandbox_that_is_disposed_says_so(string act)
    {
        Sandbox.Dispose();
        Assert.That(() => acts[act](Sandbox), Throws.InstanceOf<ObjectDisposedException>().With.Message.StartsWith(
            "This sandbox is disposed. Start another one with HoiioSandbox.Start()."));
    }

    [Test]
    public void What_it_has_seen_can_be_read_after_it_is_disposed()
    {
        Do("sms/send", new { dest = FirstPhone, msg = "Hi" });
        Sandbox.Dispose();
        Assert.That((Sandbox.Journal.Entries.Count, Sandbox.Messages().Count, Sandbox.Status.Balance, Sandbox.RequestsBefore(99).Count),
            Is.EqualTo((1, 1, 54.618m, 1)));
    }

    [TestCaseSource(nameof(Arguments))]
    public void What_is_null_is_named(string argument)
    {
        var (parameter, act) = withNull[argument];
        Assert.That(() => act(Sandbox), Throws.ArgumentNullException.With.Property("ParamName").EqualTo(parameter));
    }

    [Test]
    public void Who_waits_may_wait_for_any_time_and_for_ever([Values(-1, 0, 1)] int which)
    {
        var wait = which switch { -1 => Timeout.InfiniteTimeSpan, 0 => TimeSpan.MaxValue, _ => TimeSpan.FromDays(1000) };
        var waiting = Sandbox.WaitForRequestsAsync(wait: wait);
        Assert.That(waiting.IsCompleted, Is.False);
        Do("user/get_info");
        Assert.That(waiting.Result, Has.Count.EqualTo(1));
    }

    [Test]
    public void Nobody_waits_for_less_than_nothing() =>
        Assert.That(() => Sandbox.WaitForNotificationsAsync(wait: TimeSpan.FromSeconds(-1)),
            Throws.InstanceOf<ArgumentOutOfRangeException>()
                .With.Message.StartsWith("'wait' must be zero or more, or Timeout.InfiniteTimeSpan."));

    [Test]
    public void A_filter_of_no_path_is_explained()
    {
        Assert.That(() => Sandbox.WaitForRequestsAsync(path: "sms/sned"),
            Throws.ArgumentException.With.Message.StartsWith("The service has no path 'sms/sned'. Write it like 'sms/send'."));
        Assert.That(() => Sandbox.RequestsBefore(9, path: "/sms/send"),
            Throws.ArgumentException.With.Message.StartsWith("The service has no path '/sms/send'. Write it 'sms/send'."));
    }

    [Test]
    public void Nothing_is_before_the_first_id_that_can_be()
    {
        Do("user/get_info");
        Assert.That(Sandbox.RequestsBefore(long.MinValue), Is.Empty);
    }
}
