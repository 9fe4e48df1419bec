using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Messages;

[TestFixture]
sealed class SmsServiceTests : SandboxTest
{
    static readonly TestCaseData[] Splits =
    [
        new(new string('a', 160), 1, false),
        new(new string('a', 161), 2, false),
        new(new string('a', 306), 2, false),
        new(new string('a', 307), 3, false),
        new(new string('a', 459), 3, false),
        new(new string('a', 160) + "~", 2, false),
        new(new string('a', 159) + "~", 1, false),
        new(new string('a', 159) + "€", 2, false),
        new(new string('a', 158) + "€", 1, false),
        new(new string('[', 80), 1, false),
        new("a" + new string('\n', 80), 2, false),
        new(@"\^{}|]" + new string('a', 148), 1, false),
        new(@"\^{}|]" + new string('a', 149), 2, false),
        new(new string('é', 70), 1, true),
        new(new string('é', 71), 2, true),
        new(new string('你', 134), 2, true),
        new(new string('你', 135), 3, true),
        new(new string('你', 201), 3, true),
        new("é" + new string('[', 69), 1, true),
    ];

    [TestCaseSource(nameof(Splits))]
    public void The_rate_query_and_the_sent_SMS_have_the_same_parts_and_price(string msg, int parts, bool isUnicode)
    {
        var rate = Do("sms/get_rate", new { dest = FirstPhone, msg });
        var sent = Do("sms/query_status", new { txn_ref = Text(Do("sms/send", new { dest = FirstPhone, msg }), "txn_ref") });
        Assert.That(Text(rate, "split_count"), Is.EqualTo($"{parts}"));
        Assert.That((bool)rate["is_unicode"]!, Is.EqualTo(isUnicode));
        Assert.That(Texts(sent, "split_count", "rate", "debit"),
            Is.EqualTo([Text(rate, "split_count"), Text(rate, "rate"), Text(rate, "total_cost")]));
        Assert.That(Text(rate, "total_cost"), Is.EqualTo($"0.{32 * parts:000}"));
    }

    [TestCase(460, 'a')]
    [TestCase(202, '你')]
    [TestCase(230, '[')]
    public void A_text_of_more_than_three_parts_is_refused(int length, char letter)
    {
        var msg = new string(letter, length);
        Assert.That(StatusOf("sms/send", new { dest = FirstPhone, msg }), Is.EqualTo("error_msg_too_big"));
        Assert.That(StatusOf("sms/get_rate", new { dest = FirstPhone, msg }), Is.EqualTo("error_msg_too_big"));
        Assert.That(StatusOf("sms/bulk_send", new { dest = FirstPhone, msg }), Is.EqualTo("error_msg_too_big"));
    }

    [Test]
    public void An_SMS_is_queued_charged_and_then_delivered()
    {
        Assert.That(Text(Do("sms/send", new { dest = FirstPhone, msg = "Hoiio World", tag = "myapp", notify_url = Nowhere }), "txn_ref"),
            Is.EqualTo("AA-S-141147"));
        Assert.That(Text(Do("sms/query_status", new { txn_ref = "AA-S-141147" }), "sms_status"), Is.EqualTo("queued"));
        Assert.That(Balance()[0], Is.EqualTo("54.618"));
        Pass(10);
        Assert.That(Text(Do("sms/query_status", new { txn_ref = "AA-S-141147" }), "sms_status"), Is.EqualTo("delivered"));
        Assert.That(LastNotification.Fields["sms_status"], Is.EqualTo("delivered"));
        Assert.That(LastNotification.Fields.Keys, Is.EquivalentTo(
            ["txn_ref", "sms_status", "tag", "date", "dest", "split_count", "currency", "rate", "debit"]));
        Assert.That(Balance()[0], Is.EqualTo("54.618"));
    }

    [TestCase("0480", "queued")]
    [TestCase("0486", "delivered")]
    [TestCase("0500", "failed")]
    [TestCase("0502", "error")]
    public void An_SMS_to_a_magic_number_ends_with_its_status(string ending, string status)
    {
        Do("sms/send", new { dest = "+651111" + ending, msg = "Hi", notify_url = Nowhere });
        Pass(3600);
        Assert.That(LastNotification.Fields["sms_status"], Is.EqualTo(status));
    }

    [Test]
    public void An_SMS_to_a_slow_number_is_notified_as_queued_and_as_delivered()
    {
        Do("sms/send", new { dest = "+6511110202", msg = "Hi", notify_url = Nowhere });
        Pass(60);
        Assert.That(LastNotification.Fields["sms_status"], Is.EqualTo("queued"));
        Pass(600);
        Assert.That(Sandbox.Notifications.Select(sent => sent.Fields["sms_status"]), Is.EqualTo(["queued", "delivered"]));
    }

