using System.Net;
using System.Net.Sockets;
using HoiioSdk.Sandbox;
using HoiioSdk.Tests.Stub;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Wire;

/// <summary>Where the sandbox listens: 127.0.0.1 and, where there is one, ::1, on the same port.</summary>
[Category("OneCulture")]
sealed class ListeningTests : StandaloneTest
{
    static readonly HttpClient http = new();

    [OneTimeSetUp]
    public void LookForSecondAddress()
    {
        using var socket = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.IPv6Loopback, 0));
        }
        catch (SocketException)
        {
            Assert.Ignore("This machine has no ::1.");
        }
    }

    [Test]
    public void It_answers_on_each_loopback_address([Values] bool hasChosenPort, [Values("127.0.0.1", "[::1]", "localhost")] string host)
    {
        using var sandbox = HoiioSandbox.Start(hasChosenPort ? FreePort.Find() : 0);
        Assert.That(Status(host, new Uri(sandbox.Url).Port), Does.Contain($"\"endpoint\":\"{sandbox.ApiEndpoint}\""));
    }

    [Test]
    public void The_tool_answers_on_each_loopback_address()
    {
        using var process = Start("--port=0", "--quiet");
        var port = new Uri(Endpoint(process)).Port;
        foreach (var host in new[] { "127.0.0.1", "[::1]", "localhost" })
            Assert.That(Status(host, port), Does.Contain("\"clock\":\"running\""), host);
    }

    [TestCase("127.0.0.1")]
    [TestCase("::1")]
    public void A_port_that_is_taken_on_either_address_is_told(string address)
    {
        using var taken = new TcpListener(IPAddress.Parse(address), FreePort.Find());
        taken.Start();
        Assert.That(() => HoiioSandbox.Start(((IPEndPoint)taken.LocalEndpoint).Port),
            Throws.InstanceOf<IOException>().With.Message.Contains("in use"));
    }

    [Test]
    public void Both_addresses_are_free_again_once_it_is_disposed()
    {
        var port = FreePort.Find();
        for (var i = 0; i < 3; i++)
        {
            using var sandbox = HoiioSandbox.Start(port);
            Assert.That(Status("[::1]", port), Is.Not.Empty);
        }
        foreach (var address in new[] { IPAddress.Loopback, IPAddress.IPv6Loopback })
            Assert.That(() => new TcpClient(address.AddressFamily).Connect(address, port), Throws.InstanceOf<SocketException>());
    }

    [Test]
    public void A_free_port_is_one_that_is_free_on_both_addresses()
    {
        // Every second port of the system's own is taken on the other address.
        var taken = new List<TcpListener>();
        try
        {
            for (var i = 0; i < 200; i++)
            {
                var listener = new TcpListener(IPAddress.IPv6Loopback, 0);
                listener.Start();
                taken.Add(listener);
            }
            var ports = taken.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToHashSet();
            for (var i = 0; i < 20; i++)
            {
                using var sandbox = HoiioSandbox.Start();
                Assert.That(ports, Does.Not.Contain(new Uri(sandbox.Url).Port));
                Assert.That(Status("[::1]", new Uri(sandbox.Url).Port), Does.Contain(sandbox.ApiEndpoint));
            }
        }
        finally
        {
            taken.ForEach(listener => listener.Dispose());
        }
    }

    [Test]
    [Platform("Linux")]
    public void Without_a_second_address_it_answers_on_the_first()
    {
        using var process = Child(new("env", ["DOTNET_SYSTEM_NET_DISABLEIPV6=1", "dotnet", Program, "--port=0", "--quiet"])
        { RedirectStandardOutput = true, RedirectStandardError = true });
        var port = new Uri(Endpoint(process)).Port;
        Assert.That(Status("127.0.0.1", port), Is.Not.Empty);
        Assert.That(() => Status("[::1]", port), Throws.InstanceOf<AggregateException>());
    }

    static string Status(string host, int port) => http.GetStringAsync($"http://{host}:{port}/sandbox/status").Result;
}
