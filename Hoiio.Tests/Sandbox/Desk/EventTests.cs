using System.Globalization;
using System.Text.Json.Nodes;
using HoiioSdk.Sandbox;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Desk;

/// <summary>What happened: asked for, waited for, and streamed.</summary>
sealed class EventTests : DeskTest
{
    [Test]
    public void Requests_come_in_order_with_rising_ids_after_or_before_one()
    {
        foreach (var i in Enumerable.Range(0, 5))
            Ask("user/get_info", new { n = i });
        var ids = All(Get("requests"), "id").Select(Number).ToList();

        Assert.That(ids, Is.Ordered.And.Unique);
        Assert.That(All(Get($"requests?after={ids[1]}&limit=2"), "id").Select(Number), Is.EqualTo(ids[2..4]));
        Assert.That(All(Get($"requests?before={ids[4]}&limit=2"), "id").Select(Number), Is.EqualTo(ids[2..4]));
        Assert.That(All(Get($"requests?before={ids[0]}"), "id"), Is.Empty);
        Assert.That(Number(Get("status")["last_event"]!.ToString()), Is.GreaterThanOrEqualTo(ids[4]));
    }

    [Test]
    public void A_request_tells_what_was_sent_and_what_came_of_it()
    {
        Ask("sms/send", new { dest = "+6511110404", msg = "Hi" });
        var request = Get("requests").AsArray().Single()!;

        Assert.That(request.AsObject().Select(field => field.Key), Is.EqualTo(new[]
        {
            "id", "type", "time", "method", "path", "parameters", "http_status", "status", "meaning", "answer", "fault",
                "fault_seconds", "note", "began_after",
        }));
        Assert.That(Texts(request, "type", "method", "path", "status"), Is.EqualTo(["request", "POST", "sms/send", "error_dest_invalid"]));
        Assert.That(request["parameters"]!["access_token"]!.ToString(), Is.EqualTo("***"));
        Assert.That(Text(request, "answer"), Is.EqualTo("""{"status":"error_dest_invalid"}"""));
        Assert.That(Text(request, "meaning"), Is.EqualTo(HoiioStatus.Describe("error_dest_invalid")));
        Assert.That(request["fault"], Is.Null);
    }

    [Test]
    public void Requests_and_notifications_can_be_had_of_one_path_and_one_address()
    {
        Do("user/get_info");
        Do("sms/send", new { dest = FirstPhone, msg = "Hi", notify_url = Nowhere });
        Do("sms/send", new { dest = FirstPhone, msg = "Hi", notify_url = Nowhere + "?2" });
        Pass(60);

        Assert.That(All(Get("requests?path=sms/send"), "path"), Is.EqualTo(["sms/send", "sms/send"]));
        var one = Get($"notifications?url={Uri.EscapeDataString(Nowhere + "?2")}").AsArray().Single()!;
        Assert.That(one.AsObject().Select(field => field.Key), Is.EqualTo(new[]
        {
            "id", "type", "time", "url", "fields", "query", "body", "signature", "http_status", "problem", "again_of",
        }));
        Assert.That(Text(one, "problem"), Is.Not.Empty);
    }

    [Test]
    public void Requests_can_be_had_that_missed_the_api_fetched_a_file_or_followed_a_redirect()
    {
        foreach (var path in new[] { "nowhere", "files/1/none.pdf", "open/redirected/sms/send" })
            Http.GetAsync(Sandbox.Url + path).Result.Dispose();
        foreach (var path in new[] { "/nowhere", "/files/1/none.pdf", "redirected/sms/send" })
            Assert.That(All(Get($"requests?path={path}"), "path"), Is.EqualTo([path]));
    }

    [Test]
    public void A_notification_is_sent_once_more()
    {
        using var listener = new Listener();
        Do("sms/send", new { dest = FirstPhone, msg = "Hi", notify_url = listener.Url });
        Pass(60);
        var first = Get("notifications").AsArray().Single()!;

        var again = Post($"notifications/{first["id"]}/again");

        Assert.That((long)again["again_of"]!, Is.EqualTo((long)first["id"]!));
        Assert.That(Texts(again, "body", "signature"), Is.EqualTo(Texts(first, "body", "signature")));
        Assert.That(listener.Heard, Has.Count.EqualTo(2));
        Assert.That(All(Get("notifications"), "id"), Is.EqualTo([first["id"]!.ToString(), again["id"]!.ToString()]));
    }

    [Test]
    public void Who_waits_gets_the_first_request_that_comes()
    {
        var waiting = Http.GetStringAsync(Url("requests?wait=60&path=sms/send"));
        Do("user/get_info");
        Assert.That(waiting.IsCompleted, Is.False);
        Do("sms/send", new { dest = FirstPhone, msg = "Hi" });

        Assert.That(All(JsonNode.Parse(waiting.Result)!, "path"), Is.EqualTo(["sms/send"]));
    }

    [Test]
    public void Who_waits_in_vain_gets_an_empty_list() =>
        Assert.That(Get("notifications?wait=0.05").AsArray(), Is.Empty);

    [Test]
    public void A_reset_ends_the_waiting()
    {
        var waiting = Http.GetStringAsync(Url("notifications?wait=60"));
        Get("status");
        Sandbox.Reset();
        if (!waiting.Wait(TimeSpan.FromMilliseconds(200)))
            // It came in only after the reset: that is none for it.
            Sandbox.Reset();
        Assert.That(waiting.Result, Is.EqualTo("[]"));
    }

