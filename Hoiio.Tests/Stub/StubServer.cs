using System.Collections.Concurrent;
using System.Net;
using System.Text;
using WireMock;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Types;
using WireMock.Util;

namespace HoiioSdk.Tests.Stub;

/// <summary>A request as received.</summary>
sealed record StubRequest(string Method, string PathAndQuery, IReadOnlyDictionary<string, string> Headers, string Body)
{
    readonly Lazy<IReadOnlyDictionary<string, string>> form = new(() => Body.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2).Select(part => WebUtility.UrlDecode(part)!).ToArray())
        .ToDictionary(pair => pair[0], pair => pair[1]));

    public string this[string parameter] => Form.GetValueOrDefault(parameter, "");

    public IReadOnlyDictionary<string, string> Form => form.Value;
}

/// <summary>The answer of the stub to every request.</summary>
sealed record StubAnswer(byte[] Body, int StatusCode, string ContentType, string? Location)
{
    public static StubAnswer Of(string body, int statusCode = 200, string contentType = "application/json", string? location = null) =>
        new(Encoding.UTF8.GetBytes(body), statusCode, contentType, location);
}

/// <summary>Sends the answer that the test sets, and records each request before it answers.</summary>
sealed class StubServer : IDisposable
{
    // Reading pages without end must fail.
    const int MaxRequests = 10_000;

    // Without an address WireMock.Net listens on every interface of the machine.
    readonly WireMockServer server = WireMockServer.Start("http://127.0.0.1:0");

    // WireMock.Net logs a request only after sending the answer, which is too late for the test.
    readonly ConcurrentQueue<StubRequest> requests = [];

    public StubServer()
    {
        Reset();
        server.Given(WireMock.RequestBuilders.Request.Create().UsingAnyMethod()).RespondWith(Response.Create().WithCallback(Handle));
    }

    public string Url => server.Url + "/open/";

    public Func<StubRequest, StubAnswer> Reply { get; set; } = null!;

    public StubAnswer Answer
    {
        set => Reply = _ => value;
    }

    public IReadOnlyList<StubRequest> Requests => [.. requests];

    public StubRequest Request => Requests.Single();

    public void Reset()
    {
        requests.Clear();
        Answer = StubAnswer.Of("""{"status":"success_ok"}""");
    }

    public void Dispose() => server.Dispose();

    ResponseMessage Handle(IRequestMessage message)
    {
        var request = new StubRequest(
            message.Method,
            new Uri(message.AbsoluteUrl).PathAndQuery,
            message.Headers!.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            message.Body ?? Encoding.UTF8.GetString(message.BodyAsBytes ?? []));
        requests.Enqueue(request);
        var answer = requests.Count <= MaxRequests ? Reply(request) : StubAnswer.Of("Too many requests for a test.", 500, "text/plain");
        var response = new ResponseMessage
        {
            StatusCode = answer.StatusCode,
            BodyData = new BodyData { DetectedBodyType = BodyType.Bytes, BodyAsBytes = answer.Body },
        };
        response.AddHeader("Content-Type", answer.ContentType);
        if (answer.Location is not null)
            response.AddHeader("Location", answer.Location);
        return response;
    }
}
