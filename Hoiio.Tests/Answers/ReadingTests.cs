using HoiioSdk.Tests.Stub;
using Microsoft.CSharp.RuntimeBinder;
using Newtonsoft.Json;
using NUnit.Framework;

namespace HoiioSdk.Tests.Answers;

/// <summary>A program reads the same answer by the same names where the sources disagree on how it is written.</summary>
sealed class ReadingTests : WireTest
{
    [TestCase("bulk_txn_ref")]
    [TestCase("txn_ref")]
    public void The_reference_of_a_bulk_sms_reads_by_either_name(string sent)
    {
        dynamic res = Answered($$"""{"status":"success_ok","{{sent}}":"AA-B-147"}""", () => Hoiio.Sms.BulkSend("Hi", "+6511111111"));

        string[] read = [res.bulk_txn_ref, res.txn_ref, res.BulkTxnRef, res["txn_ref"], res.Get<string>("bulk_txn_ref"),
            res.Find<string>("txn_ref")];
        Assert.That(read, Is.All.EqualTo("AA-B-147"));
        Assert.That((res.Has("bulk_txn_ref"), res.Has("txn_ref")), Is.EqualTo((true, true)));
        Assert.That(((HoiioResponse)res).Keys, Is.EqualTo(["status", sent]), "only the name that was sent is listed");
        Assert.That(res.json.ToString(Formatting.None), Is.EqualTo($$"""{"status":"success_ok","{{sent}}":"AA-B-147"}"""));
    }

    [Test]
    public void An_answer_with_both_names_of_a_reference_has_two_fields()
    {
        dynamic res = Answered(
            """{"status":"success_ok","bulk_txn_ref":"AA-B-147","txn_ref":"AA-S-1"}""", () => Hoiio.Sms.BulkSend("Hi", "+6511111111"));

        Assert.That((res.bulk_txn_ref, res.txn_ref), Is.EqualTo(("AA-B-147", "AA-S-1")));
    }

    [Test]
    public void The_name_of_a_reference_in_another_answer_is_an_unknown_field()
    {
        dynamic res = Answered("""{"status":"success_ok","txn_ref":"AA-S-1"}""", () => Hoiio.Sms.Send("Hi", "+6511111111"));

        Assert.That(() => res.bulk_txn_ref, Throws.TypeOf<RuntimeBinderException>());
        Assert.That((bool)res.Has("bulk_txn_ref"), Is.False);
    }

    [TestCase("record_url")]
    [TestCase("monitor_url")]
    public void A_recording_reads_by_either_name(string sent)
    {
        var call = Hoiio.Notification($"session=S4643&{sent}=http%3A%2F%2Fu%2F1.mp3");

        Assert.That((call.record_url, call.monitor_url), Is.EqualTo(("http://u/1.mp3", "http://u/1.mp3")));
    }

    [Test]
    public void A_notification_without_a_recording_has_none_by_either_name()
    {
        var call = Hoiio.Notification("session=S4643");

        Assert.That(new object?[] { call.record_url, call.monitor_url }, Is.All.Null);
        Assert.That((bool)call.Has("monitor_url"), Is.False);
    }

    [Test]
    public void A_number_for_sale_that_is_a_text_reads_like_one_that_is_an_object()
    {
        const string Body = """{"status":"success_ok","total_entries_count":"2","entries":["+16001234567",16001234568]}""";
        dynamic res = Answered(Body, () => Hoiio.Number.AvailableNumbers("US", "AL"));

        Assert.That(((IEnumerable<dynamic>)res.entries).Select(entry => (string)entry.number), Is.EqualTo(["+16001234567", "16001234568"]));
        Assert.That((object?)res.entries[0].capability, Is.Null, "a text has no capability");
        Assert.That((bool)res.entries[0].Has("capability"), Is.False);
        Assert.That(() => res.entries[0].price, Throws.TypeOf<RuntimeBinderException>());
        Assert.That(res.json.ToString(Formatting.None), Is.EqualTo(Body), "the JSON is what was sent");
        Assert.That(res.Get<string[]>("entries"), Is.EqualTo(["+16001234567", "16001234568"]));
        Assert.That($"{res.entries[0]}", Is.EqualTo("""{number: "+16001234567"}"""));
        Assert.That(Hoiio.Number.AvailableNumbersAll("US", "AL").Select(entry => (string)entry.number),
            Is.EqualTo(["+16001234567", "16001234568"]));
    }

    [Test]
    public void A_walk_over_numbers_that_are_texts_returns_each_once()
    {
        Server.Reply = request => StubAnswer.Of(request["page"] switch
        {
            "1" => """{"status":"success_ok","entries":["+1","+2"]}""",
            "2" => """{"status":"success_ok","entries":["+2","+3"]}""",
            _ => """{"status":"success_ok","entries":[]}""",
        });

        Assert.That(Hoiio.Number.AvailableNumbersAll("SG").Select(entry => (string)entry.number), Is.EqualTo(["+1", "+2", "+3"]));
    }

    [Test]
    public void A_list_of_texts_in_any_other_answer_is_read_as_texts()
    {
        dynamic res = Answered("""{"status":"success_ok","entries":["a","b"]}""", () => Hoiio.Voice.History());

        Assert.That(res.entries, Is.InstanceOf<HoiioList<string>>());
    }
}
