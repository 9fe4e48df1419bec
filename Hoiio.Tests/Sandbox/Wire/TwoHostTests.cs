using System.Net;
using System.Net.Sockets;
using System.Text;
using HoiioSdk.Sandbox;
using HoiioSdk.Tests.Services;
using HoiioSdk.Tests.Tool;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Wire;

/// <summary>A sandbox on one host, with its clients and their listener on another.</summary>
[Category("OneCulture")]
sealed class TwoHostTests : IDisposable
{
    static readonly string Pdf = Convert.ToBase64String(Encoding.ASCII.GetBytes(FaxTests.OnePagePdf));

    TwoHosts hosts = null!;
    HttpClient http = null!;

    [OneTimeSetUp]
    public void Connect()
    {
        hosts = new();
        http = new(new SocketsHttpHandler { ConnectCallback = hosts.ConnectAsync });
    }

    public void Dispose()
    {
        http?.Dispose();
        hosts?.Dispose();
    }

    [TestCase("any")]
    [TestCase(TwoHosts.SandboxAddress)]
    public async Task A_client_on_another_host_can_use_the_API_download_a_fax_and_be_notified(string listen)
    {
        using var sandbox = hosts.StartSandbox("--listen", listen, "--allow-remote-notifications");
        var url = $"http://{TwoHosts.SandboxAddress}:{new Uri(StandaloneTest.Endpoint(sandbox)).Port}/";
        Assert.That(await http.GetStringAsync($"{url}sandbox/status"), Does.Contain($"\"endpoint\":\"{url}open/\""));

        using var listener = hosts.OpenClientSocket();
        listener.Bind(new IPEndPoint(IPAddress.Parse(TwoHosts.ClientAddress), 0));
        listener.Listen();
        var received = ReceiveRequestAsync(listener);

        using var client = Client($"{url}@gw0/open/");
        string fax = client.Request("fax/send", new
        {
            dest = "+6511111111",
            file = Pdf,
            notify_url = $"http://{listener.LocalEndPoint}/notify",
        }).txn_ref;
        string address = client.Fax.Status(fax).fax_url;
        Assert.That(address, Is.EqualTo($"{url}@gw0/files/1/fax.pdf"));
        Assert.That(await http.GetStringAsync(address), Is.EqualTo(FaxTests.OnePagePdf));

        using var tenMinutes = new StringContent("""{"advance": 600}""", Encoding.UTF8, "application/json");
        await http.PostAsync($"{url}@gw0/sandbox/clock", tenMinutes);
        Assert.That(await received.WaitAsync(TimeSpan.FromMinutes(1)),
            Does.Contain($"fax_url={Uri.EscapeDataString(address)}").And.Contain($"txn_ref={fax}"));
    }

    [Test]
    public async Task A_request_by_host_name_is_accepted_only_with_allow_host()
    {
        using var strict = hosts.StartSandbox("--listen=any");
        using var refused = await http.GetAsync($"http://sandbox:{new Uri(StandaloneTest.Endpoint(strict)).Port}/sandbox/status");
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));

        using var sandbox = hosts.StartSandbox("--listen=any", "--allow-host=sandbox");
        var endpoint = $"http://sandbox:{new Uri(StandaloneTest.Endpoint(sandbox)).Port}/open/";
        using var client = Client(endpoint);
        Assert.That((string)client.Account.Balance().status, Is.EqualTo("success_ok"));
        Assert.That(await http.GetStringAsync(endpoint.Replace("/open/", "/sandbox/status", StringComparison.Ordinal)),
            Does.Contain($"\"endpoint\":\"{endpoint}\""));
    }

    [Test]
    public void Without_listen_other_hosts_cannot_connect()
    {
        using var sandbox = hosts.StartSandbox();
        var port = new Uri(StandaloneTest.Endpoint(sandbox)).Port;
        Assert.That(async () => await http.GetAsync($"http://{TwoHosts.SandboxAddress}:{port}/"),
            Throws.InstanceOf<HttpRequestException>().With.InnerException.InstanceOf<SocketException>());
    }

    HoiioClient Client(string endpoint) => new(HoiioSandbox.DefaultAppId, HoiioSandbox.DefaultAccessToken)
    {
        Connections = sockets =>
        {
            sockets.ConnectCallback = hosts.ConnectAsync;
            return sockets;
        },
        ApiEndpoint = endpoint,
    };

    /// <summary>Returns the first request, once its body has arrived.</summary>
    static async Task<string> ReceiveRequestAsync(Socket listener)
    {
        using var connection = await listener.AcceptAsync();
        var (text, buffer) = (new StringBuilder(), new byte[4096]);
        while (!text.ToString().Contains("fax_url=", StringComparison.Ordinal)
            && await connection.ReceiveAsync(buffer) is var count and > 0)
            text.Append(Encoding.ASCII.GetString(buffer, 0, count));
        await connection.SendAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        return text.ToString();
    }
}
