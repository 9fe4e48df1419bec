using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Messages;

[TestFixture]
[NonParallelizable]
sealed class BulkSmsServiceTests : SandboxTest
{
    [Test]
    public void Each_number_is_notified_once_for_its_transaction_and_once_for_its_delivery()
    {
        var bulk = Text(
            Do("sms/bulk_send", new { dest = "+6511111111,+652222222", msg = "Hoiio World", tag = "myapp", notify_url = Nowhere }),
            "bulk_txn_ref");
        Assert.That(bulk, Is.EqualTo("AA-B-147"));
        Pass(2);
        Assert.That(Sandbox.Notifications.Select(sent => sent.Fields["status"]), Is.EqualTo(["success_ok", "success_ok"]));
        Assert.That(LastNotification.Fields.Keys, Is.EquivalentTo(["status", "txn_ref", "dest", "bulk_txn_ref"]));
        Pass(10);
        Assert.That(Sandbox.Notifications, Has.Count.EqualTo(4));
        Assert.That(LastFields("dest", "sms_status", "tag"), Is.EqualTo(["+652222222", "delivered", "myapp"]));
        Assert.That(Balance()[0], Is.EqualTo("54.586"));
    }

    [Test]
    public void An_invalid_number_is_reported_in_a_notification_of_its_own()
    {
        Do("sms/bulk_send", new { dest = "+6511111111,12345,+6511110501", msg = "Hi", notify_url = Nowhere });
        Pass(2);
        Assert.That(Sandbox.Notifications.Select(sent => sent.Fields["status"]),
            Is.EqualTo(["success_ok", "error_dest_invalid", "error_dest_not_supported"]));
        Assert.That(LastNotification.Fields.Keys, Is.EquivalentTo(["status", "dest"]));
        Assert.That(Count(Do("sms/get_history")), Is.EqualTo(1));
    }

    [Test]
    public void A_template_is_filled_in_for_each_recipient()
    {
        const string Recipients = """[{"dest":"+6511111111","name":"One","sum":5},{"dest":"+6522222222"}]""";
        Do("sms/bulk_send", new { recipients = Recipients, msg = "Hi {{name}}, {{ sum }} please{{gone}}" });
        Assert.That(Text(Do("sms/query_status", new { txn_ref = "AA-S-141147" }), "msg"), Is.EqualTo("Hi One, 5 please"));
        Assert.That(Text(Do("sms/query_status", new { txn_ref = "AA-S-141148" }), "msg"), Is.EqualTo("Hi ,  please"));
    }

    [Test]
    public void A_text_too_long_for_one_recipient_is_still_sent_to_the_others()
    {
        var recipients = $$"""[{"dest":"+6511111111","t":"{{new string('a', 500)}}"},{"dest":"+6522222222","t":"a"}]""";
        Do("sms/bulk_send", new { recipients, msg = "{{t}}", notify_url = Nowhere });
        Pass(2);
        Assert.That(Sandbox.Notifications.Select(sent => sent.Fields["status"]), Is.EqualTo(["error_msg_too_big", "success_ok"]));
    }

    [TestCase("{{t}}", 459, "success_ok")]
    [TestCase("{{t}}", 460, "error_msg_too_big")]
    [TestCase("{{t}}b", 458, "success_ok")]
    [TestCase("{{t}}b", 459, "error_msg_too_big")]
    public void A_filled_in_template_may_have_459_characters(string msg, int length, string status)
    {
        var recipients = $$"""[{"dest":"+6511111111","t":"{{new string('a', length)}}"}]""";
        Do("sms/bulk_send", new { recipients, msg, notify_url = Nowhere });
        Pass(2);
        Assert.That(LastFields("status"), Is.EqualTo([status]));
    }

