using System.Text.Json;
using System.Text.Json.Nodes;
using HoiioSdk.Sandbox;
using HoiioSdk.Tests.Sandbox.Description;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox;

/// <summary>
/// Base class of tests with a sandbox each, called over plain HTTP so that they can send anything. Fixtures run in parallel. Those that
/// use state of the process (the static <see cref="Hoiio"/>, memory measurements) are marked NonParallelizable.
/// </summary>
[Parallelizable]
abstract class SandboxTest
{
    protected const string FirstPhone = "+6511111111";
    protected const string SecondPhone = "+6522222222";
    protected const string VoiceNumber = "+6500000000";
    protected const string SmsNumber = "+6599999999";

    // Nothing listens there. Sandbox.Notifications still has what was sent.
    protected const string Nowhere = "http://127.0.0.1:1/notify";

    protected static HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    protected HoiioSandbox Sandbox { get; private set; } = null!;

    protected Notification LastNotification => Sandbox.Notifications[^1];

    [SetUp]
    public void StartSandbox() => Sandbox = HoiioSandbox.Start();

    [TearDown]
    public void StopSandbox()
    {
        Sandbox.Dispose();
        // Every error code that occurs in a test must be listed in openapi.json.
        foreach (var entry in Sandbox.Journal.Entries.Where(entry => entry is { Fault: null, Status: not (null or "success_ok") }))
            if (ApiDescription.Instance.Errors.TryGetValue(entry.Path, out var described))
                Assert.That(described, Does.Contain(entry.Status), entry.ToString);
    }

    /// <summary>Posts the credentials and the properties of an object as a form, and returns the answer as JSON.</summary>
    protected JsonNode Request(string path, object? parameters = null)
    {
        using var form = new FormUrlEncodedContent(Form(parameters));
        return Answer(Http.PostAsync(Sandbox.ApiEndpoint + path, form).Result);
    }

    /// <summary>Like <see cref="Request"/>, but asserts that the request succeeds.</summary>
    protected JsonNode Do(string path, object? parameters = null)
    {
        var answer = Request(path, parameters);
        Assert.That(Status(answer), Is.EqualTo("success_ok"), Sandbox.Journal.ToString);
        return answer;
    }

    protected string StatusOf(string path, object? parameters = null) => Status(Request(path, parameters));

    protected string[] Balance() => Texts(Do("user/get_balance"), "balance", "points", "bonus");

    protected static JsonNode Answer(HttpResponseMessage response) => JsonNode.Parse(response.Content.ReadAsStringAsync().Result)!;

    protected static string Status(JsonNode answer) => Text(answer, "status");

    protected static string Text(JsonNode answer, string field) => (string)answer[field]!;

    protected static string[] Texts(JsonNode answer, params string[] fields) => [.. fields.Select(field => Text(answer, field))];

    /// <summary>Returns the values of fields of the last notification.</summary>
    protected string[] LastFields(params string[] fields) => [.. fields.Select(field => LastNotification.Fields[field])];

    protected static int Count(JsonNode answer) => answer["entries"]!.AsArray().Count;

    protected Dictionary<string, string> Form(object? parameters)
    {
        var form = new Dictionary<string, string> { ["app_id"] = Sandbox.AppId, ["access_token"] = Sandbox.AccessToken };
        foreach (var (name, value) in JsonSerializer.SerializeToNode(parameters)?.AsObject() ?? [])
            form[name] = value?.ToString() ?? "";
        return form;
    }

    protected void Pass(int seconds) => Sandbox.Advance(TimeSpan.FromSeconds(seconds));

    protected void AssertLedgerAddsUp()
    {
        var balance = 0m;
        foreach (var line in Sandbox.Ledger())
        {
            balance += line.Amount;
            Assert.That((line.Balance, line.Points + line.Bonus), Is.EqualTo((balance, balance)), $"{line}");
            Assert.That(Math.Min(line.Points, line.Bonus), Is.Not.Negative, $"{line}");
        }
    }
}
