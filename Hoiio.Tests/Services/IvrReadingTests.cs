using System.Net;
using System.Text.Json;
using HoiioSdk.Tests.Stub;
using NUnit.Framework;

namespace HoiioSdk.Tests.Services;

/// <summary>Flows under each reading of the API where its sources disagree.</summary>
sealed class IvrReadingTests : FlowTest
{
    static readonly string[] Own = ["hoiio_call", "hoiio_step", "shop"];

    static IEnumerable<TestCaseData> Notifications => new (string Name, Func<IvrReadingTests, Posted, Posted> Change)[]
    {
        ("fields in both", (test, posted) => posted with { Query = $"?{posted.Body}" }),
        ("fields in the body, own parameters in the query", (test, posted) => test.Signed(posted, Form(Without(Fields(posted), Own)))),
        ("fields in a JSON body", (test, posted) => test.Signed(posted, JsonSerializer.Serialize(Without(Fields(posted), Own)))),
        ("fields in the query", (test, posted) => test.Signed(posted, "") with { Query = $"?{posted.Body}" }),
        ("fields in the query, own parameters in the body",
            (test, posted) => test.Signed(posted, Form(Without(Fields(posted), [.. Fields(posted).Keys.Except(Own)])))
                with { Query = $"?{posted.Body}" }),
        ("from and to only while it rings", (test, posted) => Fields(posted)["call_state"] == "ringing"
            ? posted : test.Signed(posted, Form(Without(Fields(posted), ["from", "to"])))),
        ("an empty tag", (test, posted) => test.Signed(posted, posted.Body + "&tag=")),
        ("no ivr_block", (test, posted) => test.Signed(posted, Form(Without(Fields(posted), ["ivr_block"])))),
        ("monitor_url", (test, posted) => !posted.Body.Contains("ivr_block=monitor", StringComparison.Ordinal)
            ? posted : test.Signed(posted, posted.Body.Replace("record_url", "monitor_url", StringComparison.Ordinal))),
    }.Select(reading => new TestCaseData(reading.Change).SetArgDisplayNames(reading.Name));

    [TestCaseSource(nameof(Notifications))]
    public async Task A_flow_behaves_the_same_wherever_the_fields_of_a_notification_are(Func<IvrReadingTests, Posted, Posted> change)
    {
        Answer(async call =>
        {
            Log.Enqueue($"{call.From} calls {call.To}, tag {call.Tag ?? "none"}");
            await call.MonitorAsync("This call is recorded.");
            Log.Enqueue(await call.GatherAsync("Press 1 or 2.", maxDigits: 1));
            Log.Enqueue((await call.RecordAsync("Leave a message."))!.Split('/')[^1]);
            Log.Enqueue((await call.TransferAsync(Busy)).transfer_status);
            Log.Enqueue($"{call.From} {call.Notification.shop}");
            await call.GatherAsync("Press 1.");
        }, query: "?shop=7");
        var receive = Server.Handler;
        Server.Handler = posted => receive(change(this, posted));

        var session = Ring();
        Pass(6);
        Sandbox.Press(session, "2");
        Sandbox.Speak(session, "Call me back.");
        Pass(10);
        Sandbox.HangUp(session);

        Assert.That(Server.Statuses, Is.All.EqualTo(200));
        Assert.That(Log, Is.EquivalentTo(new[]
        {
            $"{FirstPhone} calls {VoiceNumber}, tag none", "2", "recording.mp3", "busy", $"{FirstPhone} 7", "ended: 0.01",
            $"recorded {Sandbox.Call(session).TxnRef}: recording.mp3",
        }));
        Assert.That(Calls.Count, Is.Zero);

        var received = Server.Received;
        foreach (var posted in received)
            Assert.That(await Calls.ReceiveAsync(change(this, posted).Body, change(this, posted).Signature, change(this, posted).Query),
                Is.EqualTo(200).Or.EqualTo(403));
        Assert.That(Log, Has.Count.EqualTo(7), "repeated notifications change nothing");
    }

