using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Ivr;

[TestFixture]
sealed class IvrRecordingTests : IvrTest
{
    [Test]
    public void A_recording_contains_the_spoken_words()
    {
        var session = Dialled();
        Do("ivr/middle/record", new { session, msg = "After the tone.", notify_url = Nowhere });
        Sandbox.Speak(session, "Call me back, please.");
        Assert.That(LastBlock, Is.EqualTo("record ongoing"));
        Assert.That(Http.GetStringAsync(LastNotification.Fields["record_url"]).Result, Is.EqualTo("Call me back, please."));
    }

    [Test]
    public void A_recording_ends_at_its_max_duration_or_a_hash()
    {
        var session = Dialled();
        Do("ivr/middle/record", new { session, msg = "Speak.", max_duration = 60, notify_url = Nowhere });
        Pass(64);
        Assert.That(LastBlock, Is.EqualTo("dial ongoing"));
        Pass(1);
        Assert.That(LastBlock, Is.EqualTo("record ongoing"));
        Do("ivr/middle/record", new { session, notify_url = Nowhere });
        Sandbox.Press(session, "#");
        Assert.That(Sandbox.Notifications, Has.Count.EqualTo(3));
    }

    [Test]
    public void A_recording_takes_30_seconds_by_default()
    {
        Do("ivr/middle/record", new { session = Dialled(), notify_url = Nowhere });
        Pass(29);
        Assert.That(LastBlock, Is.EqualTo("dial ongoing"));
        Pass(1);
        Assert.That(LastBlock, Is.EqualTo("record ongoing"));
    }

    [Test]
    public void Hanging_up_ends_a_recording_and_delivers_it()
    {
        var session = Dialled();
        Do("ivr/middle/record", new { session, notify_url = Nowhere });
        Sandbox.HangUp(session);
        Assert.That(LastBlock, Is.EqualTo("record ended"));
        Assert.That(LastNotification.Fields, Contains.Key("record_url").And.ContainKey("debit"));
    }

    [Test]
    public void The_recording_of_a_monitored_call_is_sent_to_its_monitor_notify_url_after_the_call()
    {
        var session = Dialled();
        Do("ivr/middle/monitor", new { session, msg = "This is recorded.", notify_url = Nowhere, monitor_notify_url = Nowhere + "/tape" });
        Pass(10);
        Assert.That(LastBlock, Is.EqualTo("monitor ongoing"));
        Assert.That(StatusOf("ivr/middle/monitor", new { session }), Is.EqualTo("error_monitor_in_progress"));
        Sandbox.HangUp(session);
        Assert.That(LastNotification.Url, Does.EndWith("/tape"));
        Assert.That(LastNotification.Fields, Contains.Key("record_url"));
    }

    [Test]
    public void Without_a_monitor_notify_url_the_recording_is_sent_to_the_notify_url()
    {
        var session = Dialled();
        Do("ivr/middle/monitor", new { session, notify_url = Nowhere + "/block" });
        Sandbox.HangUp(session);
        Assert.That(LastNotification.Url, Does.EndWith("/block"));
        Assert.That(LastNotification.Fields, Contains.Key("record_url"));
    }
}
