using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using HoiioSdk.Tests.Stub;

namespace HoiioSdk.Tests.Sandbox.ConsolePage;

/// <summary>A TCP proxy to a server. It can be stopped and started again.</summary>
sealed class InterruptibleProxy : IDisposable
{
    readonly Uri server;
    readonly List<TcpClient> connections = [];
    readonly IPEndPoint endpoint = new(IPAddress.Loopback, FreePort.Find());
    TcpListener listener;

    public InterruptibleProxy(string server)
    {
        this.server = new(server);
        Start();
    }

    public string Url => $"http://{endpoint}/";

    public void Stop()
    {
        lock (connections)
        {
            listener.Stop();
            connections.ForEach(client => client.Close());
            connections.Clear();
        }
    }

    [MemberNotNull(nameof(listener))]
    public void Start()
    {
        listener = new(endpoint);
        listener.Start();
        _ = AcceptAsync(listener);
    }

    public void Dispose() => Stop();

    async Task AcceptAsync(TcpListener from)
    {
        try
        {
            while (true)
            {
                var downstream = await from.AcceptTcpClientAsync();
                var upstream = new TcpClient();
                lock (connections)
                    connections.AddRange([downstream, upstream]);
                await upstream.ConnectAsync(IPAddress.Loopback, server.Port);
                _ = CopyAsync(downstream, upstream);
                _ = CopyAsync(upstream, downstream);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The proxy was stopped.
        }
    }

    static async Task CopyAsync(TcpClient from, TcpClient to)
    {
        try
        {
            await from.GetStream().CopyToAsync(to.GetStream());
            to.Client.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            from.Close();
            to.Close();
        }
    }
}
