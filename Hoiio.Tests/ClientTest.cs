using HoiioSdk.Tests.Stub;
using NUnit.Framework;

namespace HoiioSdk.Tests;

/// <summary>A test that looks at the wire, on a client of its own that talks to a stub. Its fixture runs beside others.</summary>
[Parallelizable]
abstract class ClientTest
{
    protected const string AccessToken = "T0k3n +/&=é\"İ";

    protected StubServer Server { get; private set; } = null!;

    protected HoiioClient Client { get; private set; } = null!;

    [OneTimeSetUp]
    public void StartTheStub() => Server = new StubServer();

    [SetUp]
    public void PointTheClientAtTheStub()
    {
        Server.Reset();
        Client = new HoiioClient("app-1", AccessToken) { ApiEndpoint = Server.Url };
    }

    [TearDown]
    public void DisposeTheClient() => Client.Dispose();

    [OneTimeTearDown]
    public void StopTheStub() => Server.Dispose();
}
