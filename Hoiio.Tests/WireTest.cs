using HoiioSdk.Tests.Stub;
using NUnit.Framework;

namespace HoiioSdk.Tests;

/// <summary>Base of tests that check requests: <see cref="Hoiio"/> sends them to a stub.</summary>
abstract class WireTest
{
    protected const string AppId = "app-1";
    protected const string AccessToken = "T0k3n +/&=é\"İ";

    protected StubServer Server { get; private set; } = null!;

    [OneTimeSetUp]
    public void StartTheStub() => Server = new StubServer();

    [SetUp]
    public void PointHoiioAtTheStub()
    {
        Server.Reset();
        Hoiio.ApiEndpoint = Server.Url;
        Hoiio.Init(AppId, AccessToken);
        Hoiio.Prefix = "1";
        Hoiio.DebugLevel = 0;
        Hoiio.Timeout = TimeSpan.FromSeconds(60);
    }

    [OneTimeTearDown]
    public void StopTheStub() => Server.Dispose();

    /// <summary>Sets the fields of all later answers, and makes a call.</summary>
    protected dynamic Answered(string fields, Func<dynamic>? call = null)
    {
        Server.Answer = StubAnswer.Of(fields);
        return (call ?? (() => Hoiio.Voice.Status("AA-C-1")))();
    }
}
