using System.Text;
using System.Text.RegularExpressions;
using HoiioSdk.Answers;
using HoiioSdk.Sandbox;
using HoiioSdk.Tests.Sandbox;
using HoiioSdk.Tests.Services;
using Newtonsoft.Json;
using NUnit.Framework;

namespace HoiioSdk.Tests.Documentation;

/// <summary>Compares the tables of docs/notifications.md with the fields of the library and with what the sandbox sends.</summary>
[Parallelizable]
sealed partial class NotificationPageTests : SandboxTest
{
    const string Kinds = "Fields of a notification";
    const string Blocks = "IVR blocks";
    const string BlockIsDone = "A block has ended, and the call continues";
    const string CallIsOver = "The call has ended";
    const string Busy = "+6522220486";

    [Test]
    public void The_page_lists_exactly_the_fields_that_the_library_knows()
    {
        var known = FieldNames.Of(Notifications.Path);
        var kinds = Rows(Kinds).SelectMany(row => Quoted(row[1]).Concat(Quoted(row[2])));
        var blocks = Rows(Blocks).SelectMany(row => Quoted(row[1]));

        Assert.That(Rows("All fields").Select(row => Quoted(row[0]).Single()), Is.EquivalentTo(known));
        Assert.That(kinds.Concat(blocks).Distinct(), Is.EquivalentTo(known));
    }

    [Test]
    public void Every_field_has_the_type_that_the_page_says()
    {
        var samples = new Dictionary<string, (string Sent, Type Type)>
        {
            ["DateTime"] = ("2012-01-31 12:06:15", typeof(DateTime)),
            ["int"] = ("2", typeof(int)),
            ["double"] = ("0.032", typeof(double)),
            ["string"] = ("2", typeof(string)),
        };
        foreach (var row in Rows("All fields"))
        {
            var (sent, type) = samples[Quoted(row[1]).Single()];
            var field = FieldTypes.Scalar(Quoted(row[0]).Single(), JsonToken.String, sent);
            Assert.That(field.Value, Is.TypeOf(type), row[0]);
        }
    }

    [Test]
    public void Notifications_of_the_sandbox_have_the_fields_of_their_row()
    {
        PlayEverything();
        var sent = Sandbox.Notifications.ToLookup(RowOf, Names);
        Assert.That(sent.Select(row => row.Key), Is.EquivalentTo(Rows(Kinds).Select(row => row[0])));

        foreach (var row in Rows(Kinds))
        {
            var (always, some) = (Quoted(row[1]), Quoted(row[2]).ToList());
            var ofBlocks = row[2].Contains("the fields of the block", StringComparison.Ordinal) ? Rows(Blocks).SelectMany(Added) : [];
            foreach (var names in sent[row[0]])
            {
                Assert.That(always, Is.SubsetOf(names), row[0]);
                Assert.That(names, Is.SubsetOf(always.Concat(some).Concat(ofBlocks)), row[0]);
            }
            Assert.That(some.Except(NotInEverySandbox(row[0])), Is.SubsetOf(sent[row[0]].SelectMany(names => names)), row[0]);
            foreach (var name in some)
                Assert.That(sent[row[0]].Any(names => !names.Contains(name)), $"{row[0]}: {name} is in every notification.");
        }
    }

    [Test]
    public void Each_block_adds_the_fields_of_its_row()
    {
        PlayEverything();
        var common = Rows(Kinds).Where(row => row[0] == CallIsOver).SelectMany(row => Quoted(row[1] + row[2])).ToList();
        var sent = Sandbox.Notifications.Where(notification => notification.Fields.ContainsKey("ivr_block"))
            .ToLookup(notification => notification.Fields["ivr_block"], notification => Names(notification).Except(common));

        foreach (var row in Rows(Blocks))
            Assert.That(sent[Quoted(row[0]).Single()].SelectMany(names => names).Distinct(), Is.EquivalentTo(Added(row)), row[0]);
        Assert.That(Rows(Blocks).Select(row => Quoted(row[0]).Single()).Except(sent.Select(block => block.Key)), Is.EqualTo(["hold"]));
        Assert.That(sent.Select(block => block.Key), Is.SubsetOf(Rows(Blocks).Select(row => Quoted(row[0]).Single())));
    }

    [Test]
    public void The_page_lists_every_state_of_a_call()
    {
        PlayEverything();

        var sent = Sandbox.Notifications.Select(notification => notification.Fields.GetValueOrDefault("call_state"))
            .OfType<string>().Distinct();
        Assert.That(Rows("The state of an IVR call").Select(row => Quoted(row[0]).Single()), Is.EquivalentTo(sent));
    }

