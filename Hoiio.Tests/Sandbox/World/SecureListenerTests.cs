using System.Net;
using System.Net.Http.Json;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using HoiioSdk.Tests.Tool;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.World;

/// <summary>HTTPS listeners: any certificate is accepted on this machine, only a trusted one elsewhere.</summary>
[Category("OneCulture")]
sealed class SecureListenerTests : SandboxTest
{
    // An address of this machine that the sandbox takes for another machine.
    const string Elsewhere = "[::ffff:127.0.0.2]";

    [TestCase("127.0.0.1", "localhost", 1)]
    [TestCase("localhost", "localhost", 1)]
    [TestCase("127.0.0.1", "another.example", 1)]
    [TestCase("localhost", "localhost", -1)]
    public void A_listener_on_this_machine_may_use_any_certificate(string host, string name, int daysLeft)
    {
        using var certificate = Certificate(name, daysLeft);
        using var listener = new SecureListener(IPAddress.Loopback, certificate);
        Do("sms/send", new { dest = FirstPhone, msg = "Hi", notify_url = $"https://{host}:{listener.Port}/notify" });
        Pass(5);
        Assert.That((LastNotification.HttpStatus, LastNotification.Problem), Is.EqualTo((200, (string?)null)));
        Assert.That(listener.Received, Does.StartWith("POST /notify?txn_ref=").And.Contain("X-Hoiio-Signature: "));
    }

    [Test]
    [Platform("Linux")]
    public void A_listener_elsewhere_needs_a_trusted_certificate_for_its_address([Values] bool isTrusted, [Values] bool isForAddress)
    {
        using var certificate = Certificate("localhost", 1, isForAddress ? Elsewhere.Trim('[', ']') : "127.0.0.9");
        using var listener = new SecureListener(IPAddress.Parse("127.0.0.2"), certificate);
        var trusted = Path.GetTempFileName();
        File.WriteAllText(trusted, isTrusted ? certificate.ExportCertificatePem() : "");

        var notification = Notify($"https://{Elsewhere}:{listener.Port}/notify", trusted);

        Assert.That((int?)notification["http_status"], Is.EqualTo(isTrusted && isForAddress ? 200 : (int?)null), $"{notification}");
        Assert.That((string?)notification["problem"], isTrusted && isForAddress ? Is.Null : Does.Contain("certificate is invalid"));
        File.Delete(trusted);
    }

    static JsonNode Notify(string url, string trusted)
    {
        using var process = StandaloneTest.Child(new("env", [$"SSL_CERT_FILE={trusted}", "dotnet", StandaloneTest.Program, "--port=0",
            "--clock=standing", "--quiet", "--allow-remote-notifications"])
        { RedirectStandardOutput = true, RedirectStandardError = true });
        var sandbox = new Uri(StandaloneTest.Endpoint(process));
        using var sent = Http.GetAsync($"{sandbox}sms/send?app_id=sandbox-app&access_token=sandbox-token&dest=%2B6511111111&msg=Hi&"
            + $"notify_url={Uri.EscapeDataString(url)}").Result;
        using var moved = Http.PostAsJsonAsync(new Uri(sandbox, "/sandbox/clock"), new { advance = 10 }).Result;
        return Http.GetFromJsonAsync<JsonNode>(new Uri(sandbox, "/sandbox/notifications")).Result![0]!;
    }

    static X509Certificate2 Certificate(string name, int daysLeft, string address = "127.0.0.9")
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        names.AddIpAddress(IPAddress.Parse(address));
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-2), DateTimeOffset.UtcNow.AddDays(daysLeft));
        // Windows cannot serve a certificate whose key exists only in memory.
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }

    /// <summary>Answers one request after another with 200.</summary>
    sealed class SecureListener : IDisposable
    {
        readonly TcpListener listener;
        readonly Task serving;

        public SecureListener(IPAddress address, X509Certificate2 certificate)
        {
            listener = new(address, 0);
            listener.Start();
            serving = Task.Run(() => ServeAsync(certificate));
        }

        public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

        public string Received { get; private set; } = "";

        public void Dispose()
        {
            listener.Dispose();
            serving.Wait();
        }

        async Task ServeAsync(X509Certificate2 certificate)
        {
            while (true)
            {
                try
                {
                    using var client = await listener.AcceptTcpClientAsync();
                    await using var stream = new SslStream(client.GetStream());
                    await stream.AuthenticateAsServerAsync(certificate);
                    using var reader = new StreamReader(stream);
                    while (await reader.ReadLineAsync() is { Length: > 0 } line)
                        Received += line + "\n";
                    await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
                }
                catch (SocketException)
                {
                    return;
                }
                catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException)
                {
                    // A client that does not trust the certificate disconnects.
                }
            }
        }
    }
}
