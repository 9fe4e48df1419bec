using System.Globalization;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Voice;

[TestFixture]
sealed class VoiceServiceTests : SandboxTest
{
    [Test]
    public void A_call_is_charged_per_started_minute_when_it_ends()
    {
        var call = Do("voice/call", new { dest1 = FirstPhone, dest2 = SecondPhone, tag = "myapp" });
        var query = new { txn_ref = Text(call, "txn_ref") };
        Assert.That(query.txn_ref, Is.EqualTo("AA-C-141147"));

        Pass(60);
        var ongoing = Do("voice/query_status", query);
        Assert.That(Text(ongoing, "call_status_dest1"), Is.EqualTo("ongoing"));
        Assert.That(ongoing["duration"], Is.Null);
        Assert.That(ongoing["debit"], Is.Null);
        Assert.That(Balance(), Is.EqualTo(["54.650", "50.000", "4.650"]));

        Pass(60);
        var ended = Do("voice/query_status", query);
        Assert.That(ended.ToJsonString(), Does.Contain("""
            "tag":"myapp","dest1":"\u002B6511111111","dest2":"\u002B6522222222","call_status_dest1":"answered",
            "call_status_dest2":"answered"
            """.ReplaceLineEndings("")));
        Assert.That(new[] { "duration", "currency", "rate", "debit" }.Select(name => Text(ended, name)),
            Is.EqualTo(["2", "SGD", "0.036", "0.072"]));
        Assert.That(Balance(), Is.EqualTo(["54.578", "50.000", "4.578"]), "the bonus is spent first");
    }

    [TestCase(59, "1")]
    [TestCase(60, "1")]
    [TestCase(61, "2")]
    [TestCase(3600, "2")]
    public void A_call_ends_at_its_max_duration(int seconds, string minutes)
    {
        var call = Do("voice/call", new { dest1 = FirstPhone, dest2 = SecondPhone, max_duration = seconds });
        Pass(300);
        Assert.That(Text(Do("voice/query_status", new { txn_ref = Text(call, "txn_ref") }), "duration"), Is.EqualTo(minutes));
    }

    [Test]
    public void Without_dest1_the_registered_number_rings()
    {
        Do("voice/call", new { dest2 = SecondPhone });
        Assert.That(Text(Do("voice/query_status", new { txn_ref = "AA-C-141147" }), "dest1"), Is.EqualTo("+6590000000"));
        Assert.That(StatusOf("voice/call", new { dest2 = "+6590000000" }), Is.EqualTo("error_same_dest1_dest2"));
    }

    [TestCase("+6511110486", SecondPhone, "busy", "unanswered")]
    [TestCase(FirstPhone, "+6511110486", "answered", "busy")]
    [TestCase(FirstPhone, "+6511110480", "answered", "unanswered")]
    [TestCase("+6511110500", SecondPhone, "failed", "unanswered")]
    public void A_call_that_is_not_connected_costs_nothing(string dest1, string dest2, string status1, string status2)
    {
        Do("voice/call", new { dest1, dest2, notify_url = Nowhere });
        Pass(60);
        Assert.That(LastFields("call_status_dest1", "call_status_dest2", "duration", "debit"),
            Is.EqualTo([status1, status2, "0", "0.000"]));
    }

    [TestCase("0402", "error_insufficient_credit")]
    [TestCase("0403", "error_not_allowed_for_trial")]
    [TestCase("0404", "error_dest2_invalid")]
    [TestCase("0501", "error_dest2_not_supported")]
    [TestCase("0503", "error_call_service_not_available")]
    public void A_magic_number_is_refused_with_its_error(string ending, string error) =>
        Assert.That(StatusOf("voice/call", new { dest1 = FirstPhone, dest2 = "+651111" + ending }), Is.EqualTo(error));

