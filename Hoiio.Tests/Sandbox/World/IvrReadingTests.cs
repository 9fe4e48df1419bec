using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.World;

/// <summary>What a client sees of the blocks of a call by each value of a reading.</summary>
[TestFixture]
sealed class IvrReadingTests : ReadingTest
{
    [TestCase("always", "ringing: from to, ongoing: from to, ended: from to")]
    [TestCase("ends", "ringing: from to, ongoing: , ended: from to")]
    public void The_parties_of_an_incoming_call_are_notified_always_or_at_both_ends(string value, string expected)
    {
        Sandbox.SetReadings($"parties={value}");
        PlayIncomingCall();

        var parties = Sandbox.Notifications.Select(one =>
            $"{one.Fields["call_state"]}: {string.Join(' ', one.Fields.Keys.Where(name => name is "from" or "to"))}");
        Assert.That(string.Join(", ", parties), Is.EqualTo(expected));
        Assert.That(Heard("from", "to"), Is.EqualTo([FirstPhone, SmsNumber]));
    }

    [TestCase("always")]
    [TestCase("ends")]
    public void A_call_that_goes_out_has_no_parties(string value)
    {
        Sandbox.SetReadings($"parties={value}");
        PlayGather();
        Assert.That(Sandbox.Notifications.SelectMany(one => one.Fields.Keys), Has.None.EqualTo("from").And.None.EqualTo("to"));
    }

    [TestCase("record_url")]
    [TestCase("monitor_url")]
    public void The_recording_of_a_monitored_call_has_one_name_or_the_other(string value)
    {
        Sandbox.SetReadings($"recording={value}");
        var session = Dialled();
        Do("ivr/middle/monitor", new { session, notify_url = Nowhere });
        Do("ivr/middle/record", new { session, notify_url = Nowhere });
        Sandbox.Speak(session, "Hello");
        Assert.That(Heard("record_url").Single(), Does.EndWith("/recording.mp3"), "of record there is one reading");
        Sandbox.HangUp(session);
        Pass(0);

        Assert.That(LastNotification.Fields.Keys.Where(name => name.EndsWith("_url", StringComparison.Ordinal)), Is.EqualTo([value]));
        var heard = Sandbox.Client.Notification(LastNotification.Body);
        Assert.That(((string)heard.record_url, (string)heard.monitor_url), Is.EqualTo((Heard(value)[0], Heard(value)[0])));
    }

    [TestCase("goes_on", "gather ongoing ")]
    [TestCase("ends", "gather ended ")]
    public void A_gather_without_a_key_goes_on_or_ends_the_call(string value, string expected)
    {
        Sandbox.SetReadings($"gather={value}");
        var session = PlayGather();

        Assert.That(string.Join(' ', Heard("ivr_block", "call_state", "digits")), Is.EqualTo(expected));
        Assert.That(Sandbox.Call(session).State, Is.EqualTo(value == "ends" ? "ended" : "ongoing"));
        Assert.That(Sandbox.Call(session).Blocks[^1].State, Is.EqualTo("done"));
    }

    [TestCase("goes_on")]
    [TestCase("ends")]
    public void A_gather_with_a_key_goes_on(string value)
    {
        Sandbox.SetReadings($"gather={value}");
        var session = Dialled();
        foreach (var keys in new[] { "1", "#" })
        {
            Do("ivr/middle/gather", new { session, notify_url = Nowhere });
            Sandbox.Press(session, keys);
            Pass(60);
            Assert.That(Heard("call_state").Single(), Is.EqualTo("ongoing"), keys);
        }
    }

    [TestCase("free", "success_ok")]
    [TestCase("force", "error_session_not_ready")]
    public void A_hangup_in_the_middle_of_a_block_is_free_or_needs_force(string value, string expected)
    {
        Sandbox.SetReadings($"hangup={value}");
        var session = Dialled();
        Do("ivr/middle/play", new { session, msg = "Hi", notify_url = Nowhere });
        Assert.That(Refused("ivr/end/hangup", new { session, msg = "Bye" }), Is.EqualTo(expected));
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
    public void A_block_with_a_result_does_without_a_notify_url_or_needs_it(string block)
    {
        var session = Dialled();
        Sandbox.SetReadings("block_url=required");
        Assert.That(Refused($"ivr/middle/{block}", new { session }), Is.EqualTo("error_notify_url_param_missing"));
        Assert.That(Refused($"ivr/middle/{block}", new { session, notify_url = "x" }), Is.EqualTo("error_invalid_notify_url"));
        Do("ivr/middle/play", new { session, msg = "Hi" });
        Pass(60);

        session = Dialled();
        Do($"ivr/middle/{block}", new { session, notify_url = Nowhere });
        Sandbox.SetReadings("block_url=optional");
        Do($"ivr/middle/{block}", new { session = Dialled() });
    }

    [TestCase("1000", 1000)]
    [TestCase("500", 500)]
    public void The_message_of_a_block_has_its_longest_length(string value, int longest)
    {
        Sandbox.SetReadings($"block_message={value}");
        Assert.That(Refused("ivr/start/dial", new { dest = FirstPhone, msg = new string('x', longest + 1) }),
            Is.EqualTo("error_msg_invalid_length"));
        var session = Dialled();
        Assert.That(Refused("ivr/middle/play", new { session, msg = new string('x', longest + 1) }),
            Is.EqualTo("error_msg_invalid_length"));
        Do("ivr/middle/play", new { session, msg = new string('x', longest) });
    }
}
