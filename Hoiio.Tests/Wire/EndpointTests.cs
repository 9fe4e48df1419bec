using System.Text;
using HoiioSdk.Tests.Stub;
using NUnit.Framework;

namespace HoiioSdk.Tests.Wire;

/// <summary>Where requests go, and where the access token must not go: other addresses and redirects.</summary>
[Category("OneCulture")]
sealed class EndpointTests : FailureTest
{
    [TestCase(300)]
    [TestCase(301)]
    [TestCase(302)]
    [TestCase(303)]
    [TestCase(307)]
    [TestCase(308)]
    public void No_redirect_is_followed(int statusCode)
    {
        using var elsewhere = new StubServer();
        Server.Answer = StubAnswer.Of("", statusCode, location: elsewhere.Url + "sms/send?access_token=T0k3n");

        foreach (var (_, call) in Callers)
            Assert.That(Fails<HoiioAnswerException>(call).Message,
                Does.Contain($"(HTTP {statusCode}) is a redirect to 127.0.0.1, which is not followed").And.Contain("may have done"));

        Assert.That(elsewhere.Requests, Is.Empty);
    }

    [Test]
    public void A_redirect_whose_host_contains_the_token_is_masked()
    {
        Client.Init("app", "T0k3n", apiEndpoint: null);
        Server.Answer = StubAnswer.Of("", 302, location: "https://t0k3n.example.com/");

        Assert.That(Fails<HoiioAnswerException>(Callers[0].Call).Message, Does.Contain("is a redirect to ***.example.com, which"));
    }

    [TestCase(302, null)]
    [TestCase(302, "file:///etc/hosts")]
    [TestCase(400, "https://example.com/")]
    [TestCase(503, "https://example.com/")]
    public void A_redirect_without_a_host_is_not_understood(int statusCode, string? location)
    {
        Server.Answer = StubAnswer.Of("", statusCode, location: location);

        Assert.That(Fails<HoiioAnswerException>(Callers[0].Call).Message, Does.Contain($"(HTTP {statusCode}) is not a JSON object"));
    }

    [TestCaseSource(nameof(BothWays))]
    public void Cookies_are_not_sent_back(Func<HoiioClient, Task<dynamic>> call)
    {
        using var server = new BrokenServer((connection, stop) =>
            connection.SendAsync(Encoding.Latin1.GetBytes($"HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: {Ok.Length}\r\n\r\n{Ok}"),
                stop).AsTask());
        Client.ApiEndpoint = server.Url;

        call(Client).GetAwaiter().GetResult();
        call(Client).GetAwaiter().GetResult();

        Assert.That(server.Heads, Has.Length.EqualTo(2).And.None.Contains("Cookie:").IgnoreCase);
    }

