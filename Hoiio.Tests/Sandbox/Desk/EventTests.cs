using System.Globalization;
using System.Text.Json.Nodes;
using HoiioSdk.Sandbox;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Desk;

/// <summary>Requests, notifications and events: listed, waited for and streamed.</summary>
sealed class EventTests : DeskTest
{
    [Test]
    public void Requests_have_ascending_ids_and_can_be_listed_after_or_before_an_id()
    {
        foreach (var i in Enumerable.Range(0, 5))
            Request("user/get_info", new { n = i });
        var ids = All(Get("requests"), "id").Select(Number).ToList();

        Assert.That(ids, Is.Ordered.And.Unique);
        Assert.That(All(Get($"requests?after={ids[1]}&limit=2"), "id").Select(Number), Is.EqualTo(ids[2..4]));
        Assert.That(All(Get($"requests?before={ids[4]}&limit=2"), "id").Select(Number), Is.EqualTo(ids[2..4]));
        Assert.That(All(Get($"requests?before={ids[0]}"), "id"), Is.Empty);
        Assert.That(Number(Get("status")["last_event"]!.ToString()), Is.GreaterThanOrEqualTo(ids[4]));
    }

    [Test]
    public void A_request_has_its_parameters_its_answer_and_the_meaning_of_its_status()
    {
        Request("sms/send", new { dest = "+6511110404", msg = "Hi" });
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
    public void Requests_are_filtered_by_path_and_notifications_by_URL()
    {
        Do("user/get_info");
        Do("sms/send", new { dest = FirstPhone, msg = "Hi", notify_url = Nowhere });
        Do("sms/send", new { dest = FirstPhone, msg = "Hi", notify_url = Nowhere + "?2" });
        Pass(60);

        Assert.That(All(Get("requests?path=sms/send"), "path"), Is.EqualTo(["sms/send", "sms/send"]));
        var notification = Get($"notifications?url={Uri.EscapeDataString(Nowhere + "?2")}").AsArray().Single()!;
        Assert.That(notification.AsObject().Select(field => field.Key), Is.EqualTo(new[]
        {
            "id", "type", "time", "url", "fields", "query", "body", "signature", "http_status", "problem", "again_of",
        }));
        Assert.That(Text(notification, "problem"), Is.Not.Empty);
    }

    [Test]
    public void Requests_outside_the_API_for_files_and_after_redirects_can_be_filtered_by_path()
    {
        foreach (var path in new[] { "nowhere", "files/1/none.pdf", "open/redirected/sms/send" })
            Http.GetAsync(Sandbox.Url + path).Result.Dispose();
        foreach (var path in new[] { "/nowhere", "/files/1/none.pdf", "redirected/sms/send" })
            Assert.That(All(Get($"requests?path={path}"), "path"), Is.EqualTo([path]));
    }

    [Test]
    public void A_notification_can_be_sent_again_unchanged()
    {
        using var listener = new Listener();
        Do("sms/send", new { dest = FirstPhone, msg = "Hi", notify_url = listener.Url });
        Pass(60);
        var first = Get("notifications").AsArray().Single()!;

        var again = Post($"notifications/{first["id"]}/again");

        Assert.That((long)again["again_of"]!, Is.EqualTo((long)first["id"]!));
        Assert.That(Texts(again, "body", "signature"), Is.EqualTo(Texts(first, "body", "signature")));
        Assert.That(listener.Received, Has.Count.EqualTo(2));
        Assert.That(All(Get("notifications"), "id"), Is.EqualTo([first["id"]!.ToString(), again["id"]!.ToString()]));
    }

    [Test]
    public void Waiting_returns_the_first_matching_request()
    {
        var waiting = Http.GetStringAsync(Url("requests?wait=60&path=sms/send"));
        Do("user/get_info");
        Assert.That(waiting.IsCompleted, Is.False);
        Do("sms/send", new { dest = FirstPhone, msg = "Hi" });

        Assert.That(All(JsonNode.Parse(waiting.Result)!, "path"), Is.EqualTo(["sms/send"]));
    }

    [Test]
    public void Waiting_returns_an_empty_list_at_the_timeout() =>
        Assert.That(Get("notifications?wait=0.05").AsArray(), Is.Empty);

    [Test]
    public void A_reset_ends_waiting_with_an_empty_list()
    {
        var waiting = Http.GetStringAsync(Url("notifications?wait=60"));
        for (var attempt = 0; attempt < 100 && !waiting.IsCompleted; attempt++)
        {
            // The wait may arrive after a reset.
            Sandbox.Reset();
            Task.WhenAny(waiting, Task.Delay(100)).Wait();
        }

        Assert.That(waiting.IsCompletedSuccessfully ? waiting.Result : "still waiting", Is.EqualTo("[]"));
    }

    [Test]
    public async Task A_wait_that_started_before_a_reset_returns_no_later_request()
    {
        var waiting = Sandbox.WaitForRequestsAsync(wait: TimeSpan.FromDays(1));
        Sandbox.Reset();
        Do("user/get_info");
        Assert.That(await waiting, Is.Empty);
    }

    [Test]
    public async Task Waiting_in_CSharp_ends_at_a_match_the_timeout_a_cancellation_or_disposal()
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
        Assert.That(await Wait().WaitAsync(TimeSpan.FromMinutes(1)), Is.Empty, "the sandbox is disposed");
    }

    static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
