using HoiioSdk.Tests.Stub;
using NUnit.Framework;

namespace HoiioSdk.Tests;

/// <summary>Base of tests that check requests with their own client and stub. The fixture runs in parallel with others.</summary>
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
