using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.World;

/// <summary>Effects of the readings on calls and their blocks.</summary>
[TestFixture]
sealed class IvrReadingTests : ReadingTest
{
    [TestCase("always", "ringing: from to, ongoing: from to, ended: from to")]
    [TestCase("ends", "ringing: from to, ongoing: , ended: from to")]
    public void The_parties_of_an_incoming_call_are_always_notified_or_only_at_start_and_end(string value, string expected)
    {
        Sandbox.SetReadings($"parties={value}");
        PlayIncomingCall();

        var parties = Sandbox.Notifications.Select(sent =>
            $"{sent.Fields["call_state"]}: {string.Join(' ', sent.Fields.Keys.Where(name => name is "from" or "to"))}");
        Assert.That(string.Join(", ", parties), Is.EqualTo(expected));
        Assert.That(LastFields("from", "to"), Is.EqualTo([FirstPhone, SmsNumber]));
    }

    [TestCase("always")]
    [TestCase("ends")]
    public void Notifications_of_outgoing_calls_have_no_parties(string value)
    {
        Sandbox.SetReadings($"parties={value}");
        PlayGather();
        Assert.That(Sandbox.Notifications.SelectMany(sent => sent.Fields.Keys), Has.None.EqualTo("from").And.None.EqualTo("to"));
    }

    [TestCase("record_url")]
    [TestCase("monitor_url")]
    public void The_recording_of_a_monitored_call_is_record_url_or_monitor_url(string value)
    {
        Sandbox.SetReadings($"recording={value}");
        var session = Dialled();
        Do("ivr/middle/monitor", new { session, notify_url = Nowhere });
        Do("ivr/middle/record", new { session, notify_url = Nowhere });
        Sandbox.Speak(session, "Hello");
        Assert.That(LastFields("record_url").Single(), Does.EndWith("/recording.mp3"), "a record block does not depend on the reading");
        Sandbox.HangUp(session);
        Pass(0);

        Assert.That(LastNotification.Fields.Keys.Where(name => name.EndsWith("_url", StringComparison.Ordinal)), Is.EqualTo([value]));
        var notification = Sandbox.Client.Notification(LastNotification.Body);
        Assert.That(((string)notification.record_url, (string)notification.monitor_url),
            Is.EqualTo((LastFields(value)[0], LastFields(value)[0])));
    }

    [TestCase("goes_on", "gather ongoing ")]
    [TestCase("ends", "gather ended ")]
    public void A_gather_without_keys_continues_or_ends_the_call(string value, string expected)
    {
        Sandbox.SetReadings($"gather={value}");
        var session = PlayGather();

        Assert.That(string.Join(' ', LastFields("ivr_block", "call_state", "digits")), Is.EqualTo(expected));
        Assert.That(Sandbox.Call(session).State, Is.EqualTo(value == "ends" ? "ended" : "ongoing"));
        Assert.That(Sandbox.Call(session).Blocks[^1].State, Is.EqualTo("done"));
    }

    [TestCase("goes_on")]
    [TestCase("ends")]
    public void A_gather_with_keys_continues_the_call(string value)
    {
        Sandbox.SetReadings($"gather={value}");
        var session = Dialled();
        foreach (var keys in new[] { "1", "#" })
        {
            Do("ivr/middle/gather", new { session, notify_url = Nowhere });
            Sandbox.Press(session, keys);
            Pass(60);
            Assert.That(LastFields("call_state").Single(), Is.EqualTo("ongoing"), keys);
        }
    }

    [TestCase("free", "success_ok")]
    [TestCase("force", "error_session_not_ready")]
    public void A_hangup_during_a_block_is_accepted_or_requires_force(string value, string expected)
    {
        Sandbox.SetReadings($"hangup={value}");
        var session = Dialled();
        Do("ivr/middle/play", new { session, msg = "Hi", notify_url = Nowhere });
        Assert.That(StatusOf("ivr/end/hangup", new { session, msg = "Bye" }), Is.EqualTo(expected));
        if (value == "force")
            Do("ivr/end/hangup", new { session, force = "enabled" });
        Assert.That(Sandbox.Call(session).State, Is.EqualTo("ended"));

        var between = Dialled();
        Do("ivr/end/hangup", new { session = between });
        var ringing = Sandbox.IncomingCall(FirstPhone, VoiceNumber);
        Do("ivr/end/hangup", new { session = ringing });
    }

    [TestCase("gather")]
    [TestCase("record")]
    [TestCase("monitor")]
    public void A_notify_url_is_optional_or_required_for_a_block_with_a_result(string block)
    {
        var session = Dialled();
        Sandbox.SetReadings("block_url=required");
        Assert.That(StatusOf($"ivr/middle/{block}", new { session }), Is.EqualTo("error_notify_url_param_missing"));
        Assert.That(StatusOf($"ivr/middle/{block}", new { session, notify_url = "x" }), Is.EqualTo("error_invalid_notify_url"));
        Do("ivr/middle/play", new { session, msg = "Hi" });
        Pass(60);

        session = Dialled();
        Do($"ivr/middle/{block}", new { session, notify_url = Nowhere });
        Sandbox.SetReadings("block_url=optional");
        Do($"ivr/middle/{block}", new { session = Dialled() });
    }

    [TestCase("1000", 1000)]
    [TestCase("500", 500)]
    public void The_maximum_length_of_a_message_is_that_of_the_reading(string value, int maxLength)
    {
        Sandbox.SetReadings($"block_message={value}");
        Assert.That(StatusOf("ivr/start/dial", new { dest = FirstPhone, msg = new string('x', maxLength + 1) }),
            Is.EqualTo("error_msg_invalid_length"));
        var session = Dialled();
        Assert.That(StatusOf("ivr/middle/play", new { session, msg = new string('x', maxLength + 1) }),
            Is.EqualTo("error_msg_invalid_length"));
        Do("ivr/middle/play", new { session, msg = new string('x', maxLength) });
    }
}
