using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Ivr;

[TestFixture]
sealed class CallRecordTests : IvrTest
{
    [Test]
    public void A_call_shows_what_it_waits_for_and_the_pressed_keys()
    {
        Do("number/update_forwarding", new { number = VoiceNumber, forward_to = Nowhere });
        var session = Sandbox.IncomingCall(FirstPhone, VoiceNumber);
        var call = Sandbox.Call(session);
        Assert.That((call.Direction, call.From, call.To, call.State, call.WaitsFor, call.Block),
            Is.EqualTo(("incoming", FirstPhone, VoiceNumber, "ringing", "block", "answer")));
        Do("ivr/middle/gather", new { session, msg = "Press two.", max_digits = 2, notify_url = Nowhere });
        call = Sandbox.Press(call.TxnRef, "1");
        Assert.That((call.State, call.WaitsFor, call.Message, call.Keys, call.MaxDigits),
            Is.EqualTo(("ongoing", "keys", "Press two.", "1", 2)));
        call = Sandbox.Press(session, "2");
        Assert.That((call.WaitsFor, call.Message, call.Keys), Is.EqualTo(("block", (string?)null, (string?)null)));
        Do("ivr/middle/record", new { session });
        Assert.That(Sandbox.Call(session).WaitsFor, Is.EqualTo("speech"));
        Sandbox.Speak(session, "Hello");
        Do("ivr/middle/hold", new { session });
        Assert.That(Sandbox.Call(session).WaitsFor, Is.EqualTo("unhold"));
        call = Sandbox.HangUp(session);
        Assert.That((call.State, call.WaitsFor, call.Duration, call.Debit), Is.EqualTo(("ended", (string?)null, 1, 0.010m)));

        Assert.That(call.Blocks.Select(block => $"{block.Block} {block.State} {block.Keys}{block.Speech}".Trim()),
            Is.EqualTo(["answer done", "gather done 12", "record done Hello", "hold interrupted"]));
        Assert.That(call.Blocks[1].Result, Is.EqualTo(new Dictionary<string, string> { ["digits"] = "12" }));
        Assert.That(call.Blocks.Select(block => block.Ended), Is.All.Not.Null);
    }

    [Test]
    public void An_interrupted_block_keeps_the_pressed_keys()
    {
        var session = Dialled();
        Do("ivr/middle/gather", new { session, max_digits = 4 });
        Sandbox.Press(session, "12");
        Do("ivr/end/hangup", new { session, force = "enabled" });
        var blocks = Sandbox.Call(session).Blocks;
        Assert.That(blocks.Select(block => $"{block.Block} {block.State}"), Is.EqualTo(["dial done", "gather interrupted", "hangup done"]));
        Assert.That(blocks[1].Result["digits"], Is.EqualTo("12"));
    }

    [Test]
    public void A_call_keeps_its_latest_200_blocks()
    {
        var session = Dialled();
        for (var i = 0; i < 250; i++)
        {
            Do("ivr/middle/play", new { session, notify_url = Nowhere });
            Pass(0);
        }
        Assert.That(Sandbox.Call(session).Blocks, Has.Count.EqualTo(200));
    }

    [Test]
    public void Calls_are_listed_newest_first_and_can_be_limited_to_live_ones()
    {
        Do("voice/conference", new { dest = FirstPhone, tag = "a" });
        Do("voice/conference", new { dest = FirstPhone, tag = "b" });
        Sandbox.HangUp("AA-C-141148");
        Do("voice/conference", new { dest = FirstPhone, tag = "c" });
        Assert.That(Sandbox.Calls().Select(call => call.Tag), Is.EqualTo(["c", "b", "a"]));
        Assert.That(Sandbox.Calls(isLiveOnly: true).Select(call => call.Tag), Is.EqualTo(["c", "a"]));
        Assert.That(Sandbox.Calls(limit: 1).Select(call => call.Tag), Is.EqualTo(["c"]));
    }
}
