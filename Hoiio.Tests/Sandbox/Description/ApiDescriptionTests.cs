using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HoiioSdk.Tests.Sandbox.Desk;
using Microsoft.OpenApi;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Description;

/// <summary>/sandbox/openapi.json is valid OpenAPI, and every answer matches it.</summary>
sealed partial class ApiDescriptionTests : DeskTest
{
    static readonly string File = Convert.ToBase64String("%PDF-1.4"u8);

    static ApiDescription Description => ApiDescription.Instance;

    [Test]
    public void The_document_is_valid_OpenAPI_without_warnings()
    {
        var (document, diagnostic) = OpenApiDocument.Parse(Get("openapi.json").ToJsonString(), "json");
        Assert.That(diagnostic!.Errors.Concat(diagnostic.Warnings).Select(problem => problem.ToString()), Is.Empty);
        Assert.That(diagnostic.SpecificationVersion, Is.EqualTo(OpenApiSpecVersion.OpenApi3_1));
        var operations = document!.Paths.Values.SelectMany(path => path.Operations!.Values).ToList();
        Assert.That(operations, Has.Count.EqualTo(Description.Operations.Count));
        Assert.That(operations.Select(operation => operation.OperationId), Is.Unique.And.All.Match("^[a-z0-9_]+$"));
        Assert.That(operations.SelectMany(operation => operation.Responses!.Values)
            .SelectMany(response => response.Content!.Values).Select(content => content.Schema), Is.All.Not.Null);
    }

    [Test]
    public void Every_reference_in_the_document_can_be_resolved()
    {
        var document = JsonNode.Parse(Description.Text)!;
        var references = Reference().Matches(Description.Text).Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.That(references, Is.Not.Empty);
        foreach (var reference in references)
            Assert.That(reference.Split('/').Aggregate(document, (node, name) => node![name]!), Is.Not.Null, reference);
    }

    [Test]
    public void Parameters_are_described_with_their_limits()
    {
        var schema = Description.Operations["POST /open/sms/send"]["requestBody"]!["content"]!["application/x-www-form-urlencoded"]!
            ["schema"]!;
        Assert.That(schema["required"]!.ToJsonString(), Is.EqualTo("""["app_id","access_token","dest","msg"]"""));
        Assert.That((int)schema["properties"]!["tag"]!["maxLength"]!, Is.EqualTo(256));
        Assert.That((string)schema["properties"]!["dest"]!["pattern"]!, Is.EqualTo(@"^(?:\+[1-9][0-9]{7,14})$"));
        var query = Description.Operations["GET /sandbox/requests"]["parameters"]!.AsArray();
        var wait = query.Single(parameter => (string)parameter!["name"]! == "wait")!["schema"]!;
        Assert.That((double)wait["maximum"]!, Is.EqualTo(60));
        var times = Description.Operations["POST /sandbox/faults"]["requestBody"]!["content"]!["application/json"]!["schema"]!
            ["properties"]!["times"]!;
        Assert.That(times["type"]!.ToJsonString(), Is.EqualTo("""["integer","null"]"""));
    }

    [Test]
    public void Every_answer_of_the_API_matches_its_schema()
    {
        var session = Text(Do("ivr/start/dial", new { dest = FirstPhone, notify_url = Nowhere }), "session");
        Pass(10);
        foreach (var block in new[] { "monitor", "play", "gather", "record", "hold" })
        {
            Do($"ivr/middle/{block}", new { session, msg = "Hi", notify_url = Nowhere });
            Pass(5);
            if (block == "gather")
                Sandbox.Press(session, "1#");
            else if (block == "record")
                Sandbox.Speak(session, "Hello");
        }
        Do("ivr/middle/unhold", new { session });
        Do("ivr/end/hangup", new { session });
        Do("ivr/end/transfer", new { session = Sandbox.IncomingCall(FirstPhone, VoiceNumber), dest = "room:" });
        var conference = Do("conference/call", new { dest = FirstPhone });
        Do("conference/moderate", new { txn_ref = (string)conference["txn_refs"]![0]!, action = "mute" });
        Do("voice/conference", new { dest = SecondPhone, room = "R1" });
        var call = Text(Do("voice/call", new { dest1 = FirstPhone, dest2 = SecondPhone, tag = "t" }), "txn_ref");
        Do("voice/query_status", new { txn_ref = call });
        Do("voice/hangup", new { txn_ref = call });
        Do("voice/query_status", new { txn_ref = call });
        Do("voice/get_rate", new { dest1 = FirstPhone, dest2 = SecondPhone });
        var sms = Text(Do("sms/send", new { dest = FirstPhone, msg = "Hi", tag = "t" }), "txn_ref");
        Do("sms/bulk_send", new { dest = $"{FirstPhone},x", msg = "Hi" });
        Do("sms/query_status", new { txn_ref = sms });
        Do("sms/get_rate", new { dest = FirstPhone, msg = "Hi" });
        Do("sms/get_rate", new { incoming = SmsNumber });
        var fax = Text(Do("fax/send", new { dest = FirstPhone, file = File, tag = "t" }), "txn_ref");
        Sandbox.IncomingSms(FirstPhone, SmsNumber, "Hi");
        Pass(600);
        Do("fax/query_status", new { txn_ref = fax });
        Do("fax/get_rate", new { dest = FirstPhone });
        Do("number/get_choices", new { country = "SG" });
        Do("number/get_rates", new { country = "US" });
        Do("number/subscribe", new { number = "+16001234567", duration = "1" });
        Do("number/update_forwarding", new { number = VoiceNumber, forward_to = Nowhere });
        foreach (var path in new[] { "voice/get_history", "sms/get_history", "fax/get_history", "number/get_countries", "number/get_active",
            "user/get_balance", "user/get_info" })
            Do(path);
        Request("user/get_info", new { access_token = "" });

        foreach (var entry in Sandbox.Journal.Entries)
            Description.Validate($"POST /open/{entry.Path}", "200", JsonNode.Parse(entry.Answer)!);
        Assert.That(Sandbox.Journal.Entries.Where(entry => entry.Status == "success_ok").Select(entry => entry.Path).Distinct(),
            Is.EquivalentTo(Description.Errors.Keys));
    }

