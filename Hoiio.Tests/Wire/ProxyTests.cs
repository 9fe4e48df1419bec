using System.Net;
using System.Net.Sockets;
using HoiioSdk.Arguments;
using HoiioSdk.Tests.Stub;
using NUnit.Framework;

namespace HoiioSdk.Tests.Wire;

/// <summary>Which requests use a proxy, and what an error of a proxy shows. The process shares the default proxy.</summary>
[Category("OneCulture")]
[NonParallelizable]
sealed class ProxyTests : FailureTest
{
    [TestCaseSource(nameof(BothWays))]
    public void Requests_to_this_machine_bypass_the_proxy(Func<HoiioClient, Task<dynamic>> call) =>
        WithDefaultProxy(BrokenServer.RefusingUrl(), () =>
            Assert.That((string)call(Client).GetAwaiter().GetResult().status, Is.EqualTo("success_ok")));

    [TestCase("http://sandbox.test:9/open/")]
    [TestCase("https://sandbox.test:9/open/")]
    public void Requests_to_private_networks_bypass_the_proxy(string endpoint)
    {
        var proxy = BrokenServer.RefusingUrl();
        Client.ApiEndpoint = endpoint;

        WithDefaultProxy(proxy, () => Assert.That(Fails<HoiioConnectionException>(Callers[0].Call).Message,
            Does.Contain(endpoint).And.Not.Contain(new Uri(proxy).Authority)));
    }

    [Test]
    public void A_proxy_set_in_Connections_is_used_for_every_host()
    {
        var proxy = BrokenServer.RefusingUrl();
        using var client = new HoiioClient("app", "token")
        {
            ApiEndpoint = "http://sandbox:4646/open/",
            Connections = sockets =>
            {
                (sockets.UseProxy, sockets.Proxy) = (true, new WebProxy(proxy));
                return sockets;
            },
        };

        Assert.That(() => client.Account.Balance(),
            Throws.InstanceOf<HoiioConnectionException>().With.Message.Contains(new Uri(proxy).Authority));
    }

    [TestCaseSource(nameof(BothWays))]
    public void Requests_to_any_other_host_use_the_proxy(Func<HoiioClient, Task<dynamic>> call)
    {
        var address = BrokenServer.RefusingUrl();
        Client.ApiEndpoint = "https://hoiio.invalid/open/";

        WithDefaultProxy(address, () => Assert.That(Fails<HoiioConnectionException>(call).Message,
            Does.Contain(new Uri(address).Authority).And.Contain(Ensure.NothingSent)));
    }

    [TestCase("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n", "the proxy answered HTTP 407")]
    [TestCase("T0k3n\r\n\r\n", "the proxy did not answer in HTTP")]
    public void An_error_of_a_proxy_does_not_show_its_password(string answer, string reason)
    {
        using var proxy = BrokenServer.Sending(answer);
        Client.ApiEndpoint = "https://hoiio.invalid/open/";

        WithDefaultProxy(proxy.Url.Replace("http://", "http://user:T0k3n@"), () =>
        {
            foreach (var (_, call) in Callers)
                Assert.That(Fails<HoiioConnectionException>(call).Message,
                    Does.StartWith($"sms/send: no connection to https://hoiio.invalid/open/ ({reason}). ").And.Contain(Ensure.NothingSent));
        });
    }

    [Test]
    public void An_error_of_a_SOCKS_proxy_names_the_cause()
    {
        using var proxy = new TcpListener(IPAddress.Loopback, 0);
        proxy.Start();
        _ = Task.Run(async () =>
        {
            using var connection = await proxy.AcceptSocketAsync();
            await connection.ReceiveAsync(new byte[16]);
            await connection.SendAsync(new byte[] { 5, 0xff });
        });
        Client.ApiEndpoint = "https://hoiio.invalid/open/";

        WithDefaultProxy($"socks5://user:T0k3n@{proxy.LocalEndpoint}", () => Assert.That(
            Fails<HoiioConnectionException>(Callers[0].Call).Message,
            Does.Contain("(SOCKS server did not return a suitable authentication method). ").And.Contain(Ensure.NothingSent)));
    }

    static void WithDefaultProxy(string proxyUrl, Action test)
    {
        var proxy = HttpClient.DefaultProxy;
        HttpClient.DefaultProxy = new WebProxy(proxyUrl);
        try
        {
            test();
        }
        finally
        {
            HttpClient.DefaultProxy = proxy;
        }
    }
}
