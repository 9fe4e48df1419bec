using System.Text.Json.Nodes;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Voice;

[TestFixture]
sealed class ConferenceServiceTests : SandboxTest
{
    const string ThreePeople = "+6511111111,+6522222222,+6533333333";

    [Test]
    public void The_references_are_a_text_for_voice_conference_and_an_array_for_conference_call()
    {
        Assert.That(Text(Do("voice/conference", new { dest = "+6511111111,+6522222222" }), "txn_refs"),
            Is.EqualTo("AA-C-141147,AA-C-141148"));
        Assert.That(Do("conference/call", new { dest = "+6511111111,+6522222222" })["txn_refs"], Is.InstanceOf<JsonArray>());
    }

    [Test]
    public void A_room_has_a_name_and_more_phones_can_join_later()
    {
        Assert.That(Text(Do("voice/conference", new { dest = ThreePeople }), "room"), Is.EqualTo("R123"));
        Assert.That(Text(Do("voice/conference", new { dest = "+6544444444", room = "R123" }), "room"), Is.EqualTo("R123"));
        Assert.That(Text(Do("voice/conference", new { dest = FirstPhone, room = "my.123.abc_room" }), "room"),
            Is.EqualTo("my.123.abc_room"));
    }

    [Test]
    public void A_generated_room_name_differs_from_existing_ones()
    {
        var first = Text(Do("voice/conference", new { dest = FirstPhone }), "room");
        var next = $"R{int.Parse(first[1..], System.Globalization.CultureInfo.InvariantCulture) + 1}";
        Do("voice/conference", new { dest = FirstPhone, room = next });

        Assert.That(Text(Do("voice/conference", new { dest = SecondPhone }), "room"), Is.Not.EqualTo(next));
    }

    [TestCase("a room")]
    [TestCase("room/1")]
    [TestCase("123456789012345678901234567890123")]
    public void An_invalid_room_name_is_refused(string room) =>
        Assert.That(StatusOf("voice/conference", new { dest = FirstPhone, room }), Is.EqualTo("error_invalid_room"));

    [Test]
    public void Hanging_up_removes_one_participant_and_each_is_charged_separately()
    {
        Do("voice/conference", new { dest = ThreePeople, notify_url = Nowhere });
        Pass(30);
        Do("voice/hangup", new { txn_ref = "AA-C-141148" });
        Pass(0);
        Assert.That(LastNotification.Fields["txn_ref"], Is.EqualTo("AA-C-141148"));
        Assert.That(Text(Do("voice/query_status", new { txn_ref = "AA-C-141148" }), "debit"), Is.EqualTo("0.018"));
        Assert.That(Text(Do("voice/query_status", new { txn_ref = "AA-C-141147" }), "call_status_dest1"), Is.EqualTo("ongoing"));
        Pass(120);
        Assert.That(Text(Do("voice/query_status", new { txn_ref = "AA-C-141147" }), "debit"), Is.EqualTo("0.036"));
        Assert.That(Sandbox.Notifications, Has.Count.EqualTo(3));
    }

    [Test]
    public void Each_number_gets_a_call_of_its_own_with_the_tag()
    {
        Do("voice/conference", new { dest = $"{FirstPhone}, {SecondPhone}", tag = "myapp" });
        Assert.That(Texts(Do("voice/query_status", new { txn_ref = "AA-C-141147" }), "dest1", "tag"), Is.EqualTo([FirstPhone, "myapp"]));
        Assert.That(Texts(Do("voice/query_status", new { txn_ref = "AA-C-141148" }), "dest1", "tag"), Is.EqualTo([SecondPhone, "myapp"]));
    }

    [Test]
    public void A_conference_needs_credit_for_one_minute_of_each_participant()
    {
        Sandbox.SetCredit(0.053m);
        Assert.That(StatusOf("voice/conference", new { dest = ThreePeople }), Is.EqualTo("error_insufficient_credit"));
        Sandbox.SetCredit(0.054m);
        Do("voice/conference", new { dest = ThreePeople });
    }

    [Test]
    public void The_phones_ring_one_after_another()
    {
        Do("voice/conference", new { dest = "+6511111111,+6522222222", notify_url = Nowhere });
        Pass(93);
        Assert.That(Sandbox.Notifications, Has.Count.EqualTo(1));
        Pass(3);
        Assert.That(Sandbox.Notifications, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_room_has_at_most_eight_participants()
    {
        var nine = string.Join(',', Enumerable.Repeat(FirstPhone, 9));
        Assert.That(StatusOf("voice/conference", new { dest = nine }), Is.EqualTo("error_dest_too_many"));
        Do("voice/conference", new { dest = nine[..^12], room = "full" });
        Assert.That(StatusOf("voice/conference", new { dest = SecondPhone, room = "full" }), Is.EqualTo("error_dest_too_many"));
        Assert.That(StatusOf("voice/conference", new { dest = SecondPhone }), Is.EqualTo("error_concurrent_call_limit_reached"));
        Assert.That(StatusOf("ivr/end/transfer", new { session = Sandbox.IncomingCall(FirstPhone, VoiceNumber), dest = "room:full" }),
            Is.EqualTo("error_invalid_room"));
        foreach (var call in new[] { "AA-C-141147", "AA-C-141148" })
            Do("voice/hangup", new { txn_ref = call });
        Do("voice/conference", new { dest = SecondPhone, room = "full" });
    }

    [TestCase("+6511111111,12", "error_dest_invalid")]
    [TestCase(",", "error_dest_invalid")]
    [TestCase("+6511111111,+6511110501", "error_dest_not_supported")]
    public void A_list_with_an_invalid_number_is_refused_as_a_whole(string dest, string error)
    {
        Assert.That(StatusOf("voice/conference", new { dest }), Is.EqualTo(error));
        Assert.That(Count(Do("voice/get_history")), Is.Zero);
    }

    [Test]
    public void A_participant_can_be_muted_unmuted_and_kicked()
    {
        Do("conference/call", new { dest = FirstPhone });
        Pass(10);
        Do("conference/moderate", new { txn_ref = "AA-C-141147", action = "mute" });
        Do("conference/moderate", new { txn_ref = "AA-C-141147", action = "unmute" });
        Assert.That(Text(Do("voice/query_status", new { txn_ref = "AA-C-141147" }), "call_status_dest1"), Is.EqualTo("ongoing"));
        Do("conference/moderate", new { txn_ref = "AA-C-141147", action = "kick" });
        Assert.That(Text(Do("voice/query_status", new { txn_ref = "AA-C-141147" }), "call_status_dest1"), Is.EqualTo("answered"));
        Assert.That(StatusOf("conference/moderate", new { txn_ref = "AA-C-141147", action = "kick" }), Is.EqualTo("error_invalid_txn_ref"));
        Do("voice/call", new { dest2 = SecondPhone });
        Assert.That(StatusOf("conference/moderate", new { txn_ref = "AA-C-141148", action = "kick" }),
            Is.EqualTo("error_invalid_txn_ref"), "not a conference");
        Assert.That(StatusOf("conference/moderate", new { txn_ref = "AA-C-141147", action = "sing" }), Is.EqualTo("error_action_invalid"));
    }
}
