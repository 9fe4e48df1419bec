using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using HoiioSdk.Sandbox;
using HoiioSdk.Tests.Services;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Wire;

/// <summary>Whatever the sandbox tells of its own address begins as the request did that asks.</summary>
sealed class BaseUrlTests : SandboxTest
{
    static readonly string Pdf = Convert.ToBase64String(Encoding.ASCII.GetBytes(FaxTests.OnePagePdf));

    int Port => new Uri(Sandbox.Url).Port;

    [TestCase("localhost:PORT", null, "http://localhost:PORT/")]
    [TestCase("127.0.0.1:PORT", "http", "http://127.0.0.1:PORT/")]
    [TestCase("[::1]:PORT", null, "http://[::1]:PORT/")]
    [TestCase("127.8.9.10:8443", "https", "https://127.8.9.10:8443/")]
    [TestCase("localhost", "HTTPS", "https://localhost/")]
    [TestCase("localhost", "https, http", "https://localhost/")]
    [TestCase("localhost", "http, https", "http://localhost/")]
    [TestCase("localhost", "javascript", "http://localhost/")]
    [TestCase("localhost", "", "http://localhost/")]
    public void The_status_tells_the_endpoint_as_it_was_asked(string host, string? scheme, string address) =>
        Assert.That(Text(Desk("GET", "status", As(host, scheme)), "endpoint"), Is.EqualTo(Local(address) + "open/"));

    [Test]
    public void A_client_of_old_that_names_no_host_is_told_the_address_that_it_reached()
    {
        using var client = new TcpClient("127.0.0.1", Port);
        client.GetStream().Write("GET /@gw0/sandbox/status HTTP/1.0\r\n\r\n"u8);
        using var reader = new StreamReader(client.GetStream());
        Assert.That(reader.ReadToEnd(), Does.Contain($"\"endpoint\":\"{Sandbox.Url}@gw0/open/\""));
    }

    [TestCase("localhost:PORT", null, "http://localhost:PORT/", "")]
    [TestCase("localhost:8443", "https", "https://localhost:8443/@gw0/", "@gw0/")]
    public void The_address_of_a_fax_begins_as_the_request_did_wherever_it_is_told(string host, string? scheme, string address, string name)
    {
        var asking = As(host, scheme) with { Name = name };
        address = Local(address);
        var fax = Text(Api("fax/send", asking, new { dest = FirstPhone, file = Pdf, notify_url = Nowhere }), "txn_ref");
        Desk("POST", "clock", asking, """{"advance": 600}""");

        Assert.That(Text(Api("fax/query_status", asking, new { txn_ref = fax }), "fax_url"), Does.StartWith($"{address}files/1/"));
        Assert.That(Text(Api("fax/get_history", asking)["entries"]![0]!, "fax_url"), Does.StartWith($"{address}files/1/"));
        Assert.That(Text(Desk("GET", "faxes", asking)[0]!, "fax_url"), Does.StartWith($"{address}files/1/"));
        Assert.That(Text(Desk("GET", "notifications", asking)[0]!["fields"]!, "fax_url"), Does.StartWith($"{address}files/1/"));
        Assert.That(Event("fax", asking), Does.Contain($"\"fax_url\":\"{address}files/1/"));

        // Somebody else is told another address of the same file.
        var other = As("127.9.9.9", null) with { Name = name };
        Assert.That(Text(Api("fax/query_status", other, new { txn_ref = fax }), "fax_url"),
            Does.StartWith($"http://127.9.9.9/{name}files/1/"));
        Assert.That(Http.GetStringAsync($"{Sandbox.Url}{name}files/1/fax.pdf").Result, Is.EqualTo(FaxTests.OnePagePdf));
    }