    [TestCase("")]
    [TestCase(null)]
    [TestCase("secure.hoiio.com/open/")]
    [TestCase("http://secure.hoiio.com/open/")]
    [TestCase("http://localhost.example.com/")]
    [TestCase("http://127.0.0.1.example.com/")]
    [TestCase("http://10.0.0.1.example.com/")]
    [TestCase("http://10.0.0.1./")]
    [TestCase("http://sandbox./")]
    [TestCase("http://mylocal.com/")]
    [TestCase("http://sandbox.notlocal/")]
    [TestCase("http://local.sandbox.com/")]
    [TestCase("http://sandbox.arpa/")]
    [TestCase("http://sandbox。com/", TestName = "{m}(an ideographic full stop)")]
    [TestCase("http://example.com／.local/", TestName = "{m}(a full-width slash)")]
    [TestCase("http://0.0.0.0:4646/")]
    [TestCase("http://[::]:4646/")]
    [TestCase("http://8.8.8.8/")]
    [TestCase("http://134744072/")]
    [TestCase("http://１34744072/", TestName = "{m}(8.8.8.8 in full-width digits)")]
    [TestCase("http://0x08080808/")]
    [TestCase("http://010.0.0.1/")]
    [TestCase("http://11.0.0.1/")]
    [TestCase("http://172.15.255.255/")]
    [TestCase("http://172.32.0.1/")]
    [TestCase("http://192.169.0.1/")]
    [TestCase("http://100.64.0.1/")]
    [TestCase("http://[::ffff:8.8.8.8]/")]
    [TestCase("http://[::10.0.0.1]/")]
    [TestCase("http://[64:ff9b::10.0.0.1]/")]
    [TestCase("http://[fe00::1]/")]
    [TestCase("http://[fec0::1]/")]
    [TestCase("http://[2001:db8::1]/")]
    [TestCase("ftp://127.0.0.1/")]
    [TestCase("file:///open/")]
    [TestCase("https://user:pass@secure.hoiio.com/open/")]
    [TestCase("https://secure.hoiio.com/open/?x=1")]
    [TestCase("https://secure.hoiio.com/open/#x")]
    public void An_endpoint_that_would_expose_the_token_is_refused(string? endpoint)
    {
        var before = Client.ApiEndpoint;

        Assert.That(() => Client.ApiEndpoint = endpoint!, Throws.InstanceOf<ArgumentException>().With.Message.Contains("https"));
        Assert.That(() => Client.Init("app", "token", endpoint ?? ""),
            Throws.ArgumentException.With.Property("ParamName").EqualTo("apiEndpoint"));
        Assert.That(Client.ApiEndpoint, Is.EqualTo(before));
    }

    [TestCase("https://secure.hoiio.com/open", "https://secure.hoiio.com/open/")]
    [TestCase("http://localhost:4646", "http://localhost:4646/")]
    [TestCase("http://[::1]:4646/open/", "http://[::1]:4646/open/")]
    [TestCase("http://SANDBOX:4646", "http://sandbox:4646/")]
    public void A_missing_trailing_slash_is_added_to_the_endpoint(string endpoint, string readBack)
    {
        Client.ApiEndpoint = endpoint;

        Assert.That(Client.ApiEndpoint, Is.EqualTo(readBack));
    }

    [TestCase(" https://secure.hoiio.com/open/\n")]
    [TestCase("https://secure.hoiio.com/open ")]
    public void White_space_around_an_endpoint_is_trimmed(string endpoint)
    {
        Client.ApiEndpoint = endpoint;

        Assert.That(Client.ApiEndpoint, Is.EqualTo("https://secure.hoiio.com/open/"));
    }

    [TestCase("http://localhost./")]
    [TestCase("http://127.8.9.10/")]
    [TestCase("http://[::ffff:127.0.0.1]/")]
    [TestCase("http://sandbox/")]
    [TestCase("http://my_sandbox:4646/open/")]
    [TestCase("http://xn--sandbx-0xa/")]
    [TestCase("http://sandbox.localhost/")]
    [TestCase("http://sandbox.internal/")]
    [TestCase("http://host.docker.internal:4646/")]
    [TestCase("http://Sandbox.LOCAL/")]
    [TestCase("http://sandbox.local./")]
    [TestCase("http://sandbox.test/")]
    [TestCase("http://sandbox.example/")]
    [TestCase("http://sandbox.home.arpa/")]
    [TestCase("http://10.0.0.1/")]
    [TestCase("http://10.255.255.255/")]
    [TestCase("http://012.0.0.1/")]
    [TestCase("http://172.16.0.1/")]
    [TestCase("http://172.31.255.255/")]
    [TestCase("http://192.168.1.2:4646/")]
    [TestCase("http://3232235777/")]
    [TestCase("http://0xC0A80101/")]
    [TestCase("http://169.254.1.1/")]
    [TestCase("http://[fc00::1]/")]
    [TestCase("http://[fdff::1]:4646/")]
    [TestCase("http://[fe80::1]/")]
    [TestCase("http://[febf::1]/")]
    [TestCase("http://[::ffff:10.0.0.1]/")]
    public void Plain_http_is_accepted_for_private_networks(string endpoint)
    {
        Client.ApiEndpoint = endpoint;

        Assert.That(Client.ApiEndpoint, Is.EqualTo(new Uri(endpoint).AbsoluteUri));
    }
}
