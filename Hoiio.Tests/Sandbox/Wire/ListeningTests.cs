using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using HoiioSdk.Sandbox;
using HoiioSdk.Tests.Stub;
using HoiioSdk.Tests.Tool;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Wire;

/// <summary>The addresses at which the sandbox listens: loopback, all, or one.</summary>
[Category("OneCulture")]
sealed class ListeningTests : StandaloneTest
{
    static readonly HttpClient http = new();

    static IEnumerable<IPAddress> OwnAddresses => IPGlobalProperties.GetIPGlobalProperties().GetUnicastAddresses()
        .Select(own => own.Address).Where(address => !address.IsIPv6LinkLocal);

    [OneTimeSetUp]
    public void IgnoreWithoutIPv6()
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
    public void A_sandbox_answers_at_each_loopback_address(
        [Values] bool hasChosenPort, [Values("127.0.0.1", "[::1]", "localhost")] string host)
    {
        using var sandbox = HoiioSandbox.Start(hasChosenPort ? FreePort.Find() : 0);
        var port = new Uri(sandbox.Url).Port;
        Assert.That(Status(host, port), Does.Contain($"\"endpoint\":\"http://{host}:{port}/open/\""));
        Assert.That(sandbox.Url, Is.EqualTo($"http://127.0.0.1:{port}/"));
    }

    [Test]
    public void The_tool_answers_at_each_loopback_address()
    {
        using var process = Start("--port=0", "--quiet");
        var port = new Uri(Endpoint(process)).Port;
        foreach (var host in new[] { "127.0.0.1", "[::1]", "localhost" })
            Assert.That(Status(host, port), Does.Contain("\"clock\":\"running\""), host);
    }

    [TestCase("127.0.0.1")]
    [TestCase("::1")]
    public void A_port_in_use_at_either_loopback_address_throws_IOException(string address)
    {
        using var taken = new TcpListener(IPAddress.Parse(address), FreePort.Find());
        taken.Start();
        Assert.That(() => HoiioSandbox.Start(((IPEndPoint)taken.LocalEndpoint).Port),
            Throws.InstanceOf<IOException>().With.Message.Contains("in use"));
    }

    [Test]
    public void Disposing_a_sandbox_frees_its_port_at_both_loopback_addresses()
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
    public void A_port_chosen_by_the_sandbox_is_free_at_both_loopback_addresses()
    {
        // Occupy many of the ports that the system assigns, but only at the IPv6 address.
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
                Assert.That(Status("[::1]", new Uri(sandbox.Url).Port), Does.Contain("standing"));
            }
        }
        finally
        {
            taken.ForEach(listener => listener.Dispose());
        }
    }

    [Test]
    [Platform("Linux")]
    public void Without_IPv6_a_sandbox_answers_at_the_IPv4_address()
    {
        using var process = Child(new("env", ["DOTNET_SYSTEM_NET_DISABLEIPV6=1", "dotnet", Program, "--port=0", "--quiet"])
        { RedirectStandardOutput = true, RedirectStandardError = true });
        var port = new Uri(Endpoint(process)).Port;
        Assert.That(Status("127.0.0.1", port), Is.Not.Empty);
        Assert.That(() => Status("[::1]", port), Throws.InstanceOf<AggregateException>());
    }

    [Test]
    public void With_listen_any_a_sandbox_answers_at_each_address_of_this_machine()
    {
        using var sandbox = HoiioSandbox.Start(listen: "any");
        var port = new Uri(sandbox.Url).Port;
        Assert.That(sandbox.Url, Is.EqualTo($"http://127.0.0.1:{port}/"));
        foreach (var host in OwnAddresses.Select(Host).Append("localhost"))
            Assert.That(Status(host, port), Does.Contain($"\"endpoint\":\"http://{host}:{port}/open/\""), host);
    }

    [Test]
    public void By_default_a_sandbox_answers_only_at_loopback_addresses()
    {
        using var sandbox = HoiioSandbox.Start();
        foreach (var address in OwnAddresses.Where(address => !IPAddress.IsLoopback(address)))
            Assert.That(() => Status(Host(address), new Uri(sandbox.Url).Port), Throws.InstanceOf<AggregateException>(), $"{address}");
    }

    [Platform("Linux")]
    [TestCase("127.0.0.2", "127.0.0.2", "127.0.0.1")]
    [TestCase("127.0.0.1", "127.0.0.1", "[::1]")]
    [TestCase("::1", "[::1]", "127.0.0.1")]
    [TestCase("[::1]", "[::1]", "127.0.0.1")]
    [TestCase("::ffff:127.0.0.2", "127.0.0.2", "127.0.0.1")]
    [TestCase("0.0.0.0", "127.0.0.1", "[::1]")]
    [TestCase("::", "[::1]", "127.0.0.1")]
    public void With_listen_at_one_address_a_sandbox_answers_only_there(string listen, string host, string other)
    {
        using var sandbox = HoiioSandbox.Start(listen: listen);
        var port = new Uri(sandbox.Url).Port;
        Assert.That(sandbox.Url, Is.EqualTo($"http://{host}:{port}/"));
        Assert.That((string)sandbox.Client.Account.Balance().status, Is.EqualTo("success_ok"));
        Assert.That(() => Status(other, port), Throws.InstanceOf<AggregateException>());
    }

    [Test]
    public void Listening_at_an_address_of_another_machine_throws_IOException() =>
        Assert.That(() => HoiioSandbox.Start(listen: "198.51.100.7"),
            Throws.InstanceOf<IOException>().With.Message.EqualTo("198.51.100.7 is not an address of this machine."));

    [TestCase("")]
    [TestCase("ANY")]
    [TestCase("*")]
    [TestCase("sandbox")]
    [TestCase("1")]
    [TestCase("127.1")]
    [TestCase("0x7f.0.0.1")]
    [TestCase("127.0.0.1:4646")]
    [TestCase("[::1]:4646")]
    [TestCase("[[::1]]")]
    [TestCase("[127.0.0.1")]
    [TestCase("http://127.0.0.1")]
    public void An_invalid_listen_address_is_refused_with_the_valid_formats(string listen)
    {
        Assert.That(() => HoiioSandbox.Start(listen: listen), Throws.ArgumentException.With.Property("ParamName").EqualTo("listen")
            .And.Message.Contains("localhost, any, or an IP address").And.Message.Contains($"'{listen}'"));
        if (listen.Length > 0)
            Assert.That(Run("--listen", listen), Is.EqualTo((1, "",
                "--listen takes localhost, any, or an IP address of this machine such as 192.168.1.5.\n")));
    }

    [TestCase("any", "all addresses")]
    [TestCase("0.0.0.0", "0.0.0.0")]
    public void The_tool_warns_if_other_machines_can_use_the_sandbox(string listen, string where)
    {
        using var process = Start("--port=0", "--quiet", "--listen", listen);
        Assert.That(process.StandardOutput.ReadLine(),
            Is.EqualTo($"Anyone who can reach this machine can use the sandbox: it listens on {where}."));
        Assert.That(Status("127.0.0.1", new Uri(Endpoint(process)).Port), Does.Contain("running"));
    }

    [TestCase("localhost")]
    [TestCase("127.0.0.1")]
    public void The_tool_prints_no_warning_if_only_this_machine_can_use_the_sandbox(string listen)
    {
        using var process = Start("--port=0", "--quiet", "--listen", listen);
        Assert.That(process.StandardOutput.ReadLine(), Does.StartWith("Page "));
    }

    static string Host(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : $"{address}";

    static string Status(string host, int port) => http.GetStringAsync($"http://{host}:{port}/sandbox/status").Result;
}
