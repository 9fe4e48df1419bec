using System.Net;
using System.Net.Sockets;

namespace HoiioSdk.Tests.Stub;

/// <summary>A server with its own thread, which answers one connection even if the thread pool has no free thread.</summary>
sealed class ThreadServer : IDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public ThreadServer()
    {
        listener.Start();
        new Thread(Serve) { IsBackground = true }.Start();
    }

    public string Url => $"http://{listener.LocalEndpoint}/";

    public void Dispose() => listener.Dispose();

    void Serve()
    {
        try
        {
            using var connection = listener.AcceptSocket();
            while (connection.Receive(new byte[1 << 16]) > 0)
            {
                connection.Send("HTTP/1.1 200 OK\r\nContent-Length: 23\r\n\r\n"u8);
                // Make the client wait for the body too.
                Thread.Sleep(50);
                connection.Send("{\"status\":\"success_ok\"}"u8);
            }
        }
        catch (SocketException)
        {
            // The test is over.
        }
    }
}
