using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using HoiioSdk.Sandbox;
using HoiioSdk.Tests.Stub;
using HoiioSdk.Tests.Tool;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Wire;

/// <summary>Where the sandbox listens: on this machine alone, at all addresses, or at one.</summary>
[Category("OneCulture")]
sealed class ListeningTests : StandaloneTest
{
    static readonly HttpClient http = new();

    static IEnumerable<IPAddress> OwnAddresses => IPGlobalProperties.GetIPGlobalProperties().GetUnicastAddresses()
        .Select(own => own.Address).Where(address => !address.IsIPv6LinkLocal);

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
        var port = new Uri(sandbox.Url).Port;
        Assert.That(Status(host, port), Does.Contain($"\"endpoint\":\"http://{host}:{port}/open/\""));
        Assert.That(sandbox.Url, Is.EqualTo($"http://127.0.0.1:{port}/"));
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
    public void Without_a_second_address_it_answers_on_the_first()
    {
        using var process = Child(new("env", ["DOTNET_SYSTEM_NET_DISABLEIPV6=1", "dotnet", Program, "--port=0", "--quiet"])
        { RedirectStandardOutput = true, RedirectStandardError = true });
        var port = new Uri(Endpoint(process)).Port;
        Assert.That(Status("127.0.0.1", port), Is.Not.Empty);
        Assert.That(() => Status("[::1]", port), Throws.InstanceOf<AggregateException>());
    }

    [Test]
    public void Listening_at_any_address_it_answers_at_each_of_this_machine_and_on_this_machine_as_before()
    {
        using var sandbox = HoiioSandbox.Start(listen: "any");
        var port = new Uri(sandbox.Url).Port;
        Assert.That(sandbox.Url, Is.EqualTo($"http://127.0.0.1:{port}/"));
        foreach (var host in OwnAddresses.Select(Host).Append("localhost"))
            Assert.That(Status(host, port), Does.Contain($"\"endpoint\":\"http://{host}:{port}/open/\""), host);
    }

    [Test]
    public void Without_that_it_answers_at_no_other_address_of_this_machine()
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
    public void Listening_at_one_address_it_answers_there_alone(string listen, string host, string other)
    {
        using var sandbox = HoiioSandbox.Start(listen: listen);
        var port = new Uri(sandbox.Url).Port;
        Assert.That(sandbox.Url, Is.EqualTo($"http://{host}:{port}/"));
        Assert.That((string)sandbox.Client.Account.Balance().status, Is.EqualTo("success_ok"));
        Assert.That(() => Status(other, port), Throws.InstanceOf<AggregateException>());
    }

    [Test]
    public void An_address_that_this_machine_lacks_is_told() =>
        Assert.That(() => HoiioSandbox.Start(listen: "198.51.100.7"),
            Throws.InstanceOf<IOException>().With.Message.EqualTo("198.51.100.7 is no address of this machine."));

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
    public void What_is_no_address_is_refused_with_what_is_wanted(string listen)
    {
        Assert.That(() => HoiioSandbox.Start(listen: listen), Throws.ArgumentException.With.Property("ParamName").EqualTo("listen")
            .And.Message.Contains("localhost, any, or an IP address").And.Message.Contains($"'{listen}'"));
        if (listen.Length > 0)
            Assert.That(Run("--listen", listen), Is.EqualTo((1, "",
                "--listen takes localhost, any, or an IP address of this machine such as 192.168.1.5.\n")));
    }

    [TestCase("any", "all addresses")]
    [TestCase("0.0.0.0", "0.0.0.0")]
    public void The_tool_says_who_can_use_it(string listen, string where)
    {
        using var process = Start("--port=0", "--quiet", "--listen", listen);
        Assert.That(process.StandardOutput.ReadLine(),
            Is.EqualTo($"Anyone who can reach this machine can use the sandbox: it listens on {where}."));
        Assert.That(Status("127.0.0.1", new Uri(Endpoint(process)).Port), Does.Contain("running"));
    }

    [TestCase("localhost")]
    [TestCase("127.0.0.1")]
    public void The_tool_says_nothing_of_it_where_nobody_else_can(string listen)
    {
        using var process = Start("--port=0", "--quiet", "--listen", listen);
        Assert.That(process.StandardOutput.ReadLine(), Does.StartWith("Page "));
    }

    static string Host(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : $"{address}";

    static string Status(string host, int port) => http.GetStringAsync($"http://{host}:{port}/sandbox/status").Result;
}
