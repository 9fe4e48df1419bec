using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Desk;

/// <summary>The status, the settings and the errors of the front desk.</summary>
sealed class FrontDeskTests : DeskTest
{
    [Test]
    public void The_status_has_the_clock_the_credit_the_endpoint_and_the_credentials()
    {
        var status = Get("status");

        Assert.That(status.AsObject().Select(field => field.Key), Is.EqualTo(new[]
        {
            "now", "clock", "points", "bonus", "balance", "currency", "rate_limiting", "readings", "last_event",
            "endpoint", "app_id", "access_token", "registered_number", "next_event", "started", "journal_problem",
        }));
        Assert.That(Texts(status, "clock", "points", "bonus", "balance", "currency"),
            Is.EqualTo(["standing", "50.000", "4.650", "54.650", "SGD"]));
        Assert.That(Texts(status, "endpoint", "app_id", "access_token"),
            Is.EqualTo([Sandbox.ApiEndpoint, Sandbox.AppId, Sandbox.AccessToken]));
        Assert.That(Text(status, "now"), Is.EqualTo(Sandbox.Now.AddHours(8)
            .ToString("yyyy-MM-ddTHH:mm:ss'+08:00'", CultureInfo.InvariantCulture)).And.EqualTo(Text(status, "started")));
    }

