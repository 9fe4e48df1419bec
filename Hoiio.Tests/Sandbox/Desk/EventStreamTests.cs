using System.Globalization;
using System.Text.Json.Nodes;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Desk;

/// <summary>The event stream of the front desk.</summary>
sealed class EventStreamTests : DeskTest
{
    [Test]
    public void The_event_stream_sends_events_live_and_resumes_after_the_last_id()
    {
        using var stream = new EventReader(Url("events"));
        Do("sms/send", new { dest = FirstPhone, msg = "Hi", notify_url = Nowhere });
        var request = stream.Next("request");
        Assert.That(request.Data["path"]!.ToString(), Is.EqualTo("sms/send"));
        Post("clock", """{"advance": 60}""");
        var notification = stream.Next("notification");
        Assert.That(notification.Data["fields"]!["sms_status"]!.ToString(), Is.EqualTo("delivered"));
        Assert.That(stream.Next("clock").Data["clock"]!.ToString(), Is.EqualTo("standing"));

        using var second = new EventReader(Url("events"), lastEventId: request.Id);
        Assert.That(second.Next("notification").Data.ToJsonString(), Is.EqualTo(notification.Data.ToJsonString()));
        using var third = new EventReader(Url($"events?after={request.Id}"));
        Assert.That(third.Next("notification").Id, Is.EqualTo(notification.Id));
        // A browser reconnects with its original URL: the header takes precedence.
        using var fourth = new EventReader(Url("events?after=0"), lastEventId: request.Id);
        Assert.That(fourth.Next().Id, Is.GreaterThan(request.Id));
    }

    [Test]
    public void The_event_stream_reports_calls_messages_faxes_phones_numbers_faults_and_credit()
    {
        using var stream = new EventReader(Url("events?after=0"));
        Sandbox.ConfigureNumber(VoiceNumber, mode: "fax");
        Assert.That(stream.Next("number").Data["mode"]!.ToString(), Is.EqualTo("fax"));
        var fax = Sandbox.IncomingFax(FirstPhone, VoiceNumber);
        Assert.That(stream.Next("fax").Data["txn_ref"]!.ToString(), Is.EqualTo(fax));
        Sandbox.PickUpPhone(FirstPhone);
        Assert.That((bool)stream.Next("phone").Data["in_hand"]!, Is.True);
        var call = Text(Do("ivr/start/dial", new { dest = FirstPhone }), "txn_ref");
        Assert.That(stream.Next("call").Data["txn_ref"]!.ToString(), Is.EqualTo(call));
        Sandbox.Fail("user/get_info", HoiioSdk.Sandbox.Fault.Reset);
        Assert.That(stream.Next("fault").Data.AsArray(), Has.Count.EqualTo(1));
        Do("sms/send", new { dest = FirstPhone, msg = "Hi" });
        Assert.That(stream.Next("account").Data["points"], Is.Not.Null);
        Assert.That(stream.Next("message").Data["text"]!.ToString(), Is.EqualTo("Hi"));
    }

    [Test]
    public void Several_changes_of_a_number_are_sent_as_one_event_with_its_latest_state()
    {
        Sandbox.ConfigureNumber(VoiceNumber, mode: "fax");
        Sandbox.ConfigureNumber(SmsNumber, mode: "fax");
        Sandbox.ConfigureNumber(VoiceNumber, mode: "voice");
        Sandbox.PickUpPhone(FirstPhone);

        using var stream = new EventReader(Url("events?after=0"));
        var numbers = stream.Until("phone").Where(sent => sent.Type == "number")
            .Select(sent => string.Join(' ', Texts(sent.Data, "number", "mode")));
        Assert.That(numbers, Is.EqualTo([$"{SmsNumber} fax", $"{VoiceNumber} voice"]));
    }

    [Test]
    public void A_client_that_missed_450_events_receives_each_of_them()
    {
        var phones = Enumerable.Range(0, 450).Select(i => string.Create(CultureInfo.InvariantCulture, $"+65{10_000_000 + i}")).ToList();
        foreach (var phone in phones)
            Sandbox.PickUpPhone(phone);
        Sandbox.Fail("user/get_info", HoiioSdk.Sandbox.Fault.Reset);

        using var stream = new EventReader(Url("events?after=0"));
        var numbers = stream.Until("fault").Where(sent => sent.Type == "phone").Select(sent => Text(sent.Data, "number"));
        Assert.That(numbers, Is.EqualTo(phones));
    }

