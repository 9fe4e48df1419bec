using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Desk;

/// <summary>Base class of tests that call the front desk over HTTP, as clients in other languages do.</summary>
abstract class DeskTest : SandboxTest
{
    protected string Url(string path) => $"{Sandbox.Url}sandbox/{path}";

    protected JsonNode Get(string path) => SendAndCheck(HttpMethod.Get, path);

    protected JsonNode Post(string path, string? body = null) => SendAndCheck(HttpMethod.Post, path, body);

    protected JsonNode Put(string path, string? body = null) => SendAndCheck(HttpMethod.Put, path, body);

    protected JsonNode Delete(string path) => SendAndCheck(HttpMethod.Delete, path);

    /// <summary>Sends a request that must be refused, and returns the status code and the error message.</summary>
    protected (int Code, string Message) Problem(HttpMethod verb, string path, string? body = null)
    {
        using var answer = Send(verb, path, body);
        var json = Answer(answer);
        Assert.That(json.AsObject(), Has.Count.EqualTo(1));
        return ((int)answer.StatusCode, (string)json["error"]!);
    }

    protected int Code(HttpMethod verb, string path, string? body = null) => Problem(verb, path, body).Code;

    protected HttpResponseMessage Send(HttpMethod verb, string path, string? body = null, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(verb, Url(path));
        if (body is not null)
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body))
            { Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) } };
        return Http.SendAsync(request).Result;
    }

    protected static IEnumerable<string> All(JsonNode list, string field) =>
        list.AsArray().Select(item => item![field]?.ToString() ?? "null");

    JsonNode SendAndCheck(HttpMethod verb, string path, string? body = null)
    {
        using var answer = Send(verb, path, body);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK).Or.EqualTo(HttpStatusCode.Created),
            answer.Content.ReadAsStringAsync().Result);
        Assert.That(answer.Content.Headers.ContentType?.ToString(), Is.EqualTo("application/json"));
        return Answer(answer);
    }
}
