using HoiioSdk.Tests.Stub;

namespace HoiioSdk.Tests.Sandbox;

/// <summary>A web server that receives notifications and can act on each before it answers.</summary>
sealed class Listener : IDisposable
{
    readonly StubServer server = new();

    public Listener(Action<StubRequest>? onNotification = null, int httpStatus = 200) => server.Reply = notification =>
    {
        onNotification?.Invoke(notification);
        return StubAnswer.Of("", httpStatus);
    };

    public IReadOnlyList<StubRequest> Received => server.Requests;

    public string Url => server.Url + "notify";

    public void Dispose() => server.Dispose();
}
