using HoiioSdk.Tests.Stub;

namespace HoiioSdk.Tests.Sandbox;

/// <summary>A web server that receives notifications, and may act on each before it answers.</summary>
sealed class Listener : IDisposable
{
    readonly StubServer server = new();

    public Listener(Action<StubRequest>? react = null, int httpStatus = 200) => server.Reply = notification =>
    {
        react?.Invoke(notification);
        return StubAnswer.Of("", httpStatus);
    };

    public IReadOnlyList<StubRequest> Heard => server.Requests;

    public string Url => server.Url + "heard";

    public void Dispose() => server.Dispose();
}
