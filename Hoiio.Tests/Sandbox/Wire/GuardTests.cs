using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;
using HoiioSdk.Sandbox;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Wire;

/// <summary>Requests of other web pages are refused. The tests send the headers of a browser.</summary>
sealed class GuardTests : SandboxTest
{
    static readonly string[] Paths = ["/", "/console/page.js", "/open/user/get_balance", "/files/1/fax.pdf", "/sandbox/status",
        "/sandbox/nothing", "/elsewhere", "/@gw0", "/@gw0/console/page.js", "/@gw0/open/user/get_balance", "/@gw0/files/1/fax.pdf",
        "/@gw0/sandbox/status", "/@gw0/elsewhere", "/@/"];

    HoiioSandbox? reachable;

    // In the notation of a URL: IPv6 in brackets.
    static IEnumerable<string> OwnAddresses => IPGlobalProperties.GetIPGlobalProperties().GetUnicastAddresses()
        .Select(own => own.Address).Where(address => !IPAddress.IsLoopback(address))
        .Select(address => new UriBuilder("http", $"{new IPAddress(address.GetAddressBytes())}").Host);

    Uri Address => new((reachable ?? Sandbox).Url);

    int Port => Address.Port;

    [TearDown]
    public void StopReachable()
    {
        reachable?.Dispose();
        reachable = null;
    }

    [TestCase("127.0.0.1")]
    [TestCase("127.0.0.1:80")]
    [TestCase("127.8.9.10:4646")]
    [TestCase("localhost")]
    [TestCase("LocalHost:9")]
    [TestCase("[::1]")]
    [TestCase("[::1]:4646")]
    public void A_Host_header_of_this_machine_is_accepted_with_any_port(string host) =>
        Assert.That(StatusCode("GET", "/sandbox/status", $"Host: {host}"), Is.EqualTo(200));

    [TestCase("127.0.0.1.evil.example")]
    [TestCase("127.0.0.1.evil.example:4646")]
    [TestCase("localhost.evil.example")]
    [TestCase("evil.example")]
    [TestCase("evil-localhost")]
    [TestCase("192.168.1.2")]
    [TestCase("0.0.0.0")]
    [TestCase("[::2]")]
    [TestCase("[fe80::1]:4646")]
    public void Another_host_is_refused_on_every_path_and_the_error_names_the_option_that_allows_it(string host)
    {
        foreach (var path in Paths)
        {
            var answer = Send("GET", path, $"Host: {host}");
            Assert.That(answer, Does.StartWith("HTTP/1.1 403 ").And.Contain($"--allow-host {host.Replace(":4646", "")}"), path);
        }
        Assert.That(Sandbox.Journal.Entries, Is.Empty);
    }

    [Test]
    public void An_address_of_this_machine_is_refused_if_the_sandbox_does_not_listen_there()
    {
        foreach (var address in OwnAddresses)
            Assert.That(StatusCode("GET", "/sandbox/status", $"Host: {address}:4646"), Is.EqualTo(403), address);
    }

    [Test]
    public void With_listen_any_only_addresses_of_this_machine_are_accepted_as_host_and_origin()
    {
        Listen("any");
        foreach (var address in OwnAddresses)
        {
            Assert.That(StatusCode("GET", "/sandbox/status", $"Host: {address}"), Is.EqualTo(200), address);
            Assert.That(StatusCode("POST", "/sandbox/clock", $"Host: {address}:9", $"Origin: https://{address}", "Content-Length: 0"),
                Is.EqualTo(200), address);
        }
        foreach (var other in new[] { "198.51.100.7", "0.0.0.0", "[2001:db8::1]", "evil.example", "198.51.100.7.nip.io" })
        {
            Assert.That(StatusCode("GET", "/sandbox/status", $"Host: {other}:{Port}"), Is.EqualTo(403), other);
            Assert.That(StatusCode("POST", "/sandbox/clock", $"Host: localhost:{Port}", $"Origin: http://{other}:{Port}",
                "Content-Length: 0"), Is.EqualTo(403), other);
        }
    }

