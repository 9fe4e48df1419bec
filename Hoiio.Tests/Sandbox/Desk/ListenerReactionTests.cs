using System.Text.Json.Nodes;
using HoiioSdk.Sandbox;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Desk;

/// <summary>Actions at a phone return the call after its listener has reacted, in C# and over HTTP.</summary>
sealed class ListenerReactionTests : DeskTest
{
    [Test]
    public void Pressing_keys_returns_the_call_after_its_listener_has_reacted([Values] bool isOverHttp) =>
        Assert.That(BlockAfter(isOverHttp, "gather", (session, overHttp) => overHttp
            ? Post($"calls/{session}/keys", """{"keys": "1#"}""")
            : Json(Sandbox.Press(session, "1#"))), Is.EqualTo("play"));

    [Test]
    public void Speaking_returns_the_call_after_its_listener_has_reacted([Values] bool isOverHttp) =>
        Assert.That(BlockAfter(isOverHttp, "record", (session, overHttp) => overHttp
            ? Post($"calls/{session}/speech", """{"text": "Hello"}""")
            : Json(Sandbox.Speak(session, "Hello"))), Is.EqualTo("play"));

    [Test]
    public void Answering_returns_the_call_after_its_listener_has_reacted([Values] bool isOverHttp)
    {
        Sandbox.PickUpPhone(FirstPhone);
        Assert.That(BlockAfter(isOverHttp, "", (session, overHttp) => overHttp
            ? Post($"calls/{session}/answer")
            : Json(Sandbox.Answer(session))), Is.EqualTo("play"));
    }

    [Test]
    public void Hanging_up_returns_the_ended_call([Values] bool isOverHttp)
    {
        var session = Sandbox.IncomingCall(FirstPhone, VoiceNumber);
        Assert.That(Text(isOverHttp ? Delete($"calls/{session}") : Json(Sandbox.HangUp(session)), "state"), Is.EqualTo("ended"));
    }

    [Test]
    public void If_the_listener_resets_the_sandbox_the_call_before_the_reset_is_returned()
    {
        using var listener = new Listener(_ => Sandbox.Reset());
        var session = Sandbox.IncomingCall(FirstPhone, VoiceNumber);
        Do("ivr/middle/gather", new { session, max_digits = 1, notify_url = listener.Url });
        Assert.That(Sandbox.Press(session, "1").Session, Is.EqualTo(session));
    }

    /// <summary>Returns the block of a call after an action at its phone. The listener reacts by playing a message.</summary>
    string BlockAfter(bool isOverHttp, string block, Func<string, bool, JsonNode> action)
    {
        using var listener = new Listener(form =>
            Do("ivr/middle/play", new { session = form["session"], msg = "Thank you.", notify_url = Nowhere }));
        var session = block.Length == 0
            ? Text(Do("ivr/start/dial", new { dest = FirstPhone, notify_url = listener.Url }), "session")
            : Sandbox.IncomingCall(FirstPhone, VoiceNumber);
        if (block.Length > 0)
            Do($"ivr/middle/{block}", new { session, notify_url = listener.Url });
        return Text(action(session, isOverHttp), "block");
    }

    static JsonObject Json(SandboxCall call) => new JsonObject { ["block"] = call.Block, ["state"] = call.State };
}
