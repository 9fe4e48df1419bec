using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using HoiioSdk.Tests.Stub;

namespace HoiioSdk.Tests.Sandbox.ConsolePage;

/// <summary>The line to a server, which can be cut and mended.</summary>
sealed class Line : IDisposable
{
    readonly Uri server;
    readonly List<TcpClient> open = [];
    readonly IPEndPoint end = new(IPAddress.Loopback, FreePort.Find());
    TcpListener listener;

    public Line(string server)
    {
        this.server = new(server);
        Mend();
    }

    public string Url => $"http://{end}/";

    public void Cut()
    {
        lock (open)
        {
            listener.Stop();
            open.ForEach(client => client.Close());
            open.Clear();
        }
    }

    [MemberNotNull(nameof(listener))]
    public void Mend()
    {
        listener = new(end);
        listener.Start();
        _ = AcceptAsync(listener);
    }

    public void Dispose() => Cut();

    async Task AcceptAsync(TcpListener from)
    {
        try
        {
            while (true)
            {
                var near = await from.AcceptTcpClientAsync();
                var far = new TcpClient();
                lock (open)
                    open.AddRange([near, far]);
                await far.ConnectAsync(IPAddress.Loopback, server.Port);
                _ = CopyAsync(near, far);
                _ = CopyAsync(far, near);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // It is cut.
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