    [TestCase("0402", "error_insufficient_credit")]
    [TestCase("0403", "error_not_allowed_for_trial")]
    [TestCase("0404", "error_dest_invalid")]
    [TestCase("0501", "error_dest_not_supported")]
    [TestCase("0503", "error_sms_service_not_available")]
    public void A_magic_number_is_refused_with_its_error(string ending, string error) =>
        Assert.That(StatusOf("sms/send", new { dest = "+651111" + ending, msg = "Hi" }), Is.EqualTo(error));

    [TestCase("Citibank", "success_ok")]
    [TestCase("Hoiio 2 You", "success_ok")]
    [TestCase("+6591234567", "success_ok")]
    [TestCase("abc", "success_ok")]
    [TestCase("ab", "error_invalid_sender_name")]
    [TestCase("Citibank Ltd", "error_invalid_sender_name")]
    [TestCase("Citi-bank", "error_invalid_sender_name")]
    public void A_sender_name_must_have_3_to_11_letters_digits_or_spaces(string sender_name, string status) =>
        Assert.That(StatusOf("sms/send", new { dest = FirstPhone, msg = "Hi", sender_name }), Is.EqualTo(status));

    [TestCase("sms/send")]
    [TestCase("sms/bulk_send")]
    public void The_source_of_an_SMS_is_its_sender_name_or_the_registered_number(string path)
    {
        Do(path, new { dest = FirstPhone, msg = "Hi", sender_name = "Citibank" });
        Do(path, new { dest = FirstPhone, msg = "Hi" });
        Assert.That(Do("sms/get_history")["entries"]!.AsArray().Select(entry => Text(entry!, "src")),
            Is.EqualTo(["+6590000000", "Citibank"]));
    }

    [TestCase("+16001234567", true)]
    [TestCase("+60344444444", true)]
    [TestCase("+84873050001", true)]
    [TestCase("+8613012345678", true)]
    [TestCase("+6212345678", true)]
    [TestCase("+2712345678", true)]
    [TestCase("+25312345678", true)]
    [TestCase(FirstPhone, false)]
    [TestCase("+9999999999", false)]
    public void In_some_countries_the_sender_name_is_put_into_the_text(string dest, bool isInText)
    {
        Do("sms/send", new { dest, msg = "Hi", sender_name = "Citibank" });
        Assert.That(Text(Do("sms/query_status", new { txn_ref = "AA-S-141147" }), "msg"), Is.EqualTo(isInText ? "Fr:Citibank\nHi" : "Hi"));
    }

    [Test]
    public void A_sender_name_in_the_text_counts_towards_its_parts()
    {
        Do("sms/send", new { dest = "+8613012345678", msg = new string('a', 150), sender_name = "Citibank" });
        var sent = Do("sms/query_status", new { txn_ref = "AA-S-141147" });
        Assert.That(Text(sent, "msg"), Does.StartWith("Fr:Citibank\naaa"));
        Assert.That(Text(sent, "split_count"), Is.EqualTo("2"));
    }

    [Test]
    public void An_empty_and_a_missing_text_have_different_errors([Values("sms/send", "sms/bulk_send")] string path)
    {
        Assert.That(StatusOf(path, new { dest = FirstPhone, msg = "" }), Is.EqualTo("error_msg_empty"));
        Assert.That(StatusOf(path, new { dest = FirstPhone, msg = " " }), Is.EqualTo("error_msg_empty"));
        Assert.That(StatusOf(path, new { dest = FirstPhone }), Is.EqualTo("error_msg_param_missing"));
    }

    [Test]
    public void An_SMS_needs_credit_for_all_its_parts()
    {
        Sandbox.SetCredit(0.063m);
        Assert.That(StatusOf("sms/send", new { dest = FirstPhone, msg = new string('a', 161) }), Is.EqualTo("error_insufficient_credit"));
        Do("sms/send", new { dest = FirstPhone, msg = "Hi" });
    }

    [Test]
    public void The_rate_is_for_an_outgoing_or_an_incoming_SMS_not_both()
    {
        Assert.That(Do("sms/get_rate", new { dest = FirstPhone })["split_count"], Is.Null);
        Assert.That(Do("sms/get_rate", new { incoming = SmsNumber }).ToJsonString(), Does.StartWith("""
            {"currency":"SGD","rate":"0.010","split_count":"1","total_cost":"0.010","is_unicode":false
            """));
        Assert.That(StatusOf("sms/get_rate", new { incoming = SmsNumber, dest = FirstPhone }),
            Is.EqualTo("error_dest_incoming_both_present"));
        Assert.That(StatusOf("sms/get_rate"), Is.EqualTo("error_dest_incoming_both_missing"));
        Assert.That(StatusOf("sms/get_rate", new { incoming = VoiceNumber }), Is.EqualTo("error_incoming_sms_not_supported"));
        Assert.That(StatusOf("sms/get_rate", new { incoming = FirstPhone }), Is.EqualTo("error_incoming_sms_not_supported"));
    }

