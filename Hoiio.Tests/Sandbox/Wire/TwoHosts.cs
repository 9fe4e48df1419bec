using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using HoiioSdk.Tests.Tool;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Wire;

/// <summary>Two connected hosts, as network namespaces of this machine. Requires Linux, root and iproute2.</summary>
sealed class TwoHosts : IDisposable
{
    public const string SandboxAddress = "10.231.7.1";
    public const string ClientAddress = "10.231.7.2";

    const int CloneNewNet = 0x40000000;

    readonly string sandboxHost = $"hoiio-sandbox-{Environment.ProcessId}";
    readonly string clientHost = $"hoiio-client-{Environment.ProcessId}";

    public TwoHosts()
    {
        if (!OperatingSystem.IsLinux() || !TryRun("netns", "add", sandboxHost) || !TryRun("netns", "add", clientHost))
        {
            Dispose();
            Assert.Ignore("Network namespaces are not available: they require Linux, root and iproute2.");
        }
        Run("link", "add", "cable", "netns", sandboxHost, "type", "veth", "peer", "name", "cable", "netns", clientHost);
        foreach (var (host, address) in new[] { (sandboxHost, SandboxAddress), (clientHost, ClientAddress) })
        {
            Run("-n", host, "addr", "add", $"{address}/24", "dev", "cable");
            Run("-n", host, "link", "set", "lo", "up");
            Run("-n", host, "link", "set", "cable", "up");
        }
    }

    /// <summary>Starts the sandbox tool on its host.</summary>
    public Process StartSandbox(params string[] arguments) => StandaloneTest.Child(
        new("ip", ["netns", "exec", sandboxHost, "dotnet", StandaloneTest.Program, "--port=0", "--quiet", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        });

    /// <summary>Opens a socket on the host of the client, on which any thread can use it.</summary>
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

    /// <summary>Connects from the host of the client to that of the sandbox, whatever host the URL names.</summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = OpenClientSocket();
        try
        {
            await socket.ConnectAsync(SandboxAddress, context.DnsEndPoint.Port, cancellationToken);
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
        TryRun("netns", "del", sandboxHost);
        TryRun("netns", "del", clientHost);
    }

    static void Run(params string[] arguments) => Assert.That(TryRun(arguments), Is.True, string.Join(' ', arguments));

    static bool TryRun(params string[] arguments)
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