    [Test]
    [Platform("Linux")]
    public void With_listen_at_one_address_no_other_address_of_this_machine_is_accepted_as_host()
    {
        Listen("127.0.0.2");
        Assert.That(StatusCode("GET", "/sandbox/status", "Host: 127.0.0.2"), Is.EqualTo(200));
        Assert.That(StatusCode("GET", "/sandbox/status", "Host: [::ffff:127.0.0.2]"), Is.EqualTo(200));
        foreach (var address in OwnAddresses)
            Assert.That(StatusCode("GET", "/sandbox/status", $"Host: {address}"), Is.EqualTo(403), address);
    }

    [Test]
    public void A_request_without_a_Host_header_is_accepted() =>
        Assert.That(Exchange("GET /sandbox/status HTTP/1.0\r\n\r\n"), Does.StartWith("HTTP/1.1 200 "));

    [TestCase("http://evil.example")]
    [TestCase("http://127.0.0.1:PORT.evil.example")]
    [TestCase("http://localhost.evil.example")]
    [TestCase("https://evil-localhost")]
    [TestCase("http://loopback")]
    [TestCase("http://127.0.0.1.nip.io")]
    [TestCase("http://localhost@evil.example")]
    [TestCase("http://evil.example@localhost")]
    [TestCase("http://localhost:80@evil.example")]
    [TestCase("http://evil.example#localhost")]
    [TestCase("http://evil.example?localhost")]
    [TestCase("http://evil.example/localhost")]
    [TestCase("http://localhost/evil")]
    [TestCase("http://localhost, http://evil.example")]
    [TestCase("http://localhost http://evil.example")]
    [TestCase("http://192.168.1.2:PORT")]
    [TestCase("http://[::2]:PORT")]
    [TestCase("http://0.0.0.0:PORT")]
    [TestCase("http://127.0.0.1:99999")]
    [TestCase("//localhost")]
    [TestCase("localhost")]
    [TestCase("localhost:PORT")]
    [TestCase("127.0.0.1")]
    [TestCase("file://")]
    [TestCase("null")]
    [TestCase("")]
    public void Another_origin_is_refused_on_every_path(string origin)
    {
        foreach (var path in Paths)
            Assert.That(StatusCode("POST", path, $"Host: 127.0.0.1:{Port}", $"Origin: {origin.Replace("PORT", $"{Port}")}",
                "Content-Length: 0"), Is.EqualTo(403), path);
        Assert.That(Sandbox.Journal.Entries, Is.Empty);
    }

    [TestCase("http://127.0.0.1:PORT")]
    [TestCase("https://127.0.0.1:PORT")]
    [TestCase("http://localhost:PORT")]
    [TestCase("HTTPS://LocalHost")]
    [TestCase("http://127.0.0.1:1")]
    [TestCase("http://127.0.0.1")]
    [TestCase("http://127.8.9.10")]
    [TestCase("http://[::1]:PORT")]
    [TestCase("https://[0:0:0:0:0:0:0:1]")]
    public void An_origin_on_this_machine_is_accepted_with_any_scheme_and_port(string origin) =>
        Assert.That(StatusCode("POST", "/sandbox/clock", $"Host: localhost:{Port}", $"Origin: {origin.Replace("PORT", $"{Port}")}",
            "Content-Length: 0"), Is.EqualTo(200));

    [TestCase("https://sandbox.example:8443", "--allow-host sandbox.example.")]
    [TestCase("http://[fd00::1]:80", "--allow-host [fd00::1].")]
    [TestCase("null", "--allow-host NAME.")]
    public void The_error_for_a_refused_origin_names_the_option_that_allows_it(string origin, string option) =>
        Assert.That(Send("POST", "/sandbox/clock", $"Host: 127.0.0.1:{Port}", $"Origin: {origin}", "Content-Length: 0"),
            Does.StartWith("HTTP/1.1 403 ").And.Contain($"another origin ('{origin}')").And.Contain(option));

    [Test]
    public void Two_Origin_headers_are_refused_even_if_each_would_be_accepted() =>
        Assert.That(StatusCode("POST", "/sandbox/clock", $"Host: 127.0.0.1:{Port}", "Origin: http://localhost",
            "Origin: http://localhost", "Content-Length: 0"), Is.EqualTo(403));

    [Test]
    public void Requests_of_the_sandbox_page_are_accepted() =>
        Assert.That(StatusCode("POST", "/sandbox/clock", $"Host: 127.0.0.1:{Port}", $"Origin: http://127.0.0.1:{Port}",
            "Sec-Fetch-Site: same-origin", "Content-Length: 0"), Is.EqualTo(200));