    [Test]
    public void An_id_that_no_event_has_yet_gets_a_reset_event()
    {
        using var stream = new EventReader(Url("events?after=1000000"));
        var first = stream.Next();
        Assert.That((first.Type, first.Id), Is.EqualTo(("reset", (long)Get("status")["last_event"]!)));
    }

    [TestCase(10_000, "fault")]
    [TestCase(10_001, "reset")]
    public void A_reset_event_replaces_missed_events_only_if_some_are_no_longer_stored(int missed, string type)
    {
        for (var i = 0; i < 10_050; i++)
            Sandbox.ClearFaults("sms/send");
        using var stream = new EventReader(Url($"events?after={Sandbox.Status.LastEvent - missed}"));
        Assert.That(stream.Next().Type, Is.EqualTo(type));
    }

    [Test]
    public void A_client_that_reconnects_after_a_reset_gets_a_reset_event_and_later_events()
    {
        Do("user/get_info");
        Sandbox.Reset();
        Sandbox.PickUpPhone(FirstPhone);
        using var stream = new EventReader(Url("events?after=1"));
        var first = stream.Next();
        Assert.That((first.Type, first.Id), Is.EqualTo(("reset", Sandbox.Status.LastEvent)));
        Sandbox.PickUpPhone(SecondPhone);
        Assert.That(Text(stream.Next().Data, "number"), Is.EqualTo(SecondPhone));
    }

    [Test]
    public void A_changed_setting_is_an_event_and_an_unchanged_one_is_not()
    {
        using var stream = new EventReader(Url("events"));
        Sandbox.RateLimiting = true;
        Assert.That((bool)stream.Next("account").Data["rate_limiting"]!, Is.True);
        Sandbox.IsClockRunning = true;
        Assert.That(stream.Next("clock").Data["clock"]!.ToString(), Is.EqualTo("running"));
        Sandbox.IsClockRunning = false;
        var last = stream.Next("clock").Id;
        Sandbox.IsClockRunning = false;
        Sandbox.RateLimiting = true;
        Assert.That(Sandbox.Status.LastEvent, Is.EqualTo(last));
    }

    [Test]
    public void A_reset_sends_an_event_with_the_new_state()
    {
        Do("user/get_info");
        using var stream = new EventReader(Url("events"));
        Post("reset");
        Assert.That(stream.Next("reset").Data["points"]!.ToString(), Is.EqualTo("50.000"));
    }

    static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    sealed class EventReader : IDisposable
    {
        readonly StreamReader reader;

        public EventReader(string url, long? lastEventId = null)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, url);
            if (lastEventId is { } id)
                request.Headers.Add("Last-Event-ID", id.ToString(CultureInfo.InvariantCulture));
            var answer = Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).Result;
            Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/event-stream"));
            reader = new(answer.Content.ReadAsStream());
            Assert.That(Line(), Is.EqualTo("retry: 1000"));
            Assert.That(Line(), Is.Empty);
        }

        /// <summary>Returns the next event of a type, and skips others.</summary>
        public (long Id, string Type, JsonNode Data) Next(string? type = null)
        {
            var keepAlives = 0;
            while (true)
            {
                var id = Line();
                // The server sends one every 15 seconds.
                if (id.StartsWith(": nothing new", StringComparison.Ordinal) && ++keepAlives == 4)
                    throw new TimeoutException($"No event{(type is null ? "" : $" {type}")} within a minute.");
                if (!id.StartsWith("id: ", StringComparison.Ordinal))
                    continue;
                var (name, data) = (Line()["event: ".Length..], Line()["data: ".Length..]);
                if (type is null || name == type)
                    return (Number(id["id: ".Length..]), name, JsonNode.Parse(data)!);
            }
        }

        /// <summary>Returns the events before the next event of a type.</summary>
        public List<(long Id, string Type, JsonNode Data)> Until(string type)
        {
            var events = new List<(long, string, JsonNode)>();
            while (Next() is var next && next.Type != type)
                events.Add(next);
            return events;
        }

        public void Dispose() => reader.Dispose();

        string Line() => reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30)).Result ?? throw new EndOfStreamException();
    }
}