    // What the page says holds for every reading.
    void PlayEverything()
    {
        foreach (var readings in new[] { "default", "other" })
        {
            Sandbox.SetReadings(readings);
            Calls();
            Messages();
            Faxes();
            foreach (var lastBlock in new[] { "hangup", "transfer" })
                OutgoingIvr(lastBlock);
            IncomingIvr();
        }
    }

    void Calls()
    {
        foreach (var phone in new[] { SecondPhone, Busy })
            Do("voice/call", new { dest1 = FirstPhone, dest2 = phone, tag = TagFor(phone), notify_url = Nowhere + "/call" });
        foreach (var phone in new[] { FirstPhone, Busy })
            Do("voice/conference", new { dest = phone, tag = TagFor(phone), notify_url = Nowhere + "/conference" });
        Pass(300);
    }

    void Messages()
    {
        foreach (var phone in new[] { FirstPhone, Busy })
            Do("sms/send", new { dest = phone, msg = "Hello", tag = TagFor(phone), notify_url = Nowhere + "/sms" });
        Do("sms/bulk_send", new { dest = $"{FirstPhone},+6511110404", msg = "Hello", notify_url = Nowhere + "/bulk" });
        Do("number/update_forwarding", new { number = SmsNumber, forward_to = Nowhere + "/ivr", forward_sms_to = Nowhere + "/sms-in" });
        Sandbox.IncomingSms(FirstPhone, SmsNumber, new string('x', 200));
        Pass(300);
    }

    void Faxes()
    {
        var file = Convert.ToBase64String(Encoding.Latin1.GetBytes(FaxTests.OnePagePdf));
        foreach (var phone in new[] { FirstPhone, Busy })
            Do("fax/send", new { dest = phone, file, tag = TagFor(phone), notify_url = Nowhere + "/fax" });
        Do("number/update_forwarding", new { number = VoiceNumber, forward_to = Nowhere + "/fax-in", mode = "fax" });
        Sandbox.IncomingFax(FirstPhone, VoiceNumber);
        Pass(300);
    }

    void OutgoingIvr(string lastBlock)
    {
        const string notify_url = Nowhere + "/ivr";
        var session = Text(Do("ivr/start/dial", new { dest = FirstPhone, tag = "t", notify_url }), "session");
        Pass(30);
        foreach (var block in new[] { "play", "gather", "record", "monitor", "hold", "unhold" })
        {
            Do($"ivr/middle/{block}", new { session, msg = "Hello", notify_url });
            if (block == "gather")
                Sandbox.Press(session, "1#");
            Pass(block == "hold" ? 0 : 300);
        }
        Do($"ivr/end/{lastBlock}", new { session, dest = SecondPhone, tag = lastBlock == "hangup" ? "t" : null, notify_url });
        Pass(300);
    }

    // A call that rings unanswered, and a caller who hangs up during a gather.
    void IncomingIvr()
    {
        Sandbox.IncomingCall(FirstPhone, SmsNumber);
        Pass(300);
        var session = Sandbox.IncomingCall(FirstPhone, SmsNumber);
        Do("ivr/middle/play", new { session, msg = "Hello", notify_url = Nowhere + "/ivr" });
        Pass(300);
        Do("ivr/middle/gather", new { session, notify_url = Nowhere + "/ivr" });
        Sandbox.HangUp(session);
    }

    /// <summary>The row of a notification.</summary>
    static string RowOf(Notification notification) => (new Uri(notification.Url).Segments[^1], notification.Fields) switch
    {
        ("call", _) => "A callback has ended",
        ("conference", _) => "A phone has left a conference, or could not be reached",
        ("sms-in", _) => "An SMS was received",
        ("fax", _) => "A fax was sent, or failed",
        ("fax-in", _) => "A fax was received, or failed",
        ("bulk", var fields) when fields.ContainsKey("status") => "A number of a bulk SMS was accepted or refused",
        ("sms" or "bulk", _) => "An SMS was sent",
        (_, var fields) => fields["call_state"] switch
        {
            "ringing" => "Someone calls your number",
            "ongoing" => BlockIsDone,
            _ => CallIsOver,
        },
    };

    static List<string> Names(Notification notification) => [.. notification.Fields.Keys];

    static IEnumerable<string> Added(string[] block) => Quoted(block[1]);

    // No fax that comes in meets a busy line here.
    static string[] NotInEverySandbox(string row) => row == "A fax was received, or failed" ? ["fax_error_code"] : [];

    static string? TagFor(string phone) => phone == Busy ? null : "t";

    static List<string[]> Rows(string section) =>
        [.. Page.Of("docs/notifications.md").Rows(section).Where(row => Quotation().IsMatch(row[0] + row[1]))];

    static IEnumerable<string> Quoted(string cell) => Quotation().Matches(cell).Select(match => match.Groups[1].Value);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quotation();
}
