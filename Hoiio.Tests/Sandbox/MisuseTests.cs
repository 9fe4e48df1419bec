using HoiioSdk.Sandbox;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox;

/// <summary>Incorrect use of the sandbox by a test.</summary>
[TestFixture]
sealed class MisuseTests : SandboxTest
{
    static readonly Dictionary<string, Action<HoiioSandbox>> actions = new()
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

    static readonly Dictionary<string, (string Parameter, Action<HoiioSandbox> Call)> nullArguments = new()
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

    static IEnumerable<string> Actions => actions.Keys;

    static IEnumerable<string> Arguments => nullArguments.Keys;

    [TestCaseSource(nameof(Actions))]
    public void A_disposed_sandbox_throws_and_says_how_to_start_another(string action)
    {
        Sandbox.Dispose();
        Assert.That(() => actions[action](Sandbox), Throws.InstanceOf<ObjectDisposedException>().With.Message.StartsWith(
            "This sandbox is disposed. Start another one with HoiioSandbox.Start()."));
    }

    [Test]
    public void The_records_of_a_disposed_sandbox_remain_readable()
    {
        Do("sms/send", new { dest = FirstPhone, msg = "Hi" });
        Sandbox.Dispose();
        Assert.That((Sandbox.Journal.Entries.Count, Sandbox.Messages().Count, Sandbox.Status.Balance, Sandbox.RequestsBefore(99).Count),
            Is.EqualTo((1, 1, 54.618m, 1)));
    }

    [TestCaseSource(nameof(Arguments))]
    public void A_null_argument_throws_with_its_parameter_name(string argument)
    {
        var (parameter, call) = nullArguments[argument];
        Assert.That(() => call(Sandbox), Throws.ArgumentNullException.With.Property("ParamName").EqualTo(parameter));
    }

    [Test]
    public void Waiting_accepts_any_timeout_including_infinite([Values(-1, 0, 1000)] int days)
    {
        var wait = days switch { -1 => Timeout.InfiniteTimeSpan, 0 => TimeSpan.MaxValue, _ => TimeSpan.FromDays(days) };
        var waiting = Sandbox.WaitForRequestsAsync(wait: wait);
        Assert.That(waiting.IsCompleted, Is.False);
        Do("user/get_info");
        Assert.That(waiting.Result, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_negative_timeout_is_refused() =>
        Assert.That(() => Sandbox.WaitForNotificationsAsync(wait: TimeSpan.FromSeconds(-1)),
            Throws.InstanceOf<ArgumentOutOfRangeException>()
                .With.Message.StartsWith("'wait' must be zero or more, or Timeout.InfiniteTimeSpan."));

    [Test]
    public void A_filter_with_an_unknown_path_throws_and_suggests_the_spelling()
    {
        Assert.That(() => Sandbox.WaitForRequestsAsync(path: "sms/sned"),
            Throws.ArgumentException.With.Message.StartsWith("The service has no path 'sms/sned'. Write it like 'sms/send'."));
        Assert.That(() => Sandbox.RequestsBefore(9, path: "/sms/send"),
            Throws.ArgumentException.With.Message.StartsWith("The service has no path '/sms/send'. Write it 'sms/send'."));
    }

    [Test]
    public void RequestsBefore_returns_nothing_for_the_lowest_id()
    {
        Do("user/get_info");
        Assert.That(Sandbox.RequestsBefore(long.MinValue), Is.Empty);
    }
}
