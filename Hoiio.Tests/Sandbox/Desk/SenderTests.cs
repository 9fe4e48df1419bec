using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Desk;

/// <summary>Senders of calls, messages and faxes: numbers, short codes, names and withheld numbers.</summary>
sealed class SenderTests : DeskTest
{
    [Test]
    public void A_call_with_a_withheld_number_rings_and_can_be_answered()
    {
        Put("numbers/%2B6500000000", $$"""{"forward_to": "{{Nowhere}}"}""");
        var call = Post("calls", """{"from": "private", "to": "+6500000000"}""");
        Assert.That(Texts(call, "direction", "from", "to", "state"), Is.EqualTo(["incoming", "private", VoiceNumber, "ringing"]));
        Assert.That(LastFields("call_state", "from", "to"), Is.EqualTo(["ringing", "private", VoiceNumber]));

        var session = Text(call, "session");
        Do("ivr/middle/gather", new { session, max_digits = 1, notify_url = Nowhere });
        Post($"calls/{session}/keys", """{"keys": "1"}""");
        Do("ivr/end/transfer", new { session, dest = SecondPhone, caller_id = "private", notify_url = Nowhere });
        Pass(10);
        Assert.That(LastFields("ivr_block", "transfer_status"), Is.EqualTo(["transfer", "answered"]));
        Delete($"calls/{session}");
        Assert.That(LastFields("call_state", "from", "debit"), Is.EqualTo(["ended", "private", "0.028"]));
        Assert.That(Texts(Do("voice/get_history")["entries"]![0]!, "dest1", "number"), Is.EqualTo(["private", VoiceNumber]));
    }

    [Test]
    public void Two_calls_with_withheld_numbers_are_independent()
    {
        var first = Text(Post("calls", """{"from": "private", "to": "+6500000000"}"""), "session");
        var second = Text(Post("calls", """{"from": "private", "to": "+6500000000"}"""), "session");
        Delete($"calls/{first}");
        Assert.That(All(Get("calls"), "state"), Is.EqualTo(["ringing", "ended"]));
        Assert.That(All(Get("calls?live=true"), "session"), Is.EqualTo([second]));
    }

    [Test]
    public void A_fax_may_have_a_withheld_number()
    {
        Put("numbers/%2B6500000000", $$"""{"mode": "fax", "forward_to": "{{Nowhere}}"}""");
        var fax = Post("faxes", """{"from": "private", "to": "+6500000000"}""");
        Pass(30);
        Assert.That(LastFields("from", "fax_status"), Is.EqualTo(["private", "answered"]));
        Assert.That(Http.GetStringAsync(Text(fax, "fax_url")).Result, Does.Contain("(Fax from private)"));
    }

    [TestCase("+6511111111")]
    [TestCase("888")]
    [TestCase("12345678")]
    [TestCase("Hoiio")]
    [TestCase("A")]
    [TestCase("AT&T")]
    [TestCase("Dr. No-1 SG")]
    [TestCase("1stBank")]
    [TestCase("private")]
    public void An_SMS_may_come_from_a_number_a_short_code_or_a_name(string from)
    {
        Put("numbers/%2B6599999999", $$"""{"forward_sms_to": "{{Nowhere}}"}""");
        var sms = Post("messages", $$"""{"from": "{{from}}", "to": "+6599999999", "text": "Hello"}""");
        Assert.That(Texts(sms, "from", "status"), Is.EqualTo([from, "received"]));
        Assert.That(LastFields("from", "msg"), Is.EqualTo([from, "Hello"]));
        Assert.That(Text(Do("sms/query_status", new { txn_ref = Text(sms, "txn_ref") }), "src"), Is.EqualTo(from));
        Assert.That(All(Get($"messages?number={Uri.EscapeDataString(from)}"), "from"), Is.EqualTo([from]));
    }

    [TestCase("")]
    [TestCase("12")]
    [TestCase("123456789")]
    [TestCase("6511111111")]
    [TestCase("+65")]
    [TestCase("Twelve chars")]
    [TestCase("---")]
    [TestCase(" Hoiio")]
    [TestCase("Hoiio ")]
    [TestCase("Hoi\\nio")]
    [TestCase("Hoiio\\n")]
    public void An_invalid_sender_of_an_SMS_is_refused_with_the_valid_formats(string from) =>
        Assert.That(Problem(HttpMethod.Post, "messages", $$"""{"from": "{{from}}", "to": "+6599999999", "text": "Hello"}"""),
            Is.EqualTo((400, $"'{from.Replace("\\n", "\n")}' is not a valid sender of an SMS. Write + and 8 to 15 "
                + "digits, a short code of 3 to 8 digits, or a name of at most 11 characters with at least one letter.")));

    [TestCase("")]
    [TestCase("Private")]
    [TestCase("Hoiio")]
    [TestCase("12345")]
    public void A_call_or_fax_from_an_invalid_number_is_refused(string from)
    {
        var body = $$"""{"from": "{{from}}", "to": "+6500000000"}""";
        Assert.That(Problem(HttpMethod.Post, "calls", body), Is.EqualTo(
            (400, $"'{from}' is not a phone number. Write + and 8 to 15 digits, or private for a withheld number.")));
        Put("numbers/%2B6500000000", """{"mode": "fax"}""");
        Assert.That(Code(HttpMethod.Post, "faxes", body), Is.EqualTo(400));
    }

    [Test]
    public void A_withheld_number_cannot_be_picked_up() =>
        Assert.That(Code(HttpMethod.Put, "phones/private"), Is.EqualTo(400));
}