    [TestCase("not json")]
    [TestCase("{}")]
    [TestCase("[]")]
    [TestCase("[1]")]
    [TestCase("""[{"name":"One"}]""")]
    [TestCase("""[{"dest":"+6511111111","dest":"+6511111111"}]""")]
    public void Recipients_without_a_valid_number_are_refused(string recipients) =>
        Assert.That(StatusOf("sms/bulk_send", new { recipients, msg = "Hi" }), Is.EqualTo("error_no_valid_dests"));

    [Test]
    public void A_bulk_SMS_has_at_most_1000_numbers_and_at_least_one_valid_one()
    {
        static string Numbers(int count) => string.Join(',', Enumerable.Range(0, count).Select(i => $"+65111{i:00000}"));
        Assert.That(StatusOf("sms/bulk_send", new { dest = Numbers(1001), msg = "Hi" }), Is.EqualTo("error_dest_too_many"));
        Assert.That(StatusOf("sms/bulk_send", new { dest = "1,2", msg = "Hi" }), Is.EqualTo("error_no_valid_dests"));
        Assert.That(StatusOf("sms/bulk_send", new { msg = "Hi" }), Is.EqualTo("error_dest_param_missing"));
        Do("sms/bulk_send", new { dest = Numbers(1000), msg = "Hi" });
    }

    [Test]
    public void A_bulk_SMS_that_exceeds_the_credit_is_refused_as_a_whole()
    {
        Sandbox.SetCredit(0.063m);
        Assert.That(StatusOf("sms/bulk_send", new { dest = "+6511111111,+6522222222", msg = "Hi" }),
            Is.EqualTo("error_insufficient_credit"));
        Assert.That(Count(Do("sms/get_history")), Is.Zero);
    }

    [Test]
    public void A_placeholder_may_have_three_braces()
    {
        Do("sms/bulk_send", new
        {
            recipients = """[{"dest":"+6511111111","name":"One"}]""",
            msg = "Hi {{{name}}} and {{{ name }}}, {name} {{{{name}}}}"
        });
        Assert.That(Text(Do("sms/query_status", new { txn_ref = "AA-S-141147" }), "msg"), Is.EqualTo("Hi One and One, {name} {One}"));
    }

    [Test]
    public void A_template_that_would_expand_to_gigabytes_is_refused_without_expanding_it()
    {
        var value = new string('a', 900);
        var recipients =
            $"[{string.Join(',', Enumerable.Range(0, 1000).Select(i => $$"""{"dest":"+65111{{i:00000}}","a":"{{value}}"}"""))}]";
        var msg = string.Concat(Enumerable.Repeat("{{a}}", 3000));
        var before = GC.GetTotalAllocatedBytes();
        Do("sms/bulk_send", new { recipients, msg, notify_url = Nowhere });
        // Expanding the template would take 2.7 GB.
        Assert.That(GC.GetTotalAllocatedBytes() - before, Is.LessThan(100_000_000));
        Assert.That(Balance()[0], Is.EqualTo("54.650"));
        Assert.That(StatusOf("sms/bulk_send", new { recipients, msg = new string('a', 50_001) }), Is.EqualTo("error_msg_too_big"));
    }

    [Test]
    public void Too_many_recipients_are_refused_without_parsing_them()
    {
        var recipients = $"[{string.Join(',', Enumerable.Repeat("{}", 700_000))}]";
        var dest = new string(',', 1_000_000);
        var before = GC.GetTotalAllocatedBytes();
        Assert.That(StatusOf("sms/bulk_send", new { recipients, msg = "Hi" }), Is.EqualTo("error_dest_too_many"));
        Assert.That(GC.GetTotalAllocatedBytes() - before, Is.LessThan(200_000_000), "mostly the request itself, in client and server");
        Assert.That(StatusOf("sms/bulk_send", new { dest, msg = "Hi" }), Is.EqualTo("error_dest_too_many"));
        Assert.That(StatusOf("voice/conference", new { dest }), Is.EqualTo("error_dest_too_many"));
    }
}
