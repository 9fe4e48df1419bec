using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using HoiioSdk.Tests.Tool;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Wire;

/// <summary>Two hosts with a cable between them: network namespaces of this machine. It takes Linux, root and iproute2.</summary>
sealed class TwoHosts : IDisposable
{
    public const string SandboxAddress = "10.231.7.1";
    public const string ClientAddress = "10.231.7.2";

    const int CloneNewNet = 0x40000000;

    readonly string sandboxHost = $"hoiio-sandbox-{Environment.ProcessId}";
    readonly string clientHost = $"hoiio-client-{Environment.ProcessId}";

    public TwoHosts()
    {
        if (!OperatingSystem.IsLinux() || !IsDone("netns", "add", sandboxHost) || !IsDone("netns", "add", clientHost))
        {
            Dispose();
            Assert.Ignore("There are no network namespaces: that takes Linux, root and iproute2.");
        }
        Do("link", "add", "cable", "netns", sandboxHost, "type", "veth", "peer", "name", "cable", "netns", clientHost);
        foreach (var (host, address) in new[] { (sandboxHost, SandboxAddress), (clientHost, ClientAddress) })
        {
            Do("-n", host, "addr", "add", $"{address}/24", "dev", "cable");
            Do("-n", host, "link", "set", "lo", "up");
            Do("-n", host, "link", "set", "cable", "up");
        }
    }

    /// <summary>Starts the sandbox as a program on its host.</summary>
    public Process StartSandbox(params string[] arguments) => StandaloneTest.Child(
        new("ip", ["netns", "exec", sandboxHost, "dotnet", StandaloneTest.Program, "--port=0", "--quiet", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        });

    /// <summary>Opens a socket on the other host, where it stays.</summary>
    public Socket OpenClientSocket()
    {
        Socket? socket = null;
        var thread = new Thread(() =>
        {
            using var host = File.OpenHandle($"/run/netns/{clientHost}");
            if (setns((int)host.DangerousGetHandle(), CloneNewNet) == 0)
                socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        });
        thread.Start();
        thread.Join();
        return socket ?? throw new InvalidOperationException($"The thread could not enter {clientHost}.");
    }

    /// <summary>A connection from the other host to the sandbox's, whatever name leads there.</summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var socket = OpenClientSocket();
        try
        {
            await socket.ConnectAsync(SandboxAddress, context.DnsEndPoint.Port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        IsDone("netns", "del", sandboxHost);
        IsDone("netns", "del", clientHost);
    }

    static void Do(params string[] arguments) => Assert.That(IsDone(arguments), Is.True, string.Join(' ', arguments));

    static bool IsDone(params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("ip", arguments) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    [DllImport("libc", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int setns(int handle, int kind);
}
