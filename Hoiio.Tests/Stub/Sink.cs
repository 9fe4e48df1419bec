using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace HoiioSdk.Tests.Stub;

/// <summary>A server that discards what it receives, and keeps only the end.</summary>
sealed class Sink : IDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly Thread thread;
    readonly byte[] buffer = new byte[1 << 16];
    string end = "";

    /// <param name="atTheBeginning">Called when the first bytes of a request have arrived, before more are read.</param>
    public Sink(Action? atTheBeginning = null)
    {
        listener.Server.ReceiveBufferSize = 1 << 16;
        listener.Start();
        thread = new Thread(() => Serve(atTheBeginning)) { IsBackground = true };
        thread.Start();
    }

    public string Url => $"http://{listener.LocalEndpoint}/";

    /// <summary>The end of what was received, once the connection is closed.</summary>
    public string Received()
    {
        thread.Join();
        return end;
    }

    public void Dispose() => listener.Dispose();

    void Serve(Action? atTheBeginning)
    {
        try
        {
            using var connection = listener.AcceptSocket();
            while (connection.Receive(buffer) is > 0 and var count)
            {
                var head = Encoding.Latin1.GetString(buffer, 0, count);
                atTheBeginning?.Invoke();
                var length = long.Parse(Regex.Match(head, @"Content-Length: (\d+)").Groups[1].Value,
                    System.Globalization.CultureInfo.InvariantCulture);
                var left = length - (count - head.IndexOf("\r\n\r\n", StringComparison.Ordinal) - 4);
                while (left > 0 && connection.Receive(buffer) is > 0 and var more)
                {
                    left -= more;
                    count = more;
                }
                end = Encoding.Latin1.GetString(buffer, 0, count);
                if (left == 0)
                    connection.Send("HTTP/1.1 200 OK\r\nContent-Length: 23\r\n\r\n{\"status\":\"success_ok\"}"u8);
            }
        }
        catch (SocketException)
        {
            // The test has ended, or the client has disconnected.
        }
    }
}
