using System.Text;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Fax;

[TestFixture]
sealed class FaxServiceTests : SandboxTest
{
    static readonly string ThreePages = Base64("%PDF-1.4 /MediaBox [0 0 595.28 841.89] /Type /Pages /Type /Page /Type /Page /Type/Page\n");

    [Test]
    public void A_fax_is_ongoing_then_answered_and_charged_by_the_minute()
    {
        var sent = Do("fax/send", new
        {
            dest = FirstPhone,
            file = ThreePages,
            caller_id = VoiceNumber,
            tag = "myapp",
            notify_url = Nowhere
        });
        Assert.That(Text(sent, "txn_ref"), Is.EqualTo("AA-F-141147"));
        var query = new { txn_ref = "AA-F-141147" };
        var ongoing = Do("fax/query_status", query);
        Assert.That(Texts(ongoing, "fax_status", "fax_pages", "debit"), Is.EqualTo(["ongoing", "3", "0.000"]));
        Pass(90);
        var answered = Do("fax/query_status", query);
        Assert.That(Texts(answered, "fax_status", "rate", "debit"), Is.EqualTo(["answered", "0.032", "0.064"]));
        Assert.That(LastNotification.Fields["fax_status"], Is.EqualTo("answered"));
        Assert.That(Balance()[0], Is.EqualTo("54.586"));
    }

    [TestCase("0402", "error_insufficient_credit")]
    [TestCase("0403", "error_not_allowed_for_trial")]
    [TestCase("0404", "error_dest_invalid")]
    [TestCase("0501", "error_service_not_available")]
    [TestCase("0503", "error_service_not_available")]
    public void A_magic_number_is_refused_with_its_error(string ending, string error) =>
        Assert.That(StatusOf("fax/send", new { dest = "+651111" + ending, file = ThreePages }), Is.EqualTo(error));

    [Test]
    public void A_fax_needs_credit_for_all_its_minutes()
    {
        Sandbox.SetCredit(0.063m);
        Assert.That(StatusOf("fax/send", new { dest = FirstPhone, file = ThreePages }), Is.EqualTo("error_insufficient_credit"));
        Sandbox.SetCredit(0.064m);
        Do("fax/send", new { dest = FirstPhone, file = ThreePages });
    }

    [Test]
    public void A_fax_to_a_slow_number_takes_ten_minutes()
    {
        Do("fax/send", new { dest = "+6511110202", file = ThreePages });
        Pass(599);
        Assert.That(Text(Do("fax/query_status", new { txn_ref = "AA-F-141147" }), "fax_status"), Is.EqualTo("ongoing"));
        Pass(1);
        Assert.That(Text(Do("fax/query_status", new { txn_ref = "AA-F-141147" }), "fax_status"), Is.EqualTo("answered"));
    }

    [TestCase("0486", "busy")]
    [TestCase("0480", "unanswered")]
    [TestCase("0500", "failed")]
    [TestCase("0502", "failed")]
    public void A_failed_fax_costs_nothing(string ending, string status)
    {
        Do("fax/send", new { dest = "+651111" + ending, file = ThreePages, notify_url = Nowhere });
        Pass(60);
        Assert.That(LastFields("fax_status", "debit"), Is.EqualTo([status, "0.000"]));
        Assert.That(LastNotification.Fields.ContainsKey("fax_error_code"), Is.EqualTo(status == "busy"));
    }

