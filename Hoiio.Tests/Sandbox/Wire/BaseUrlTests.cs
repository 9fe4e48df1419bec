using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using HoiioSdk.Sandbox;
using HoiioSdk.Tests.Services;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Wire;

/// <summary>URLs of the sandbox in an answer have the scheme and host of the request.</summary>
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
    public void The_endpoint_in_the_status_has_the_scheme_and_host_of_the_request(string host, string? scheme, string address) =>
        Assert.That(Text(Desk("GET", "status", To(host, scheme)), "endpoint"), Is.EqualTo(Local(address) + "open/"));

    [Test]
    public void The_endpoint_has_the_local_address_if_the_request_has_no_Host_header()
    {
        using var client = new TcpClient("127.0.0.1", Port);
        client.GetStream().Write("GET /@gw0/sandbox/status HTTP/1.0\r\n\r\n"u8);
        using var reader = new StreamReader(client.GetStream());
        Assert.That(reader.ReadToEnd(), Does.Contain($"\"endpoint\":\"{Sandbox.Url}@gw0/open/\""));
    }

    [TestCase("localhost:PORT", null, "http://localhost:PORT/", "")]
    [TestCase("localhost:8443", "https", "https://localhost:8443/@gw0/", "@gw0/")]
    public void The_URL_of_a_fax_has_the_scheme_and_host_of_the_request_everywhere(string host, string? scheme, string address, string name)
    {
        var target = To(host, scheme) with { Name = name };
        address = Local(address);
        var fax = Text(Api("fax/send", target, new { dest = FirstPhone, file = Pdf, notify_url = Nowhere }), "txn_ref");
        Desk("POST", "clock", target, """{"advance": 600}""");

        Assert.That(Text(Api("fax/query_status", target, new { txn_ref = fax }), "fax_url"), Does.StartWith($"{address}files/1/"));
        Assert.That(Text(Api("fax/get_history", target)["entries"]![0]!, "fax_url"), Does.StartWith($"{address}files/1/"));
        Assert.That(Text(Desk("GET", "faxes", target)[0]!, "fax_url"), Does.StartWith($"{address}files/1/"));
        Assert.That(Text(Desk("GET", "notifications", target)[0]!["fields"]!, "fax_url"), Does.StartWith($"{address}files/1/"));
        Assert.That(Event("fax", target), Does.Contain($"\"fax_url\":\"{address}files/1/"));

        // A request with another host gets another URL of the same file.
        var other = To("127.9.9.9", null) with { Name = name };
        Assert.That(Text(Api("fax/query_status", other, new { txn_ref = fax }), "fax_url"),
            Does.StartWith($"http://127.9.9.9/{name}files/1/"));
        Assert.That(Http.GetStringAsync($"{Sandbox.Url}{name}files/1/fax.pdf").Result, Is.EqualTo(FaxTests.OnePagePdf));
    }

    [Test]
    public void The_URL_of_a_recording_is_notified_with_the_host_of_the_request_for_its_block()
    {
        var target = To("localhost:8443", "https");
        var session = Text(Api("ivr/start/dial", target, new { dest = FirstPhone, notify_url = Nowhere }), "session");
        Pass(60);
        Api("ivr/middle/monitor", To("127.9.9.9", null), new { session, notify_url = Nowhere });
        Pass(60);
        Api("ivr/middle/record", target, new { session, notify_url = Nowhere });
        Sandbox.Speak(session, "Hello");
        Assert.That(LastNotification.Fields["record_url"], Does.StartWith("https://localhost:8443/files/1/"));

        // Other requests get the URL with their own host.
        var block = Desk("GET", $"calls/{session}", To("127.7.7.7", null))["blocks"]!.AsArray()[^1]!;
        Assert.That(Text(block["result"]!, "record_url"), Does.StartWith("http://127.7.7.7/files/1/"));
        Assert.That(Sandbox.Call(session).Blocks[^1].Result["record_url"], Does.StartWith($"{Sandbox.Url}files/1/"));

        Sandbox.HangUp(session);
        Assert.That(LastNotification.Fields["record_url"], Does.StartWith("http://127.9.9.9/files/2/"));
    }

    [Test]
    public void The_URL_of_an_incoming_fax_has_the_host_of_the_front_desk_request()
    {
        Do("number/update_forwarding", new { number = VoiceNumber, forward_to = Nowhere, mode = "fax" });
        Desk("POST", "faxes", To("localhost:8443", "https"), $$"""{"from": "{{FirstPhone}}", "to": "{{VoiceNumber}}"}""");
        Pass(60);
        Assert.That(LastNotification.Fields["fax_url"], Does.StartWith("https://localhost:8443/files/1/"));

        Sandbox.IncomingFax(FirstPhone, VoiceNumber);
        Pass(60);
        Assert.That(LastNotification.Fields["fax_url"], Does.StartWith($"{Sandbox.Url}files/2/"));
        Assert.That(Sandbox.Faxes()[0].FaxUrl, Does.StartWith($"{Sandbox.Url}files/2/"));
    }

    [TestCase("")]
    [TestCase("@gw0/")]
    public void A_request_outside_the_API_gets_the_URL_of_the_API_with_its_own_host(string name)
    {
        var answer = Send("POST", $"{name}voice/call", To("localhost:8443", "https")).Content.ReadAsStringAsync().Result;
        Assert.That(answer, Is.EqualTo($"/{name}voice/call was not found. The API is under https://localhost:8443/{name}open/, "
            + $"the page is https://localhost:8443/{name}."));
    }

    [TestCase("")]
    [TestCase("@gw0/")]
    public void A_redirect_fault_stays_within_its_named_sandbox(string name)
    {
        (name.Length > 0 ? Sandbox.Named("gw0") : Sandbox).Fail("sms/send", Fault.Redirect);
        var answer = Send("POST", $"{name}open/sms/send", To("localhost", null));
        Assert.That($"{answer.Headers.Location}", Is.EqualTo($"/{name}open/redirected/sms/send"));
    }

    static Target To(string host, string? scheme) => new(host, scheme);

    string Local(string text) => text.Replace("PORT", $"{Port}", StringComparison.Ordinal);

    JsonNode Api(string path, Target target, object? parameters = null)
    {
        var answer = Answer(Send("POST", $"{target.Name}open/{path}", target, new FormUrlEncodedContent(Form(parameters))));
        Assert.That(Status(answer), Is.EqualTo("success_ok"), path);
        return answer;
    }

    JsonNode Desk(string verb, string path, Target target, string? body = null) => Answer(Send(verb, $"{target.Name}sandbox/{path}", target,
        body is null ? null : new StringContent(body, Encoding.UTF8, "application/json")));

    HttpResponseMessage Send(string verb, string path, Target target, HttpContent? content = null,
        HttpCompletionOption until = HttpCompletionOption.ResponseContentRead)
    {
        var request = new HttpRequestMessage(new(verb), Sandbox.Url + path) { Content = content, Headers = { Host = Local(target.Host) } };
        if (target.Scheme is not null)
            request.Headers.Add("X-Forwarded-Proto", target.Scheme);
        return Http.SendAsync(request, until).Result;
    }

    /// <summary>Returns the data of the first event of a type.</summary>
    string Event(string type, Target target)
    {
        using var answer = Send("GET", $"{target.Name}sandbox/events?after=0", target, until: HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(answer.Content.ReadAsStream());
        while (reader.ReadLine() != $"event: {type}")
            continue;
        return reader.ReadLine()!;
    }

    sealed record Target(string Host, string? Scheme, string Name = "");
}
