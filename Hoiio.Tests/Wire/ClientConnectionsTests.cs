using System.IO.Compression;
using System.Net.Sockets;
using System.Text;
using HoiioSdk.Tests.Stub;
using NUnit.Framework;

namespace HoiioSdk.Tests.Wire;

/// <summary>HoiioClient.Connections.</summary>
[Category("OneCulture")]
[Parallelizable]
sealed class ClientConnectionsTests : IDisposable
{
    readonly StubServer server = new();

    [SetUp]
    public void ResetTheStub() => server.Reset();

    public void Dispose() => server.Dispose();

    [Test]
    public void A_wrapping_handler_sees_every_request_and_is_created_once_per_endpoint()
    {
        var made = new List<Recorder>();
        using var client = Client(sockets =>
        {
            made.Add(new(sockets));
            return made[^1];
        });

        client.Account.Balance();
        client.Account.Info();
        client.ApiEndpoint = $"{server.Url}elsewhere/";
        client.Account.Balance();

        Assert.That(made.Select(recorder => recorder.Paths), Is.EqualTo(new List<string>[]
        {
            ["/open/user/get_balance", "/open/user/get_info"],
            ["/open/elsewhere/user/get_balance"],
        }));
    }

    [Test]
    public async Task A_connect_callback_opens_the_connection()
    {
        var hosts = new List<string>();
        using var client = Client(sockets =>
        {
            sockets.ConnectCallback = async (context, cancellationToken) =>
            {
                hosts.Add(context.DnsEndPoint.Host);
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            };
            return sockets;
        });

        Assert.That((await client.Account.BalanceAsync()).status, Is.EqualTo("success_ok"));
        Assert.That(hosts, Is.EqualTo(new[] { "127.0.0.1" }));
    }

    [Test]
    public void A_connection_is_reused_for_at_most_five_minutes()
    {
        var lifetime = Timeout.InfiniteTimeSpan;
        using var client = Client(sockets =>
        {
            lifetime = sockets.PooledConnectionLifetime;
            return sockets;
        });

        client.Account.Balance();

        Assert.That(lifetime, Is.EqualTo(TimeSpan.FromMinutes(5)));
    }

    [TestCase("gzip")]
    [TestCase("deflate")]
    [TestCase("br")]
    public void Compressed_answers_are_requested_and_decompressed(string encoding)
    {
        var bytes = new MemoryStream();
        using (Stream compressed = encoding switch
        {
            "gzip" => new GZipStream(bytes, CompressionMode.Compress, leaveOpen: true),
            "deflate" => new ZLibStream(bytes, CompressionMode.Compress, leaveOpen: true),
            _ => new BrotliStream(bytes, CompressionMode.Compress, leaveOpen: true),
        })
            compressed.Write("""{"status":"success_ok","currency":"SGD"}"""u8);
        using var compressing = BrokenServer.Sending(
            $"HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\nContent-Length: {bytes.Length}\r\n\r\n"
            + Encoding.Latin1.GetString(bytes.ToArray()));
        using var client = new HoiioClient("app", "token") { ApiEndpoint = compressing.Url };

        Assert.That(client.Account.Balance().currency, Is.EqualTo("SGD"));
        Assert.That(compressing.Heads.Single(), Does.Match($@"Accept-Encoding: .*\b{encoding}\b"));
    }

    [Test]
    public void Redirects_stay_off_whatever_the_caller_sets()
    {
        using var elsewhere = new StubServer();
        server.Answer = StubAnswer.Of("", 307, location: elsewhere.Url);

        foreach (var connections in new Func<SocketsHttpHandler, HttpMessageHandler>[]
        {
            sockets => { sockets.AllowAutoRedirect = true; return sockets; },
            sockets => { sockets.AllowAutoRedirect = true; return new Recorder(new Recorder(sockets)); },
            sockets => { sockets.AllowAutoRedirect = true; return new OpaqueHandler(sockets); },
            sockets => new OpaqueHandler(sockets),
            _ => new HttpClientHandler(),
            _ => new Recorder(new SocketsHttpHandler()),
        })
        {
            using var client = Client(connections);
            Assert.That(() => client.Account.Balance(), Throws.TypeOf<HoiioAnswerException>().With.Message.Contains("is a redirect to"));
        }
        Assert.That(elsewhere.Requests, Is.Empty);
    }

    [Test]
    public async Task A_used_handler_that_follows_redirects_is_refused_before_anything_is_sent()
    {
        using var shared = new HttpClientHandler();
        using var other = new HttpClient(shared, disposeHandler: false);
        await other.GetAsync(server.Url);
        using var client = Client(_ => shared);

        Assert.That(() => client.Account.Balance(),
            Throws.InvalidOperationException.With.Message.Contains("Set its AllowAutoRedirect to false"));
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public void Connections_that_return_null_throw()
    {
        using var client = Client(_ => null!);

        Assert.That(() => client.Account.Balance(), Throws.InvalidOperationException.With.Message.StartsWith("Connections returned null."));
    }

    [Test]
    public void Connections_default_to_null()
    {
        using var client = new HoiioClient("app", "token");

        Assert.That(client.Connections, Is.Null);
    }

    HoiioClient Client(Func<SocketsHttpHandler, HttpMessageHandler> connections) =>
        new("app", "token") { ApiEndpoint = server.Url, Connections = connections };

    sealed class Recorder(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        public List<string> Paths { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Paths.Add(request.RequestUri!.AbsolutePath);
            return base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>Hides the handler that it sends with.</summary>
    sealed class OpaqueHandler(HttpMessageHandler inner) : HttpMessageHandler
    {
        readonly HttpMessageInvoker invoker = new(inner);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            invoker.SendAsync(request, cancellationToken);

        protected override void Dispose(bool disposing)
        {
            invoker.Dispose();
            base.Dispose(disposing);
        }
    }
}