    [Test]
    public void The_address_of_a_recording_begins_as_the_request_did_that_asked_for_its_block()
    {
        var asking = As("localhost:8443", "https");
        var session = Text(Api("ivr/start/dial", asking, new { dest = FirstPhone, notify_url = Nowhere }), "session");
        Pass(60);
        Api("ivr/middle/monitor", As("127.9.9.9", null), new { session, notify_url = Nowhere });
        Pass(60);
        Api("ivr/middle/record", asking, new { session, notify_url = Nowhere });
        Sandbox.Speak(session, "Hello");
        Assert.That(LastNotification.Fields["record_url"], Does.StartWith("https://localhost:8443/files/1/"));

        // Whoever looks on sees it as they ask.
        var block = Desk("GET", $"calls/{session}", As("127.7.7.7", null))["blocks"]!.AsArray()[^1]!;
        Assert.That(Text(block["result"]!, "record_url"), Does.StartWith("http://127.7.7.7/files/1/"));
        Assert.That(Sandbox.Call(session).Blocks[^1].Result["record_url"], Does.StartWith($"{Sandbox.Url}files/1/"));

        Sandbox.HangUp(session);
        Assert.That(LastNotification.Fields["record_url"], Does.StartWith("http://127.9.9.9/files/2/"));
    }

    [Test]
    public void The_address_of_a_fax_that_comes_in_begins_as_the_front_desk_was_asked()
    {
        Do("number/update_forwarding", new { number = VoiceNumber, forward_to = Nowhere, mode = "fax" });
        Desk("POST", "faxes", As("localhost:8443", "https"), $$"""{"from": "{{FirstPhone}}", "to": "{{VoiceNumber}}"}""");
        Pass(60);
        Assert.That(LastNotification.Fields["fax_url"], Does.StartWith("https://localhost:8443/files/1/"));

        Sandbox.IncomingFax(FirstPhone, VoiceNumber);
        Pass(60);
        Assert.That(LastNotification.Fields["fax_url"], Does.StartWith($"{Sandbox.Url}files/2/"));
        Assert.That(Sandbox.Faxes()[0].FaxUrl, Does.StartWith($"{Sandbox.Url}files/2/"));
    }

    [TestCase("")]
    [TestCase("@gw0/")]
    public void Whoever_misses_the_api_is_told_where_it_is_as_they_asked(string name)
    {
        var answer = Send("POST", $"{name}voice/call", As("localhost:8443", "https")).Content.ReadAsStringAsync().Result;
        Assert.That(answer, Is.EqualTo($"/{name}voice/call was not found. The API is under https://localhost:8443/{name}open/, "
            + $"the page is https://localhost:8443/{name}."));
    }

    [TestCase("")]
    [TestCase("@gw0/")]
    public void A_redirect_that_is_ordered_stays_in_its_sandbox(string name)
    {
        (name.Length > 0 ? Sandbox.Named("gw0") : Sandbox).Fail("sms/send", Fault.Redirect);
        var answer = Send("POST", $"{name}open/sms/send", As("localhost", null));
        Assert.That($"{answer.Headers.Location}", Is.EqualTo($"/{name}open/redirected/sms/send"));
    }

    static Asking As(string host, string? scheme) => new(host, scheme);

    string Local(string text) => text.Replace("PORT", $"{Port}", StringComparison.Ordinal);

    JsonNode Api(string path, Asking asking, object? parameters = null)
    {
        var answer = Answer(Send("POST", $"{asking.Name}open/{path}", asking, new FormUrlEncodedContent(Form(parameters))));
        Assert.That(Status(answer), Is.EqualTo("success_ok"), path);
        return answer;
    }

    JsonNode Desk(string verb, string path, Asking asking, string? body = null) => Answer(Send(verb, $"{asking.Name}sandbox/{path}", asking,
        body is null ? null : new StringContent(body, Encoding.UTF8, "application/json")));

    HttpResponseMessage Send(string verb, string path, Asking asking, HttpContent? content = null,
        HttpCompletionOption until = HttpCompletionOption.ResponseContentRead)
    {
        var request = new HttpRequestMessage(new(verb), Sandbox.Url + path) { Content = content, Headers = { Host = Local(asking.Host) } };
        if (asking.Scheme is not null)
            request.Headers.Add("X-Forwarded-Proto", asking.Scheme);
        return Http.SendAsync(request, until).Result;
    }

    /// <summary>The first event of a type since the start.</summary>
    string Event(string type, Asking asking)
    {
        using var answer = Send("GET", $"{asking.Name}sandbox/events?after=0", asking, until: HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(answer.Content.ReadAsStream());
        while (reader.ReadLine() != $"event: {type}")
            continue;
        return reader.ReadLine()!;
    }

    sealed record Asking(string Host, string? Scheme, string Name = "");
}
