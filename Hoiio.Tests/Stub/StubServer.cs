using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace HoiioSdk.Tests.Stub;

/// <summary>A request as it came over the wire.</summary>
sealed record StubRequest(string Method, string PathAndQuery, IReadOnlyDictionary<string, string> Headers, string Body)
{
    readonly Lazy<IReadOnlyDictionary<string, string>> form = new(() => Body.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2).Select(part => WebUtility.UrlDecode(part)!).ToArray())
        .ToDictionary(pair => pair[0], pair => pair[1]));

    public string this[string parameter] => Form.GetValueOrDefault(parameter, "");

    public IReadOnlyDictionary<string, string> Form => form.Value;
}

/// <summary>What the stub answers to every request.</summary>
sealed record StubAnswer(byte[] Body, int StatusCode, string ContentType, string? Location)
{
    public static StubAnswer Of(string body, int statusCode = 200, string contentType = "application/json", string? location = null) =>
        new(Encoding.UTF8.GetBytes(body), statusCode, contentType, location);
}

/// <summary>
/// Answers every request with what the test has laid down, and keeps the requests. WireMock.Net serves it where it can
/// be restored, else Kestrel: the project file finds out which.
/// </summary>
sealed partial class StubServer : IDisposable
{
    // A walk that does not end is to fail.
    const int MostRequests = 10_000;

    readonly ConcurrentQueue<StubRequest> requests = [];

    public Func<StubRequest, StubAnswer> Reply { get; set; } = _ => StubAnswer.Of("""{"status":"success_ok"}""");

    public StubAnswer Answer
    {
        set => Reply = _ => value;
    }

    public IReadOnlyList<StubRequest> Requests => [.. requests];

    public StubRequest Request => Requests.Single();

    StubAnswer Receive(StubRequest request)
    {
        requests.Enqueue(request);
        return requests.Count <= MostRequests ? Reply(request) : StubAnswer.Of("Too many requests for a test.", 500, "text/plain");
    }
}
