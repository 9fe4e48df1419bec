using System.Text.Json.Nodes;
using HoiioSdk.Sandbox;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Desk;

/// <summary>Whoever acts at a phone gets the call as it is once its listener has answered, in C# and over HTTP.</summary>
sealed class SettledCallTests : DeskTest
{
    [Test]
    public void Keys_give_the_call_as_its_listener_has_left_it([Values] bool isOverHttp) =>
        Assert.That(Block(isOverHttp, "gather", (session, desk) => desk
            ? Post($"calls/{session}/keys", """{"keys": "1#"}""")
            : Json(Sandbox.Press(session, "1#"))), Is.EqualTo("play"));

    [Test]
    public void Speech_gives_the_call_as_its_listener_has_left_it([Values] bool isOverHttp) =>
        Assert.That(Block(isOverHttp, "record", (session, desk) => desk
            ? Post($"calls/{session}/speech", """{"text": "Hello"}""")
            : Json(Sandbox.Speak(session, "Hello"))), Is.EqualTo("play"));

    [Test]
    public void An_answer_gives_the_call_as_its_listener_has_left_it([Values] bool isOverHttp)
    {
        Sandbox.PickUpPhone(FirstPhone);
        Assert.That(Block(isOverHttp, "", (session, desk) => desk
            ? Post($"calls/{session}/answer")
            : Json(Sandbox.Answer(session))), Is.EqualTo("play"));
    }

    [Test]
    public void A_phone_that_is_put_down_gives_the_call_that_is_over([Values] bool isOverHttp)
    {
        var session = Sandbox.IncomingCall(FirstPhone, VoiceNumber);
        Assert.That(Text(isOverHttp ? Delete($"calls/{session}") : Json(Sandbox.HangUp(session)), "state"), Is.EqualTo("ended"));
    }

    [Test]
    public void A_listener_that_resets_the_sandbox_leaves_the_call_as_it_was_then()
    {
        using var listener = new Listener(_ => Sandbox.Reset());
        var session = Sandbox.IncomingCall(FirstPhone, VoiceNumber);
        Do("ivr/middle/gather", new { session, max_digits = 1, notify_url = listener.Url });
        Assert.That(Sandbox.Press(session, "1").Session, Is.EqualTo(session));
    }

    /// <summary>The block that a call is at after something was done at its phone, whose listener plays a message then.</summary>
    string Block(bool isOverHttp, string block, Func<string, bool, JsonNode> act)
    {
        using var listener = new Listener(form =>
            Do("ivr/middle/play", new { session = form["session"], msg = "Thank you.", notify_url = Nowhere }));
        var session = block.Length == 0
            ? Text(Do("ivr/start/dial", new { dest = FirstPhone, notify_url = listener.Url }), "session")
            : Sandbox.IncomingCall(FirstPhone, VoiceNumber);
        if (block.Length > 0)
            Do($"ivr/middle/{block}", new { session, notify_url = listener.Url });
        return Text(act(session, isOverHttp), "block");
    }

    static JsonObject Json(SandboxCall call) => new JsonObject { ["block"] = call.Block, ["state"] = call.State };
}