    [Test]
    public void The_clock_can_be_advanced_by_fractions_of_a_second_started_and_stopped()
    {
        var start = Sandbox.Now;
        Assert.That(Text(Post("clock", """{"advance": 1.5}"""), "now"), Does.EndWith(".500000+08:00"));
        Assert.That(Sandbox.Now - start, Is.EqualTo(TimeSpan.FromSeconds(1.5)));
        Assert.That(Text(Post("clock", """{"running": true, "advance": 300}"""), "clock"), Is.EqualTo("running"));
        Assert.That(Sandbox.Now - start, Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(301.5)));
        Assert.That(Text(Post("clock", """{"running": false}"""), "clock"), Is.EqualTo("standing"));
    }

    [Test]
    public void Advancing_the_clock_returns_after_due_notifications_are_sent()
    {
        Do("sms/send", new { dest = FirstPhone, msg = "Hi", notify_url = Nowhere });
        Assert.That(Get("status")["next_event"], Is.Not.Null);
        Post("clock", """{"advance": 60}""");
        Assert.That(Get("notifications").AsArray().Single()!["fields"]!["sms_status"]!.ToString(), Is.EqualTo("delivered"));
    }

    [TestCase("""{"points": "20.500", "bonus": "1"}""", "20.500", "1.000")]
    [TestCase("""{"points": 7}""", "7.000", "4.650")]
    [TestCase("""{"bonus": 0}""", "50.000", "0.000")]
    public void Credit_is_set_by_text_or_number_and_an_omitted_part_is_unchanged(string body, string points, string bonus) =>
        Assert.That(Texts(Put("account", body), "points", "bonus"), Is.EqualTo([points, bonus]));

    [Test]
    public void Rate_limiting_can_be_switched_on_and_an_empty_object_keeps_it()
    {
        Assert.That((bool)Put("settings", """{"rate_limiting": true}""")["rate_limiting"]!, Is.True);
        Assert.That((bool)Put("settings", "{}")["rate_limiting"]!, Is.True);
        Assert.That(Sandbox.RateLimiting, Is.True);
    }

    [Test]
    public void Faults_can_be_ordered_listed_and_cleared()
    {
        Post("faults", """{"path": "sms/send", "fault": "rate_limit_exceeded", "times": 2}""");
        var ordered = Post("faults", """{"path": "user/get_info", "fault": "html_error"}""");
        Assert.That(ordered.AsArray().Select(fault => Texts(fault!, "path", "fault")),
            Is.EqualTo([["sms/send", "rate_limit_exceeded"], (string[])["user/get_info", "html_error"]]));
        Assert.That(All(ordered, "times"), Is.EqualTo(["2", "1"]));

        Assert.That(StatusOf("sms/send", new { dest = FirstPhone, msg = "Hi" }), Is.EqualTo("error_rate_limit_exceeded"));
        Assert.That(All(Get("faults"), "times"), Is.EqualTo(["1", "1"]));
        Assert.That(All(Delete("faults?path=sms/send"), "path"), Is.EqualTo(["user/get_info"]));
        Assert.That(Delete("faults").AsArray(), Is.Empty);
        Do("user/get_info");
    }

    [TestCase("""{"path":"*","fault":"delay","seconds":2.5,"times":1,"probability":1}""")]
    [TestCase("""{"path":"sms/send","fault":"http_status","http_status":503,"times":null,"probability":0.1}""")]
    [TestCase("""{"path":"sms/send","fault":"status","status":"error_insufficient_credit","times":3,"probability":1}""")]
    public void A_listed_fault_can_be_posted_back(string body)
    {
        Post("faults", body);
        var listed = Get("faults")[0]!.AsObject();
        Assert.That(JsonNode.DeepEquals(
            new JsonObject(listed.Where(member => member.Value is not null || member.Key == "times").Select(Copy)), JsonNode.Parse(body)));
        Post("faults", listed.ToJsonString());
        Assert.That(Sandbox.Faults[1], Is.EqualTo(Sandbox.Faults[0]));

        static KeyValuePair<string, JsonNode?> Copy(KeyValuePair<string, JsonNode?> member) => new(member.Key, member.Value?.DeepClone());
    }

    [TestCase("""{"fault": "delay"}""", "The fault delay needs 'seconds'.")]
    [TestCase("""{"fault": "delay", "seconds": 3600.5}""", "'seconds' takes 0 to 3600 seconds, not 3600.5.")]
    [TestCase("""{"fault": "reset", "seconds": 1}""", "'seconds' is only for the fault delay, not for reset.")]
    [TestCase("""{"fault": "http_status"}""", "The fault http_status needs 'http_status'.")]
    [TestCase("""{"fault": "http_status", "http_status": 100}""", "'http_status' takes a whole number from 200 to 599, not 100.")]
    [TestCase("""{"fault": "status", "http_status": 503}""", "'http_status' is only for the fault http_status, not for status.")]
    [TestCase("""{"fault": "status"}""", "The fault status needs 'status'.")]
    [TestCase("""{"fault": "status", "status": "oops"}""",
        "'status' takes an error code, such as error_insufficient_credit, not \"oops\".")]
    [TestCase("""{"fault": "reset", "times": 1.5}""", "'times' takes a whole number from 1, not 1.5.")]
    [TestCase("""{"fault": "reset", "probability": 0}""", "'probability' takes a number greater than 0 and at most 1, not 0.")]
    [TestCase("""{"fault": "reset", "probability": "1"}""", "'probability' takes a number greater than 0 and at most 1, not \"1\".")]
    public void An_invalid_fault_returns_400_with_the_reason(string fault, string message)
    {
        var body = JsonNode.Parse(fault)!;
        body["path"] = "*";
        Assert.That(Problem(HttpMethod.Post, "faults", body.ToJsonString()), Is.EqualTo((400, message)));
        Assert.That(Sandbox.Faults, Is.Empty);
    }

    [Test]
    public void A_reset_restores_the_initial_state_but_event_ids_continue()
    {
        Do("sms/send", new { dest = FirstPhone, msg = "Hi", notify_url = Nowhere });
        Post("clock", """{"advance": 60, "running": true}""");
        Put("settings", """{"rate_limiting": true}""");
        Post("faults", """{"path": "user/get_info", "fault": "reset"}""");
        Put($"phones/{Uri.EscapeDataString(FirstPhone)}");
        var before = (long)Get("status")["last_event"]!;

        var status = Post("reset");

        Assert.That(Texts(status, "points", "clock"), Is.EqualTo(["50.000", "running"]));
        Assert.That((bool)status["rate_limiting"]!, Is.False);
        Assert.That((long)status["last_event"]!, Is.GreaterThan(before));
        foreach (var list in new[] { "requests", "notifications", "faults", "messages", "calls", "phones" })
            Assert.That(Get(list).AsArray(), Is.Empty, list);
        Assert.That(Status(Request("sms/query_status", new { txn_ref = "AA-S-141147" })), Is.EqualTo("error_invalid_txn_ref"));
    }

    [TestCase("GET", "nothing", null, 404, "/sandbox/nothing was not found. GET /sandbox/ lists the paths.")]
    [TestCase("GET", "", null, 404, "/sandbox/ was not found. The available requests are GET status, POST clock, PUT account,")]
    [TestCase("GET", "", null, 404, "POST replay, GET events, GET sandboxes, GET openapi.json, DELETE /sandbox.")]
    [TestCase("POST", "messages/AA-S-1", null, 404,
        "/sandbox/messages/AA-S-1 was not found. The available requests are GET messages, POST messages.")]
    [TestCase("POST", "calls/S1/press", null, 404, "POST calls/REF/answer, POST calls/REF/decline, POST calls/REF/keys,")]
    [TestCase("GET", "calls/AA-C-1", null, 404, "AA-C-1")]
    [TestCase("POST", "calls/S1/keys", """{"keys": "1"}""", 404, "S1")]
    [TestCase("POST", "notifications/7/again", null, 404, "7")]
    [TestCase("POST", "notifications/seven/again", null, 404, "seven")]
    [TestCase("DELETE", "phones/%2B6511111111", null, 404, "+6511111111")]
    [TestCase("PUT", "numbers/%2B6511111111", "{}", 404, "+6511111111")]
    [TestCase("POST", "calls", """{"from": "+6511111111", "to": "+6511111111"}""", 404, "has no number +6511111111")]
    [TestCase("PATCH", "status", null, 405, "takes GET")]
    [TestCase("DELETE", "calls", null, 405, "takes GET, POST")]
    [TestCase("POST", "clock", """{"advance": -1}""", 400, "'advance' takes a number of seconds")]
    [TestCase("POST", "clock", """{"advance": "300"}""", 400, "not \"300\"")]
    [TestCase("POST", "clock", """{"advance": 1e300}""", 400, "'advance' takes")]
    [TestCase("POST", "clock", """{"advance": 1, "advance": 2}""", 400, "not valid JSON")]
    [TestCase("POST", "clock", """{"seconds": 1, "running": true}""", 400,
        "The body has unknown names: 'seconds'. It takes 'advance', 'running'.")]
    [TestCase("POST", "clock", """{"running": "yes"}""", 400, "'running' takes true or false")]
    [TestCase("POST", "clock", "[1]", 400, "JSON object")]
    [TestCase("POST", "clock", "{", 400, "not valid JSON")]
    [TestCase("POST", "reset", """{"all": true}""", 400, "It takes none")]
    [TestCase("PUT", "account", """{"points": "-1"}""", 400, "'points' takes an amount")]
    [TestCase("PUT", "account", """{"points": "a lot"}""", 400, "'points' takes an amount")]
    [TestCase("POST", "faults", """{"path": "sms/send", "fault": "earthquake"}""", 400,
        "timeout, reset, truncated_json, html_error, redirect, rate_limit_exceeded, internal_server_error")]
    [TestCase("POST", "faults", """{"path": "sms/sent", "fault": "reset"}""", 400, "no path 'sms/sent'")]
    [TestCase("POST", "faults", """{"path": "sms/send", "fault": "reset", "times": 0}""", 400, "times")]
    [TestCase("DELETE", "faults?path=sms/sned", null, 400, "The service has no path 'sms/sned'. Write it like 'sms/send'.")]
    [TestCase("GET", "requests?path=sms/sned&wait=60", null, 400, "The service has no path 'sms/sned'. Write it like 'sms/send'.")]
    [TestCase("GET", "requests?path=/sms/send", null, 400, "The service has no path '/sms/send'. Write it 'sms/send'.")]
    [TestCase("GET", "requests?path=/open/sms/send", null, 400, "The service has no path '/open/sms/send'. Write it 'sms/send'.")]
    [TestCase("GET", "requests?before=9&path=/sms/send", null, 400, "Write it 'sms/send'.")]
    [TestCase("POST", "faults", """{"fault": "reset"}""", 400, "lacks 'path'")]
    [TestCase("POST", "messages", """{"from": "nobody knows", "to": "+6599999999", "text": "Hi"}""", 400,
        "'nobody knows' is not a valid sender")]
    [TestCase("GET", "requests?after=x", null, 400, "'after' takes a whole number from 0, not 'x'")]
    [TestCase("GET", "requests?limit=1001", null, 400, "'limit' takes a whole number from 1 to 1000")]
    [TestCase("GET", "requests?wait=61", null, 400, "'wait' takes 0 to 60 seconds")]
    [TestCase("GET", "requests?afer=1", null, 400, "The query has unknown names: 'afer'")]
    [TestCase("GET", "calls?live=maybe", null, 400, "'live' takes true or false")]
    public void An_invalid_request_is_refused_with_the_reason(string verb, string path, string? body, int code, string part)
    {
        var (actualCode, message) = Problem(new(verb), path, body);
        Assert.That((actualCode, message), Is.EqualTo((code, message)));
        Assert.That(message, Does.Contain(part).And.Not.Contain("(Parameter"));
    }

    [Test]
    public void A_wrong_method_gets_the_allowed_ones_in_the_Allow_header()
    {
        using var answer = Send(HttpMethod.Delete, "status");
        Assert.That(answer.Content.Headers.Allow, Is.EqualTo(["GET"]));
    }

    [TestCase("text/plain")]
    [TestCase("application/x-www-form-urlencoded")]
    [TestCase("application/json; charset=utf-16")]
    public void A_body_that_is_not_JSON_returns_415_and_changes_nothing(string contentType)
    {
        using var answer = Send(HttpMethod.Put, "account", """{"points": 1}""", contentType);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
        Assert.That(Balance()[1], Is.EqualTo("50.000"));
    }

    [TestCase("application/x-www-form-urlencoded")]
    [TestCase("application/x-www-form-urlencoded; charset=iso-8859-1")]
    [TestCase("multipart/form-data; boundary=x")]
    [TestCase("text/plain")]
    [TestCase("application/json; charset=utf-16")]
    [TestCase("application/octet-stream")]
    public void An_empty_body_is_accepted_with_any_content_type(string contentType)
    {
        Sandbox.PickUpPhone(FirstPhone);
        using var reset = Send(HttpMethod.Post, "reset", "", contentType);
        Assert.That(((int)reset.StatusCode, Sandbox.PhonesInHand.Count), Is.EqualTo((200, 0)));
        foreach (var (verb, path) in new[] { (HttpMethod.Get, "status"), (HttpMethod.Post, "clock"), (HttpMethod.Put, "account"),
            (HttpMethod.Put, "phones/%2B6511111111"), (HttpMethod.Delete, "phones/%2B6511111111"), (HttpMethod.Delete, "faults") })
        {
            using var answer = Send(verb, path, "", contentType);
            Assert.That((int)answer.StatusCode, Is.EqualTo(200), path);
        }
    }

    [Test]
    public void An_empty_chunked_body_is_accepted()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Url("reset")) { Content = new StringContent("") };
        request.Headers.TransferEncodingChunked = true;
        using var answer = Http.Send(request);
        Assert.That((int)answer.StatusCode, Is.EqualTo(200));
    }

    [Test]
    public void A_body_without_a_content_type_returns_415_and_changes_nothing()
    {
        using var body = new ByteArrayContent("""{"advance":60}"""u8.ToArray());
        var before = Sandbox.Now;
        using var answer = Http.PostAsync(Url("clock"), body).Result;
        Assert.That(((int)answer.StatusCode, Sandbox.Now), Is.EqualTo((415, before)));
    }

    [Test]
    public void A_body_above_one_megabyte_returns_413() =>
        Assert.That(Code(HttpMethod.Put, "account", $$"""{"points": "{{new string('1', 1_100_000)}}"}"""), Is.EqualTo(413));

    [Test]
    public void A_JSON_body_may_declare_UTF8()
    {
        using var answer = Send(HttpMethod.Put, "account", """{"points": 1}""", "application/json; charset=UTF-8");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }
}
