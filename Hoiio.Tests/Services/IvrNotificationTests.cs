using System.Text;
using NUnit.Framework;

namespace HoiioSdk.Tests.Services;

/// <summary>Notifications that are repeated, late, out of order, forged, or for calls of another process.</summary>
sealed class IvrNotificationTests : FlowTest
{
    [Test]
    public async Task A_notification_received_twice_changes_nothing()
    {
        Answer(Menu);
        Server.Handler = async posted =>
        {
            await ReceiveAsync(posted);
            return await ReceiveAsync(posted);
        };

        var session = Ring();
        Sandbox.Press(session, "2");
        Sandbox.Speak(session, "Call me back.");
        Pass(10);

        await ReceiveAllAgain();
        Assert.That(Log, Is.EqualTo(new[] { "rings", "2", "recording.mp3", "ended: 0.01" }));
        Assert.That(Blocks.Count(), Is.EqualTo(3));
        Assert.That(Calls.Count, Is.Zero);
    }

    [Test]
    public async Task A_late_notification_does_not_complete_a_later_block()
    {
        Answer(async call =>
        {
            Log.Enqueue(await call.GatherAsync("First.", maxDigits: 1));
            Log.Enqueue(await call.GatherAsync("Second.", maxDigits: 1));
        });

        var session = Ring();
        Sandbox.Press(session, "1");
        await ReceiveAllAgain();
        Sandbox.Press(session, "2");

        Assert.That(Log, Is.EqualTo(new[] { "1", "2", "ended: 0.01" }));
    }

    [Test]
    public async Task An_end_received_before_the_notification_of_the_last_block_ends_the_flow_once()
    {
        Answer(Menu);
        var session = Ring();
        var held = Hold();

        Sandbox.Press(session, "2");
        Sandbox.HangUp(session);
        foreach (var posted in held.AsEnumerable().Reverse())
            Assert.That(await ReceiveAsync(posted), Is.EqualTo(200));

        Assert.That(held, Has.Count.EqualTo(2));
        Assert.That(Log, Is.EqualTo(new[] { "rings", "ended: 0.01" }));
        Assert.That(Calls.Count, Is.Zero);
    }

    [TestCase("digits=1", "digits=2", 403)]
    [TestCase("call_state=ongoing", "call_state=ended", 403)]
    [TestCase("", "", 200)]
    public async Task A_notification_with_a_changed_body_gets_403_and_changes_nothing(string was, string forged, int status)
    {
        Answer(Menu);
        var session = Ring();
        var held = Hold();
        Sandbox.Press(session, "1");

        var changed = was == "" ? held[0] : held[0] with { Body = held[0].Body.Replace(was, forged, StringComparison.Ordinal) };
        Assert.That(await ReceiveAsync(changed), Is.EqualTo(status));

        Assert.That(Log, Is.EqualTo(status == 200 ? ["rings", "1"] : new[] { "rings" }));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("0123")]
    public async Task A_call_without_a_matching_signature_is_not_answered(string? signature)
    {
        Answer(Menu);

        Assert.That(await Calls.ReceiveAsync("session=S1&call_state=ringing&from=%2B6511111111", signature), Is.EqualTo(403));
        Assert.That(await Calls.ReceiveAsync("", signature, "?session=S1&call_state=ringing&from=%2B6511111111"), Is.EqualTo(403));
        Assert.That(await Calls.ReceiveAsync("{", signature), Is.EqualTo(403));

        Assert.That(Log, Is.Empty);
    }

    [Test]
    public async Task Fields_of_the_query_are_ignored_if_the_body_is_signed()
    {
        Answer(Menu);
        var session = Ring();
        Server.Handler = posted =>
            ReceiveAsync(posted with { Query = posted.Query + "&digits=2&record_url=http://evil/&monitor_url=http://evil/" });

        Sandbox.Press(session, "1");

        Assert.That(Log, Is.EqualTo(new[] { "rings", "1" }));
    }

    [TestCase("digits=1&call_state=ongoing")]
    [TestCase("call_state=ended&debit=100")]
    public async Task Unsigned_fields_without_the_key_of_the_call_are_ignored(string fields)
    {
        Answer(Menu);
        var session = Ring();

        foreach (var key in new[] { "", $"&hoiio_call={new string('0', 32)}" })
            Assert.That(await Calls.ReceiveAsync("", SignatureOf(""), $"?session={session}&{fields}&hoiio_step=1{key}"), Is.EqualTo(403));

        Assert.That(Log, Is.EqualTo(new[] { "rings" }));
        Sandbox.Press(session, "1");
        Assert.That(Log.Last(), Is.EqualTo("1"));
    }

