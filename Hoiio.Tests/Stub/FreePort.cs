using System.Net;
using System.Net.Sockets;

namespace HoiioSdk.Tests.Stub;

/// <summary>A TCP port for tests that must know it before it is used, or use it twice.</summary>
static class FreePort
{
    // Below the ephemeral ports, so that no other program gets this port in the meantime.
    const int Lowest = 10_000;
    const int Highest = 30_000;

    public static int Find()
    {
        while (true)
        {
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, Random.Shared.Next(Lowest, Highest));
                listener.Start();
                return ((IPEndPoint)listener.LocalEndpoint).Port;
            }
            catch (SocketException)
            {
                // The port is in use: try the next.
            }
        }
    }
}