    [Test]
    public void A_long_incoming_SMS_is_notified_in_parts_and_charged_once()
    {
        Do("number/update_forwarding", new { number = SmsNumber, forward_sms_to = Nowhere });
        var txnRef = Sandbox.IncomingSms(FirstPhone, SmsNumber, new string('a', 161));
        Assert.That(Sandbox.Notifications.Select(sent => sent.Fields["msg"].Length), Is.EqualTo([152, 9]));
        Assert.That(LastNotification.Fields.Keys, Is.EquivalentTo(["txn_ref", "msg", "from", "to", "date", "currency", "debit"]));
        Assert.That(Balance()[0], Is.EqualTo("54.640"));
        var entry = Do("sms/get_history")["entries"]![0]!;
        Assert.That(Texts(entry, "txn_ref", "sms_status", "src"), Is.EqualTo([txnRef, "received", FirstPhone]));
        Assert.That(entry["msg"], Is.Null);
    }

    [Test]
    public void An_incoming_SMS_of_160_characters_is_notified_in_one_part()
    {
        Do("number/update_forwarding", new { number = SmsNumber, forward_sms_to = Nowhere });
        Sandbox.IncomingSms(FirstPhone, SmsNumber, new string('a', 160));
        Assert.That(Sandbox.Notifications.Single().Fields["msg"], Has.Length.EqualTo(160));
    }

    [Test]
    public void An_incoming_SMS_without_text_is_notified_and_charged()
    {
        Do("number/update_forwarding", new { number = SmsNumber, forward_sms_to = Nowhere });
        Sandbox.IncomingSms(FirstPhone, SmsNumber, "");
        Assert.That(LastFields("msg", "debit"), Is.EqualTo(["", "0.010"]));
    }

    [Test]
    public void A_long_incoming_SMS_is_not_split_inside_a_surrogate_pair()
    {
        Do("number/update_forwarding", new { number = SmsNumber, forward_sms_to = Nowhere });
        var text = new string('a', 151) + "😀" + new string('b', 200);

        Sandbox.IncomingSms(FirstPhone, SmsNumber, text);

        var parts = Sandbox.Notifications.Select(notification => notification.Fields["msg"]).ToArray();
        Assert.That(string.Concat(parts), Is.EqualTo(text));
        Assert.That(parts.Select(part => part.Length), Is.EqualTo(new[] { 151, 152, 50 }));
        Assert.That(Sandbox.Notifications[0].Body, Does.Not.Contain("%EF%BF%BD"));
    }

    [Test]
    public void An_invalid_incoming_SMS_throws_with_the_reason()
    {
        Assert.That(() => Sandbox.IncomingSms(FirstPhone, SecondPhone, "Hi"),
            Throws.InstanceOf<ArgumentException>().With.Message.Contains("The account has no number +6522222222"));
        Assert.That(() => Sandbox.IncomingSms(FirstPhone, VoiceNumber, "Hi"),
            Throws.InstanceOf<ArgumentException>().With.Message.Contains("does not receive SMS"));
        Assert.That(() => Sandbox.IncomingSms("6511111111", SmsNumber, "Hi"),
            Throws.InstanceOf<ArgumentException>().With.Message.Contains("'6511111111' is not a valid sender"));
    }

    [Test]
    public void A_US_number_of_the_account_is_put_into_the_text_only_outside_the_US()
    {
        const string Own = "+16001234567";
        Do("number/subscribe", new { number = Own, duration = "1" });

        var reference = Text(Do("sms/send", new { dest = "+16005555555", msg = "Hello", sender_name = Own }), "txn_ref");
        var elsewhere = Text(Do("sms/send", new { dest = "+60344444444", msg = "Hello", sender_name = Own }), "txn_ref");

        Assert.That(Text(Do("sms/query_status", new { txn_ref = reference }), "msg"), Is.EqualTo("Hello"));
        Assert.That(Text(Do("sms/query_status", new { txn_ref = elsewhere }), "msg"), Is.EqualTo($"Fr:{Own}\nHello"));
        var foreign = Text(Do("sms/send", new { dest = "+16005555555", msg = "Hello", sender_name = SmsNumber }), "txn_ref");
        Assert.That(Text(Do("sms/query_status", new { txn_ref = foreign }), "msg"), Is.EqualTo($"Fr:{SmsNumber}\nHello"));
    }
}