    [TestCase("cross-site", "no-cors", "image")]
    [TestCase("cross-site", "cors", "empty")]
    [TestCase("same-site", "cors", "empty")]
    [TestCase("cross-site", "navigate", "iframe")]
    [TestCase("something-new", "cors", "empty")]
    public void Requests_that_another_page_causes_are_refused_on_every_path(string site, string mode, string dest)
    {
        foreach (var path in Paths)
            Assert.That(StatusCode("GET", path, $"Host: 127.0.0.1:{Port}", $"Sec-Fetch-Site: {site}", $"Sec-Fetch-Mode: {mode}",
                $"Sec-Fetch-Dest: {dest}"), Is.EqualTo(403), path);
        Assert.That(Sandbox.Journal.Entries, Is.Empty);
    }

    [Test]
    public void A_link_on_another_site_may_open_only_the_page()
    {
        int Follow(string verb, string path) => StatusCode(
            verb, path, $"Host: 127.0.0.1:{Port}", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate",
                "Sec-Fetch-Dest: document", "Content-Length: 0");

        Assert.That(Follow("GET", "/"), Is.Not.EqualTo(403));
        Assert.That(Follow("POST", "/"), Is.EqualTo(403));
        foreach (var path in Paths[1..])
            Assert.That(Follow("GET", path), Is.EqualTo(403), path);

        // A link opens the page of an existing named sandbox, but does not create the sandbox.
        Assert.That(Follow("GET", "/@gw0/"), Is.EqualTo(403));
        Assert.That(Sandbox.NamedSandboxes, Is.Empty);
        Sandbox.Named("gw0");
        Assert.That(Follow("GET", "/@gw0/"), Is.EqualTo(200));
        Assert.That(Follow("GET", "/@gw0/sandbox/status"), Is.EqualTo(403));
    }

    [Test]
    public void The_body_of_a_refused_request_is_not_read()
    {
        // The body is never sent, so an answer shows that the sandbox does not wait for it.
        using var client = new TcpClient("127.0.0.1", Port) { ReceiveTimeout = 30_000 };
        client.GetStream().Write("POST /open/sms/send HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 1000000\r\n\r\n"u8);
        using var reader = new StreamReader(client.GetStream());
        Assert.That(reader.ReadLine(), Does.StartWith("HTTP/1.1 403 "));
    }

    [Test]
    public void The_front_desk_refuses_a_host_with_a_JSON_error() =>
        Assert.That(Send("GET", "/sandbox/status", "Host: evil.example"),
            Does.Contain("application/json").And.Contain("{\"error\":\"The sandbox does not accept the host 'evil.example'"));

    [TestCase("voice/call")]
    [TestCase("opened/voice/call")]
    [TestCase("Open/voice/call")]
    public void A_request_outside_open_gets_the_URL_of_the_API_and_is_in_the_journal(string path)
    {
        using var form = new FormUrlEncodedContent(Form(new { dest2 = FirstPhone }));
        var answer = Http.PostAsync($"http://127.0.0.1:{Port}/{path}", form).Result;

        Assert.That((int)answer.StatusCode, Is.EqualTo(404));
        Assert.That(answer.Content.ReadAsStringAsync().Result, Does.Contain($"/{path} was not found").And.Contain(Sandbox.ApiEndpoint));
        Assert.That(Sandbox.Journal.Entries.Single(), Has.Property("Path").EqualTo($"/{path}").And.Property("Note")
            .EqualTo("not under /open/"));
        Assert.That(Sandbox.Journal.Entries.Single().ToString(), Does.Not.Contain(Sandbox.AccessToken));
    }

    void Listen(string listen) => reachable = HoiioSandbox.Start(listen: listen);

    int StatusCode(string verb, string path, params string[] headers) =>
        int.Parse(Send(verb, path, headers).Split(' ')[1], CultureInfo.InvariantCulture);

    string Send(string verb, string path, params string[] headers) =>
        Exchange($"{verb} {path} HTTP/1.1\r\n{string.Concat(headers.Select(header => header + "\r\n"))}Connection: close\r\n\r\n");

    string Exchange(string request)
    {
        using var client = new TcpClient(Address.Host, Port);
        client.ReceiveTimeout = 30_000;
        var stream = client.GetStream();
        stream.Write(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