    [Test]
    public void The_end_of_a_call_is_notified_with_the_documented_fields()
    {
        Do("voice/call", new { dest1 = FirstPhone, dest2 = SecondPhone, notify_url = Nowhere });
        Pass(90);
        Assert.That(Sandbox.Notifications, Is.Empty);
        Pass(30);
        Assert.That(Sandbox.Notifications.Single().Fields.Keys, Is.EquivalentTo(
            ["dest1", "dest2", "call_status_dest1", "call_status_dest2", "txn_ref", "date", "duration", "currency", "rate", "debit"]));
    }

    [Test]
    public void Hanging_up_ends_a_call_at_once_and_charges_it_once()
    {
        Do("voice/call", new { dest1 = FirstPhone, dest2 = SecondPhone });
        Pass(20);
        Do("voice/hangup", new { txn_ref = "AA-C-141147" });
        Assert.That(Text(Do("voice/query_status", new { txn_ref = "AA-C-141147" }), "duration"), Is.EqualTo("1"));
        Pass(300);
        Do("voice/hangup", new { txn_ref = "AA-C-141147" });
        Assert.That(Balance()[0], Is.EqualTo("54.614"), "charged only once");
    }

    [Test]
    public void Every_history_entry_has_all_fields_with_null_for_missing_values()
    {
        Do("voice/conference", new { dest = FirstPhone });
        Do("ivr/start/dial", new { dest = FirstPhone });
        Do("voice/call", new { dest1 = FirstPhone, dest2 = SecondPhone });
        Pass(3600);
        var entries = Do("voice/get_history")["entries"]!.AsArray();
        Assert.That(entries, Has.Count.EqualTo(3));
        foreach (var entry in entries)
            Assert.That(
                entry!.AsObject().Select(field => field.Key),
                Is.EquivalentTo([
                    "txn_ref", "tag", "date", "dest1", "dest2", "call_status_dest1", "call_status_dest2", "duration",
                        "currency", "rate", "debit"]));
        Assert.That((entries[2]!["tag"], entries[2]!["dest2"], entries[2]!["call_status_dest2"]),
            Is.EqualTo(((object?)null, (object?)null, (object?)null)));
        var status = Do("voice/query_status", new { txn_ref = "AA-C-141147" }).AsObject();
        Assert.That(status.Select(field => field.Key), Has.None.AnyOf("tag", "dest2", "call_status_dest2"),
            "a status omits missing values");
    }

    [TestCase("sms")]
    [TestCase("fax")]
    public void An_omitted_tag_is_a_field_of_a_history_entry_but_not_of_a_status(string service)
    {
        Do("sms/send", new { dest = FirstPhone, msg = "Hi" });
        Do("fax/send", new { dest = FirstPhone, file = Convert.ToBase64String("%PDF-1.4"u8) });
        Assert.That(Do(service + "/get_history")["entries"]![0]!.AsObject(), Contains.Key("tag"));
        Assert.That(Do(service + "/query_status", new { txn_ref = $"AA-{char.ToUpperInvariant(service[0])}-141147" }).AsObject(),
            Does.Not.ContainKey("tag"));
    }

    [Test]
    public void An_unknown_transaction_reference_is_refused()
    {
        Assert.That(StatusOf("voice/query_status", new { txn_ref = "TX-1234" }), Is.EqualTo("error_invalid_txn_ref"));
        Assert.That(StatusOf("voice/hangup", new { txn_ref = "TX-1234" }), Is.EqualTo("error_invalid_txn_ref"));
    }

    [Test]
    public void At_most_eight_calls_are_possible_at_a_time()
    {
        for (var i = 0; i < 8; i++)
            Do("voice/call", new { dest1 = FirstPhone, dest2 = SecondPhone });
        Assert.That(StatusOf("voice/call", new { dest1 = FirstPhone, dest2 = SecondPhone }),
            Is.EqualTo("error_concurrent_call_limit_reached"));
        Do("voice/hangup", new { txn_ref = "AA-C-141150" });
        Do("voice/call", new { dest1 = FirstPhone, dest2 = SecondPhone });
    }

    [Test]
    public void A_call_needs_credit_for_one_minute()
    {
        Sandbox.SetCredit(0.035m);
        Assert.That(StatusOf("voice/call", new { dest1 = FirstPhone, dest2 = SecondPhone }), Is.EqualTo("error_insufficient_credit"));
        Sandbox.SetCredit(0.036m);
        Do("voice/call", new { dest1 = FirstPhone, dest2 = SecondPhone });
    }

