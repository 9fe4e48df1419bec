using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HoiioSdk.Tests.Stub;

/// <summary>A server that violates HTTP: it passes each connection to the test once its request has arrived.</summary>
sealed class BrokenServer : IDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource stopped = new();
    readonly ConcurrentQueue<string> heads = [];

    public BrokenServer(Func<Socket, CancellationToken, Task> answer)
    {
        listener.Start();
        _ = AcceptAsync(answer);
    }

    public string Url => $"http://{listener.LocalEndpoint}/open/";

    public int Requests => heads.Count;

    public string[] Heads => [.. heads];

    public static BrokenServer Sending(string bytes) => new(async (connection, stop) =>
    {
        await connection.SendAsync(Encoding.Latin1.GetBytes(bytes), stop);
        connection.Shutdown(SocketShutdown.Send);
    });

    /// <summary>The URL of a port where nothing listens.</summary>
    public static string RefusingUrl() => $"http://127.0.0.1:{FreePort.Find()}/open/";

    public void Dispose()
    {
        stopped.Cancel();
        listener.Dispose();
        stopped.Dispose();
    }

    async Task AcceptAsync(Func<Socket, CancellationToken, Task> answer)
    {
        var stop = stopped.Token;
        try
        {
            while (true)
                _ = ServeAsync(await listener.AcceptSocketAsync(stop), answer, stop);
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
        {
        }
    }

    async Task ServeAsync(Socket connection, Func<Socket, CancellationToken, Task> answer, CancellationToken stop)
    {
        using (connection)
        {
            try
            {
                while (await ReadHeadAsync(connection, stop) is { } head)
                {
                    heads.Enqueue(head);
                    await answer(connection, stop);
                }
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
            {
            }
        }
    }

    static async Task<string?> ReadHeadAsync(Socket connection, CancellationToken stop)
    {
        var buffer = new byte[1 << 16];
        var text = "";
        while (true)
        {
            var count = await connection.ReceiveAsync(buffer, stop);
            if (count == 0)
                return null;
            text += Encoding.Latin1.GetString(buffer, 0, count);
            if (text.Split("\r\n\r\n", 2) is [var head, var body] && body.Length >= ContentLength(head))
                return head;
        }
    }

    static int ContentLength(string head) =>
        head.Split("\r\n").SingleOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)) is { } line
            ? int.Parse(line["Content-Length:".Length..], CultureInfo.InvariantCulture) : 0;
}