    [Test]
    public async Task What_comes_after_a_reset_is_none_for_who_waited_before_it()
    {
        var waiting = Sandbox.WaitForRequestsAsync(wait: TimeSpan.FromDays(1));
        Sandbox.Reset();
        Do("user/get_info");
        Assert.That(await waiting, Is.Empty);
    }

    [Test]
    public async Task The_same_waiting_in_CSharp_ends_with_a_request_a_time_a_cancellation_and_the_sandbox()
    {
        var waiting = Sandbox.WaitForNotificationsAsync(wait: TimeSpan.FromMinutes(1));
        Do("sms/send", new { dest = FirstPhone, msg = "Hi", notify_url = Nowhere });
        Pass(60);
        Assert.That((await waiting).Single().Url, Is.EqualTo(Nowhere));

        Assert.That(await Sandbox.WaitForRequestsAsync(after: long.MaxValue, wait: TimeSpan.FromMilliseconds(20)), Is.Empty);
        using var cancellation = new CancellationTokenSource();
        var cancelled = Sandbox.WaitForRequestsAsync(after: long.MaxValue, wait: TimeSpan.FromMinutes(1),
            cancellationToken: cancellation.Token);
        await cancellation.CancelAsync();
        Assert.That(async () => await cancelled, Throws.InstanceOf<OperationCanceledException>());
        Task<IReadOnlyList<JournalEntry>> Wait() => Sandbox.WaitForRequestsAsync(after: long.MaxValue, wait: TimeSpan.FromDays(1));
        var last = Wait();
        Sandbox.Dispose();
        Assert.That(await last.WaitAsync(TimeSpan.FromMinutes(1)), Is.Empty);
        Assert.That(await Wait().WaitAsync(TimeSpan.FromMinutes(1)), Is.Empty, "after it was disposed");
    }

    [Test]
    public void The_stream_tells_what_happens_as_it_happens_and_goes_on_after_the_last_id()
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
        // A browser that comes back asks at the address it began with.
        using var fourth = new EventReader(Url("events?after=0"), lastEventId: request.Id);
        Assert.That(fourth.Next().Id, Is.GreaterThan(request.Id));
    }

    [Test]
    public void The_stream_tells_of_calls_messages_faxes_phones_numbers_faults_and_money()
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
    public void What_changed_twice_before_it_is_told_is_told_once_as_it_is_now()
    {
        Sandbox.ConfigureNumber(VoiceNumber, mode: "fax");
        Sandbox.ConfigureNumber(SmsNumber, mode: "fax");
        Sandbox.ConfigureNumber(VoiceNumber, mode: "voice");
        Sandbox.PickUpPhone(FirstPhone);

        using var stream = new EventReader(Url("events?after=0"));
        var numbers = stream.Until("phone").Where(one => one.Type == "number")
            .Select(one => string.Join(' ', Texts(one.Data, "number", "mode")));
        Assert.That(numbers, Is.EqualTo([$"{SmsNumber} fax", $"{VoiceNumber} voice"]));
    }

    [Test]
    public void Who_missed_many_events_is_told_of_each()
    {
        var phones = Enumerable.Range(0, 450).Select(i => string.Create(CultureInfo.InvariantCulture, $"+65{10_000_000 + i}")).ToList();
        foreach (var phone in phones)
            Sandbox.PickUpPhone(phone);
        Sandbox.Fail("user/get_info", HoiioSdk.Sandbox.Fault.Reset);

        using var stream = new EventReader(Url("events?after=0"));
        Assert.That(stream.Until("fault").Where(one => one.Type == "phone").Select(one => Text(one.Data, "number")), Is.EqualTo(phones));
    }

    [Test]
    public void Who_missed_events_that_never_were_is_told_to_load_anew()
    {
        using var stream = new EventReader(Url("events?after=1000000"));
        var first = stream.Next();
        Assert.That((first.Type, first.Id), Is.EqualTo(("reset", (long)Get("status")["last_event"]!)));
    }

    [TestCase(10_000, "fault")]
    [TestCase(10_001, "reset")]
    public void Who_missed_events_is_told_to_load_anew_only_if_one_of_them_is_no_longer_kept(int missed, string type)
    {
        for (var i = 0; i < 10_050; i++)
            Sandbox.ClearFaults("sms/send");
        using var stream = new EventReader(Url($"events?after={Sandbox.Status.LastEvent - missed}"));
        Assert.That(stream.Next().Type, Is.EqualTo(type));
    }

    [Test]
    public void Who_comes_back_after_a_reset_is_told_to_load_anew_and_goes_on_from_there()
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
    public void What_is_switched_is_an_event_and_what_stays_is_none()
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
    public void A_reset_is_an_event()
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

        /// <summary>The next event of a type; others in between are skipped.</summary>
        public (long Id, string Type, JsonNode Data) Next(string? type = null)
        {
            var silences = 0;
            while (true)
            {
                var id = Line();
                // One every 15 seconds.
                if (id.StartsWith(": nothing new", StringComparison.Ordinal) && ++silences == 4)
                    throw new TimeoutException($"No event{(type is null ? "" : $" {type}")} came.");
                if (!id.StartsWith("id: ", StringComparison.Ordinal))
                    continue;
                var (name, data) = (Line()["event: ".Length..], Line()["data: ".Length..]);
                if (type is null || name == type)
                    return (Number(id["id: ".Length..]), name, JsonNode.Parse(data)!);
            }
        }

        /// <summary>The events before the next one of a type.</summary>
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