    [Test]
    public void The_rate_covers_both_legs_and_the_talk_time_is_what_the_balance_pays()
    {
        var rate = Do("voice/get_rate", new { dest1 = FirstPhone, dest2 = "+16001234567" });
        Assert.That(Texts(rate, "currency", "rate", "talktime"), Is.EqualTo(["SGD", "0.032", "1707"]));
        Assert.That(Text(Do("voice/get_rate", new { dest1 = FirstPhone, dest2 = "+9999999999" }), "rate"), Is.EqualTo("0.168"),
            "an unknown country");
    }

    [Test]
    public void The_talk_time_ignores_reserved_credit()
    {
        Do("voice/call", new { dest1 = FirstPhone, dest2 = SecondPhone });
        Assert.That(Sandbox.Calls().Single().HeldBack, Is.EqualTo(0.036m));
        Assert.That(Text(Do("voice/get_rate", new { dest1 = FirstPhone, dest2 = "+16001234567" }), "talktime"), Is.EqualTo("1707"));
    }

    [TestCase(FirstPhone, "0.018", "0.032", "0.032")]
    [TestCase("+16001234567", "0.014", "0.020", "0.030")]
    [TestCase("+85258080001", "0.022", "0.045", "0.040")]
    [TestCase("+60327130001", "0.045", "0.040", "0.060")]
    [TestCase("+9999999999", "0.150", "0.080", "0.200")]
    public void Prices_of_calls_messages_and_faxes_depend_on_the_country(string dest, string call, string sms, string fax)
    {
        Do("ivr/start/dial", new { dest });
        Assert.That(Text(Do("voice/query_status", new { txn_ref = "AA-C-141147" }), "rate"), Is.EqualTo(call));
        Assert.That(Text(Do("sms/get_rate", new { dest }), "rate"), Is.EqualTo(sms));
        Assert.That(Text(Do("fax/get_rate", new { dest }), "rate"), Is.EqualTo(fax));
    }

    [Test]
    public void The_history_lists_the_newest_first_in_pages_of_100()
    {
        for (var i = 0; i < 101; i++)
        {
            Do("voice/call", new { dest1 = FirstPhone, dest2 = SecondPhone });
            Pass(120);
        }
        var first = Do("voice/get_history");
        Assert.That((Text(first, "total_entries_count"), Text(first, "entries_count"), Count(first)), Is.EqualTo(("101", "100", 100)));
        Assert.That(Text(first["entries"]![0]!, "txn_ref"), Is.EqualTo("AA-C-141247"));
        var second = Do("voice/get_history", new { page = 2 });
        Assert.That(Text(second["entries"]![0]!, "txn_ref"), Is.EqualTo("AA-C-141147"));
        Assert.That(Text(Do("voice/get_history", new { page = 3 }), "entries_count"), Is.EqualTo("0"));
    }

    [Test]
    public void The_bounds_of_a_history_are_in_GMT_plus_8_and_inclusive()
    {
        Do("voice/call", new { dest1 = FirstPhone, dest2 = SecondPhone });
        Pass(3600);
        Do("voice/call", new { dest1 = FirstPhone, dest2 = SecondPhone });
        string At(int seconds) => Sandbox.Now.AddSeconds(seconds).ToOffset(TimeSpan.FromHours(8))
            .ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        Assert.That(Count(Do("voice/get_history", new { from = At(-3600), to = At(0) })), Is.EqualTo(2));
        Assert.That(Count(Do("voice/get_history", new { from = At(-3599) })), Is.EqualTo(1));
        Assert.That(Count(Do("voice/get_history", new { to = At(-1) })), Is.EqualTo(1));
        Assert.That(Count(Do("voice/get_history", new { to = At(-3601) })), Is.Zero);
        Assert.That(Text(Do("voice/query_status", new { txn_ref = "AA-C-141148" }), "date"), Is.EqualTo(At(0)));
    }
}