    [TestCase("default")]
    [TestCase("other")]
    [TestCase("other,notification=query,tag=empty")]
    public void A_flow_behaves_the_same_with_every_reading_of_the_sandbox(string readings)
    {
        Sandbox.SetReadings(readings);
        Answer(async call =>
        {
            await call.MonitorAsync("This call is recorded.");
            Log.Enqueue(await call.GatherAsync("Press 1 or 2.", maxDigits: 1));
            Log.Enqueue((await call.RecordAsync("Leave a message."))!.Split('/')[^1]);
            Log.Enqueue((await call.TransferAsync(Busy)).transfer_status);
            await call.HoldAsync("Hold the line.");
            await call.UnholdAsync();
            Log.Enqueue($"{call.From} called {call.To}, tag {call.Tag ?? "none"}");
            await call.HangupAsync("Goodbye.");
        });

        var session = Ring();
        Pass(6);
        Sandbox.Press(session, "2");
        Sandbox.Speak(session, "Call me back.");
        Pass(60);

        Assert.That(Server.Statuses, Is.All.EqualTo(200));
        Assert.That(Log, Is.EquivalentTo(new[]
        {
            "2", "recording.mp3", "busy", $"{FirstPhone} called {VoiceNumber}, tag none", "ended: 0.01",
            $"recorded {Sandbox.Call(session).TxnRef}: recording.mp3",
        }));
        Assert.That(Calls.Count, Is.Zero);
    }

    [Test]
    public void With_fields_in_the_query_an_immediate_hangup_ends_the_flow()
    {
        Answer(call => call.GatherAsync("Press 1."));
        var receive = Server.Handler;
        Server.Handler = posted => receive(Signed(posted, "") with { Query = $"?{posted.Body}" });

        Sandbox.HangUp(Ring());

        Assert.That(Server.Statuses, Is.EqualTo(new[] { 200, 200 }));
        Assert.That(Log, Is.EqualTo(new[] { "ended: 0.01" }));
    }

    [Test]
    public void A_gather_that_ends_the_call_ends_the_flow()
    {
        Sandbox.SetReadings("gather=ends");
        Answer(async call => Log.Enqueue(await call.GatherAsync("Press 1.")));
        Ring();
        Pass(60);

        Assert.That(Sandbox.Notifications[^1].Fields["digits"], Is.Empty);
        Assert.That(Log, Is.EqualTo(new[] { "ended: 0.01" }));
    }

    [Test]
    public void Each_block_that_can_have_a_notify_URL_has_one()
    {
        Answer(async call =>
        {
            await call.PlayAsync("play");
            await call.GatherAsync("gather", timeout: 1);
            await call.RecordAsync("record", maxDuration: 1);
            await call.MonitorAsync("monitor");
            await call.HoldAsync("hold");
            await call.UnholdAsync();
            await call.TransferAsync(Busy);
            await call.HangupAsync("hangup");
        });

        Ring();
        Pass(120);

        Assert.That(BlockRequests.Where(entry => !entry.Parameters.ContainsKey("notify_url")).Select(entry => entry.Path),
            Is.EqualTo(new[] { "ivr/middle/hold" }));
    }

    [Test]
    public async Task A_hangup_during_a_block_is_forced_if_the_service_requires_it()
    {
        Sandbox.SetReadings("hangup=force");
        IvrCall? one = null;
        Answer(async call =>
        {
            one = call;
            await call.GatherAsync("Press 1.");
        });

        var session = Ring();
        await one!.HangupAsync("Goodbye.");
        await Until(() => !Log.IsEmpty);

        Assert.That(StateOf(session), Is.EqualTo("ended"));
        Assert.That(Log, Is.EqualTo(new[] { "ended: 0.01" }));
        Assert.That(Sandbox.Journal.Entries.Last(entry => entry.Path == "ivr/end/hangup").Parameters["force"], Is.EqualTo("enabled"));
    }

    Posted Signed(Posted posted, string body) => posted with { Body = body, Signature = SignatureOf(body) };

    static OrderedDictionary<string, string> Fields(Posted posted) => new(posted.Body.Split('&')
        .Select(pair => pair.Split('=')).Select(pair => KeyValuePair.Create(pair[0], WebUtility.UrlDecode(pair[1])!)));

    static OrderedDictionary<string, string> Without(OrderedDictionary<string, string> fields, string[] names) =>
        new(fields.Where(field => !names.Contains(field.Key)));

    static string Form(OrderedDictionary<string, string> fields) =>
        string.Join('&', fields.Select(field => $"{field.Key}={WebUtility.UrlEncode(field.Value)}"));
}