    [Test]
    public void An_incoming_fax_needs_fax_mode_and_is_notified_once_it_is_received()
    {
        Assert.That(() => Sandbox.IncomingFax(FirstPhone, VoiceNumber),
            Throws.InstanceOf<ArgumentException>().With.Message.Contains("set to voice"));
        Do("number/update_forwarding", new { number = VoiceNumber, forward_to = Nowhere, mode = "fax" });
        Assert.That(() => Sandbox.IncomingFax(FirstPhone, VoiceNumber, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());

        var txnRef = Sandbox.IncomingFax(FirstPhone, VoiceNumber, 3);
        Assert.That(Sandbox.Notifications, Is.Empty);
        Pass(90);
        var fields = LastNotification.Fields;
        Assert.That(
            fields.Keys, Is.EquivalentTo(["txn_ref", "fax_status", "from", "to", "fax_url", "date", "duration", "currency", "debit"]));
        Assert.That((fields["txn_ref"], fields["fax_status"], fields["duration"], fields["debit"]),
            Is.EqualTo((txnRef, "answered", "2", "0.020")));
        Assert.That(Http.GetStringAsync(fields["fax_url"]).Result, Does.StartWith("%PDF-").And.Contain("/Count 3"));
    }

    [Test]
    public void The_history_is_filtered_by_type()
    {
        Do("number/update_forwarding", new { number = VoiceNumber, mode = "fax" });
        Sandbox.IncomingFax(FirstPhone, VoiceNumber);
        Do("fax/send", new { dest = SecondPhone, file = ThreePages });
        Assert.That(Count(Do("fax/get_history", new { type = "all" })), Is.EqualTo(2));
        Assert.That(Text(Do("fax/get_history", new { type = "incoming" })["entries"]!.AsArray().Single()!, "src"), Is.EqualTo(FirstPhone));
        Assert.That(Text(Do("fax/get_history", new { type = "outgoing" })["entries"]!.AsArray().Single()!, "dest"),
            Is.EqualTo(SecondPhone));
        Assert.That(StatusOf("fax/get_history", new { type = "sent" }), Is.EqualTo("error_invalid_type"));
    }

    [TestCase("src", FirstPhone)]
    [TestCase("dest", SecondPhone)]
    [TestCase("tag", "myapp")]
    public void The_history_is_filtered_by_source_destination_and_tag(string parameter, string value)
    {
        Do("number/update_forwarding", new { number = VoiceNumber, mode = "fax" });
        Sandbox.IncomingFax(FirstPhone, VoiceNumber);
        Do("fax/send", new { dest = SecondPhone, file = ThreePages, tag = "myapp" });
        var found = Do("fax/get_history", new Dictionary<string, string> { [parameter] = value });
        Assert.That(Text(found["entries"]!.AsArray().Single()!, parameter), Is.EqualTo(value));
        Assert.That(Text(found, "total_entries_count"), Is.EqualTo("1"));
    }

    [Test]
    public void The_source_of_an_outgoing_fax_is_null_in_answers_and_absent_from_notifications()
    {
        Do("fax/send", new { dest = FirstPhone, file = ThreePages, notify_url = Nowhere });
        var entry = Do("fax/get_history")["entries"]![0]!.AsObject();
        var status = Do("fax/query_status", new { txn_ref = "AA-F-141147" }).AsObject();
        Assert.That((entry.ContainsKey("src"), entry["src"]), Is.EqualTo((true, (object?)null)));
        Assert.That((status.ContainsKey("src"), status["src"]), Is.EqualTo((true, (object?)null)));
        Pass(90);
        Assert.That(LastNotification.Fields.Keys, Does.Not.Contain("src"), "a form cannot contain null");
    }

    [Test]
    public void The_rate_is_for_an_outgoing_or_an_incoming_fax()
    {
        Assert.That(Text(Do("fax/get_rate", new { dest = FirstPhone }), "rate"), Is.EqualTo("0.032"));
        Assert.That(Text(Do("fax/get_rate", new { incoming = VoiceNumber }), "rate"), Is.EqualTo("0.010"));
        Assert.That(StatusOf("fax/get_rate"), Is.EqualTo("error_dest_incoming_both_missing"));
        Assert.That(StatusOf("fax/get_rate", new { incoming = FirstPhone }), Is.EqualTo("error_service_not_available"));
        var voiceOnly = Text(Do("number/get_choices", new { country = "VN" })["entries"]![0]!, "number");
        Do("number/subscribe", new { number = voiceOnly, duration = 1 });
        Assert.That(StatusOf("fax/get_rate", new { incoming = voiceOnly }), Is.EqualTo("error_service_not_available"));
    }

    [Test]
    public void The_sender_of_a_fax_is_its_caller_ID_or_the_registered_number()
    {
        Do("fax/send", new { dest = FirstPhone, file = ThreePages, caller_id = VoiceNumber });
        Do("fax/send", new { dest = FirstPhone, file = ThreePages });
        Assert.That(Sandbox.Faxes().Select(fax => fax.From), Is.EqualTo(["+6590000000", VoiceNumber]));
        Assert.That(Sandbox.Faxes(VoiceNumber).Single().TxnRef, Is.EqualTo("AA-F-141147"));
        Assert.That(Sandbox.Faxes("+6590000000").Single().TxnRef, Is.EqualTo("AA-F-141148"));
        Assert.That(Do("fax/query_status", new { txn_ref = "AA-F-141147" })["src"], Is.Null);
    }

    [Test]
    public void Faxes_are_listed_newest_first_with_sender_and_recipient()
    {
        Do("number/update_forwarding", new { number = VoiceNumber, mode = "fax" });
        Sandbox.IncomingFax(FirstPhone, VoiceNumber, 2);
        Do("fax/send", new { dest = SecondPhone, file = ThreePages, tag = "myapp" });
        Assert.That(Sandbox.Faxes().Select(fax => $"{fax.Direction} {fax.From} {fax.To} {fax.Pages} {fax.Tag}".Trim()),
            Is.EqualTo(["outgoing +6590000000 +6522222222 3 myapp", "incoming +6511111111 +6500000000 2"]));
        Assert.That(Sandbox.Faxes(number: SecondPhone).Single(), Is.EqualTo(Sandbox.Fax("AA-F-141148")));
        Assert.That(() => Sandbox.Fax("AA-F-1"), Throws.InstanceOf<ArgumentException>());
    }

    static string Base64(string text) => Convert.ToBase64String(Encoding.Latin1.GetBytes(text));
}