    [Test]
    public async Task The_key_of_one_call_is_refused_for_another()
    {
        Answer(Menu);
        var (first, second) = (Ring(), Ring());
        var keyOfFirst = Sandbox.Journal.Entries.First(entry => entry.Path == "ivr/middle/gather").Parameters["notify_url"].Split('?')[1];

        Assert.That(await Calls.ReceiveAsync("", null, $"?session={second}&digits=1&call_state=ongoing&{keyOfFirst}"), Is.EqualTo(403));
        Assert.That(await Calls.ReceiveAsync("", null, $"?session=S999&call_state=ringing&{keyOfFirst}"), Is.EqualTo(403));
        var body = $"session={second}&digits=1&call_state=ongoing&{keyOfFirst}";
        Assert.That(await Calls.ReceiveAsync(body, SignatureOf(body)), Is.EqualTo(200));

        Assert.That(Log, Is.EqualTo(new[] { "rings", "rings" }));
        Sandbox.Press(first, "1");
        Assert.That(Log.Last(), Is.EqualTo("1"));
    }

    [Test]
    public async Task A_call_answered_by_another_process_is_hung_up_with_the_apology_and_reported()
    {
        Answer(Menu);
        var session = Ring();

        Log.Clear();
        Answer(_ => throw new InvalidOperationException("It is no new call."));
        Sandbox.Press(session, "2");
        Pass(10);

        Assert.That(StateOf(session), Is.EqualTo("ended"));
        Assert.That(Log.First(), Does.StartWith($"failed: The call of session {session} is unknown to this process, so it is hung up."));
        Assert.That(Log.Skip(1), Is.EqualTo(new[] { "ended: 0.01" }));
        Assert.That(Server.Statuses, Is.All.EqualTo(200));
        await ReceiveAllAgain();
        Assert.That(Log, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_call_transferred_by_another_process_is_not_hung_up()
    {
        Answer(async call => await call.TransferAsync(SecondPhone));
        var session = Ring();

        Answer(Menu);
        Pass(20);
        Assert.That(StateOf(session), Is.EqualTo("ongoing"));
        Pass(300);

        Assert.That(Log, Is.Empty);
    }

    [TestCase("")]
    [TestCase("txn_ref=AA-S-1&sms_status=delivered")]
    [TestCase("session=S0&call_state=ended&debit=0.01")]
    public async Task A_signed_notification_without_a_call_is_accepted_and_changes_nothing(string body)
    {
        Answer(Menu);

        Assert.That(await Calls.ReceiveAsync(body, SignatureOf(body), "?shop=7"), Is.EqualTo(200));

        Assert.That(Log, Is.Empty);
        Assert.That(Blocks, Is.Empty);
    }

    [Test]
    public async Task A_body_is_read_unchanged_and_up_to_the_longest_notification_only()
    {
        Answer(Menu);
        Ring();
        var posted = Server.Received.Single();
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(posted.Body));
        using var marked = new MemoryStream([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(posted.Body)]);
        using var endless = new MemoryStream(Encoding.UTF8.GetBytes(new string('x', 1 << 20)));

        Assert.That(await Calls.ReceiveAsync(body, posted.Signature), Is.EqualTo(200));
        Assert.That(await Calls.ReceiveAsync(marked, posted.Signature), Is.EqualTo(403));
        Assert.That(await Calls.ReceiveAsync(endless, SignatureOf(new string('x', 1 << 20))), Is.EqualTo(403));
        Assert.That(endless.Position, Is.LessThan(1 << 17));
        var beginning = "tag=".PadRight(1 << 15, 'x');
        using var longer = new MemoryStream(Encoding.UTF8.GetBytes(beginning + "x"));
        Assert.That(await Calls.ReceiveAsync(longer, SignatureOf(beginning)), Is.EqualTo(403), "only the beginning of the body is signed");
        Assert.That(body.CanRead, Is.True);
    }

    [Test]
    public void Receiving_a_notification_before_Init_throws()
    {
        using var client = new HoiioClient();
        var calls = client.Ivr.Answer("http://my.server.com/calls", Menu);

        Assert.That(async () => await calls.ReceiveAsync("session=S1", "00"),
            Throws.TypeOf<HoiioException>().With.Message.Contain("Hoiio.Init"));
    }

    [TestCase("my.server.com/calls")]
    [TestCase("/calls")]
    [TestCase("ftp://my.server.com/calls")]
    [TestCase("http://my.server.com/calls#top")]
    [TestCase("")]
    public void An_invalid_notify_URL_is_refused_at_once(string url) =>
        Assert.That(() => Sandbox.Client.Ivr.Answer(url, Menu), Throws.ArgumentException.With.Property("ParamName").EqualTo("notifyUrl"));

    async Task Menu(IvrCall call)
    {
        Log.Enqueue("rings");
        var key = await call.GatherAsync("Press 1 or 2.", maxDigits: 1);
        Log.Enqueue(key);
        if (key == "2")
            Log.Enqueue((await call.RecordAsync("Leave a message."))!.Split('/')[^1]);
        await call.HangupAsync("Goodbye.");
    }

    async Task ReceiveAllAgain()
    {
        foreach (var posted in Server.Received)
            Assert.That(await ReceiveAsync(posted), Is.EqualTo(200));
    }
}
