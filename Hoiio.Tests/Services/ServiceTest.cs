using System.Net.Http.Json;
using HoiioSdk.Sandbox;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NUnit.Framework;

namespace HoiioSdk.Tests.Services;

/// <summary>The service that a test uses.</summary>
public enum Service
{
    /// <summary>The sandbox.</summary>
    Sandbox,

    /// <summary>The live service, or the endpoint in credentials.json.</summary>
    Live,
}

/// <summary>Base of the tests that mirror the Python suite. They run on the sandbox, and with credentials on the live service.</summary>
[TestFixture(Service.Sandbox)]
[TestFixture(Service.Live, Category = "Live")]
abstract class ServiceTest(Service service)
{
    static readonly JObject OnSandbox = new()
    {
        ["allow_charges"] = true,
        ["phone_number_1"] = "+6511111111",
        ["phone_number_2"] = "+6522222222",
        ["mobile_number_1"] = "+6511111111",
        ["mobile_number_2"] = "+16001112222",
        ["hoiio_number"] = "+6500000000",
        ["hoiio_sms_number"] = "+6599999999",
        ["fax_number"] = "+6511111111",
        ["notify_url"] = "http://127.0.0.1:9/myscript",
        ["prefix"] = "65",
        ["short_number"] = "11111111",
    };

    // Shared by all tests, like the live account, so that tests meet what earlier tests leave behind.
    static readonly Lazy<HoiioSandbox> shared = new(() => HoiioSandbox.Start());

    static readonly HttpClient http = new();

    static int reasonsPrinted;

    readonly List<string> placed = [];
    HoiioSandbox? sandbox;
    JObject settings = OnSandbox;

    protected string Phone1 => Setting("phone_number_1");

    protected string Phone2 => Setting("phone_number_2");

    protected string Mobile1 => Setting("mobile_number_1");

    protected string Mobile2 => Setting("mobile_number_2");

    protected string HoiioNumber => Setting("hoiio_number");

    protected string HoiioSmsNumber => Setting("hoiio_sms_number");

    protected string FaxNumber => Setting("fax_number");

    protected string NotifyUrl => Setting("notify_url");

    protected string Prefix => Setting("prefix");

    protected string ShortNumber => Setting("short_number");

    [SetUp]
    public void PointHoiioAtTheService()
    {
        placed.Clear();
        Hoiio.Prefix = "1";
        Hoiio.DebugLevel = 0;
        Hoiio.Timeout = TimeSpan.FromSeconds(60);
        if (service == Service.Sandbox)
        {
            sandbox = shared.Value;
            sandbox.Use();
            return;
        }

        var file = FindUpwards("credentials.json");
        if (file is null)
            IgnoreWithoutCredentials();
        settings = Read(file!);
        Hoiio.Init(Setting("app_id"), Setting("access_token"), (string?)settings["api_endpoint"] ?? "https://secure.hoiio.com/open/");
    }

    [TearDown]
    public void HangUpPlacedCalls() => Assert.Multiple(() =>
    {
        foreach (var txnRef in placed)
            Assert.That(() => (object)Hoiio.Voice.Hangup(txnRef), Throws.Nothing);
    });

    /// <summary>Registers a call, which is hung up at the end of the test: the next test needs the phones.</summary>
    protected dynamic Placed(dynamic res)
    {
        if (res.IsSuccess())
            placed.AddRange(res.Has("txn_refs") ? res.txn_refs : new List<string> { res.txn_ref });
        return res;
    }

    /// <summary>Lets time pass: phones ring, calls last and messages arrive.</summary>
    protected void Later(double seconds)
    {
        var endpoint = new Uri(Hoiio.ApiEndpoint);
        if (sandbox is not null)
            sandbox.Advance(TimeSpan.FromSeconds(seconds));
        else if (endpoint.IsLoopback)
            http.PostAsJsonAsync(new Uri(endpoint, "/sandbox/clock"), new { advance = seconds }).GetAwaiter().GetResult()
                .EnsureSuccessStatusCode();
        else
            Thread.Sleep(TimeSpan.FromSeconds(seconds));
    }

    /// <summary>Ignores a test that costs money, unless charges are allowed.</summary>
    protected void Charged()
    {
        if (settings["allow_charges"]?.Type != JTokenType.Boolean || !(bool)settings["allow_charges"]!)
            Assert.Ignore("""This test rings phones and costs credit: it needs "allow_charges": true in credentials.json.""");
    }

    /// <summary>Asserts success. The failure message shows the status.</summary>
    protected static void Succeeded(dynamic res) => Assert.That(res.status, Is.EqualTo("success_ok"));

    protected static string? FindUpwards(string name)
    {
        for (var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, name)))
                return Path.Combine(folder.FullName, name);
        return null;
    }

    static void IgnoreWithoutCredentials()
    {
        const string Why = "Live tests are skipped: they need credentials.json in the top folder. Copy credentials.sample.json and fill it "
            + "in.";
        // dotnet test prints the name of a skipped test, but not the reason.
        if (Interlocked.Exchange(ref reasonsPrinted, 1) == 0)
            TestContext.Error.WriteLine(Why);
        Assert.Ignore(Why);
    }

    static JObject Read(string file)
    {
        try
        {
            return JObject.Parse(File.ReadAllText(file));
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"credentials.json is not a JSON object: {problem.Message}");
        }
    }

    string Setting(string name)
    {
        var value = settings[name] is JValue scalar ? (string?)scalar ?? "" : "";
        if (value == "" || (value.Contains(' ') && sandbox is null))
            Assert.Ignore($"This test needs \"{name}\" in credentials.json.");
        return value;
    }
}
