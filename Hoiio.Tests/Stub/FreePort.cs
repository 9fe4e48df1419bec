using System.Net;
using System.Net.Sockets;

namespace HoiioSdk.Tests.Stub;

/// <summary>A TCP port for whoever has to know it before it is used, or needs the same one twice.</summary>
static class FreePort
{
    // Below all that systems hand out by themselves: in between, nobody who takes any free port gets this one.
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
                // It is taken; there are others.
            }
        }
    }
}