    [Test]
    public void Every_answer_of_the_front_desk_matches_its_schema()
    {
        const string Phone = "%2B6511111111";
        var validated = new HashSet<string>();
        JsonNode Validate(string verb, string path, string? body = null)
        {
            using var response = Send(new(verb), path, body);
            var answer = Answer(response);
            var operation = Description.Find(verb, $"/sandbox/{path}")!;
            validated.Add(operation);
            Description.Validate(operation, response.IsSuccessStatusCode ? $"{(int)response.StatusCode}" : "4XX", answer);
            return answer;
        }
        Validate("PUT", $"phones/{Phone}");
        var declined = Text(Do("ivr/start/dial", new { dest = FirstPhone, notify_url = Nowhere }), "txn_ref");
        Validate("POST", $"calls/{declined}/decline");
        var answered = Text(Do("ivr/start/dial", new { dest = FirstPhone, notify_url = Nowhere }), "session");
        Validate("POST", $"calls/{answered}/answer");
        Validate("DELETE", $"phones/{Phone}");
        Validate("DELETE", $"phones/{Phone}");
        Validate("POST", "clock", """{"advance": 1.5, "running": false}""");
        Do("ivr/middle/gather", new { session = answered, msg = "Press 1." });
        Validate("POST", $"calls/{answered}/keys", """{"keys": "1#"}""");
        Do("ivr/middle/record", new { session = answered });
        Validate("POST", $"calls/{answered}/speech", """{"text": "Hello"}""");
        Validate("GET", "calls?live=true");
        Validate("GET", $"calls/{answered}");
        Validate("DELETE", $"calls/{answered}");
        Validate("POST", "calls", """{"from": "private", "to": "+6500000000"}""");
        Validate("POST", "messages", """{"from": "+6511111111", "to": "+6599999999", "text": "Hi"}""");
        Validate("POST", "faxes", """{"from": "+6511111111", "to": "+6500000000", "pages": 2}""");
        Validate("PUT", "numbers/%2B6500000000", """{"forward_to": null, "mode": "fax"}""");
        Validate("POST", "faxes", """{"from": "+6511111111", "to": "+6500000000", "pages": null}""");
        Validate("PUT", "account", """{"points": "50.000"}""");
        Validate("PUT", "settings", """{"rate_limiting": true, "readings": {"dates": "fraction"}}""");
        Validate("POST", "faults", """{"path": "*", "fault": "delay", "seconds": 0.01}""");
        Do("user/get_balance");
        Validate("POST", "faults", """{"path": "*", "fault": "http_status", "http_status": 503, "times": null}""");
        var notified = Validate("GET", "notifications");
        Validate("POST", $"notifications/{notified[0]!["id"]}/again");
        foreach (var path in new[] { "status", "readings", "faults", "calls", "messages", "faxes", "phones", "numbers", "ledger",
            "requests?limit=1000", "sandboxes", "openapi.json" })
            Validate("GET", path);
        Validate("DELETE", "faults?path=*");
        Validate("DELETE", "requests");
        Validate("DELETE", "notifications");
        Validate("POST", "reset");

        Assert.That(validated, Is.EquivalentTo(Description.Operations.Keys.Where(operation => operation.Contains(" /sandbox/")
            && operation is not ("GET /sandbox/events" or "GET /sandbox/journal" or "POST /sandbox/replay"))));
    }

    [TestCase("POST", "clock", """{"advance":1.5,"running":null}""", true)]
    [TestCase("POST", "clock", """{"x":1}""", false)]
    [TestCase("POST", "clock", """{"advance":-1}""", false)]
    [TestCase("POST", "faults", """{"path":"*","fault":"status","status":"error_abc"}""", true)]
    [TestCase("POST", "faults", """{"path":"*","fault":"status","status":"error_ABC"}""", false)]
    [TestCase("PUT", "account", """{"points":5,"bonus":"0.001"}""", true)]
    [TestCase("PUT", "account", """{"points":"1000000000"}""", true)]
    [TestCase("PUT", "account", """{"points":"1000000001"}""", false)]
    [TestCase("PUT", "account", """{"points":1000000001}""", false)]
    [TestCase("PUT", "account", """{"points":"9999999999"}""", false)]
    [TestCase("PUT", "account", """{"points":true}""", false)]
    [TestCase("PUT", "settings", """{"readings":"other"}""", true)]
    [TestCase("PUT", "settings", """{"readings":{"dates":"x"}}""", false)]
    public void The_front_desk_accepts_exactly_the_bodies_that_its_schema_allows(string verb, string path, string body, bool isValid)
    {
        using var response = Send(new(verb), path, body);

        Assert.That(response.IsSuccessStatusCode, Is.EqualTo(isValid));
        Assert.That(Description.Accepts($"{verb} /sandbox/{path}", JsonNode.Parse(body)!), Is.EqualTo(isValid));
    }

    [Test]
    public void The_server_URL_is_that_of_the_sandbox() =>
        Assert.That((string)Get("openapi.json")["servers"]![0]!["url"]!, Is.EqualTo(Sandbox.Url.TrimEnd('/')));

    [GeneratedRegex("\"\\$ref\":\"#/([^\"]+)\"")]
    private static partial Regex Reference();
}
