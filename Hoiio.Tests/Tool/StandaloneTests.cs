using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using HoiioSdk.Sandbox;
using NUnit.Framework;

namespace HoiioSdk.Tests.Tool;

[Category("OneCulture")]
sealed class StandaloneTests : StandaloneTest
{
    string folder = "";

    [SetUp]
    public void CreateFolder() => folder = Directory.CreateTempSubdirectory("hoiio-sandbox-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [TestCase("--help")]
    [TestCase("-h")]
    public void Help_lists_the_options_and_the_magic_numbers(string option)
    {
        var (exitCode, output, _) = Run(option);
        Assert.That(exitCode, Is.Zero);
        Assert.That(output, Does.Contain("--port <N>").And.Contain("--allow-remote-notifications").And.Contain("compare <OLD> <NEW>")
            .And.Contain("0486: calls, fax busy; SMS delivered").And.Contain("error_X_invalid")
            .And.Contain("\n  dates=fraction          date has a fraction of a second: "));
        Assert.That(output.Split('\n').Select(line => line.TrimEnd().Length), Is.All.AtMost(100));
    }

    [TestCase("--port", "Required argument missing for option: '--port'.")]
    [TestCase("--port 1 --port 2", "Option '--port' expects a single argument but 2 were provided.")]
    [TestCase("--port x", "--port takes a number from 0 to 65535.")]
    [TestCase("--port 65536", "--port takes a number from 0 to 65535.")]
    [TestCase("--app-id --port 1", "--app-id needs a value.")]
    [TestCase("--access-token ", "--access-token needs a value.")]
    [TestCase("--port=", "Required argument missing for option: '--port'.")]
    [TestCase("--port= --quiet", "--port needs a value.")]
    [TestCase("--allow-host ", "--allow-host needs a value.")]
    [TestCase("--now yesterday", "--now takes a time such as 2026-10-01, \"2026-10-01 09:00:00\" (GMT+8) or 2026-10-01T01:00:00Z.")]
    [TestCase("--clock=fast", "--clock takes running or standing.")]
    [TestCase("--readings dates=x", "--readings: The reading dates takes seconds or fraction, not 'x'.")]
    [TestCase("--credit -1", "--credit takes an amount in SGD, such as 50.000.")]
    [TestCase("--credit 0.0001", "--credit: Credit has at most three decimals.")]
    [TestCase("--credit 79228162514264337593543950335", "--credit: Credit cannot be more than a billion.")]
    [TestCase("--now 0001-01-01", "--now takes a time in the year 2 or later.")]
    [TestCase("--now 9999-12-31", "--now takes a time before the year 9900.")]
    [TestCase(
        "--allow-host http://a.example", "--allow-host takes a host name such as sandbox.example, without scheme and port.")]
    [TestCase("--quiet=yes", "Unknown argument yes. See hoiio-sandbox --help.")]
    [TestCase("--journal /nowhere/at/all.jsonl", "The journal cannot be written: Could not find a part of the path "
        + "'/nowhere/at/all.jsonl'.")]
    [TestCase("--prot 1", "Unknown option --prot. Did you mean --port? See hoiio-sandbox --help.")]
    [TestCase("--acces-token=secret", "Unknown option --acces-token. Did you mean --access-token? See hoiio-sandbox --help.")]
    [TestCase("--nothing-like-it", "Unknown option --nothing-like-it. See hoiio-sandbox --help.")]
    [TestCase("journel file", "Unknown argument journel. Did you mean journal? See hoiio-sandbox --help.")]
    public void An_invalid_argument_is_reported_in_one_line(string arguments, string message)
    {
        var (exitCode, output, error) = Run(arguments.Split(' '));
        Assert.That((exitCode, output, error.Trim()), Is.EqualTo((1, "", message)));
    }

    [Test]
    public void A_port_in_use_is_reported_in_one_line()
    {
        using var sandbox = HoiioSandbox.Start();
        var port = new Uri(sandbox.ApiEndpoint).Port;
        var (exitCode, _, error) = Run("--port", $"{port}");
        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(error.Trim(), Does.Match($@"\APort {port} cannot be used.+\z"));
    }

    [Test]
    public void The_default_port_is_4646()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 4646);
        try
        {
            listener.Start();
        }
        catch (SocketException)
        {
            // The port is already in use, which serves the test as well.
        }
        Assert.That(Run("--quiet").Error, Does.StartWith("Port 4646 cannot be used"));
    }

    [Test]
    [Platform("Linux")]
    public void Allow_remote_notifications_notifies_other_machines()
    {
        // This address belongs to this machine, but .NET does not treat this notation of it as a loopback address.
        using var listener = new TcpListener(IPAddress.Parse("127.0.0.2"), 0);
        listener.Start();
        var notifyUrl = $"http://[::ffff:127.0.0.2]:{((IPEndPoint)listener.LocalEndpoint).Port}/notifications";
        Assert.That(new Uri(notifyUrl).IsLoopback, Is.False);
        using var process = Start("--port=0", "--clock=standing", "--quiet", "--allow-remote-notifications");
        var sandbox = new Uri(Endpoint(process));
        using var http = new HttpClient();
        using var sent = http.GetAsync($"{sandbox}sms/send?app_id=sandbox-app&access_token=sandbox-token&dest=%2B6511111111&msg=Hi&"
            + $"notify_url={notifyUrl}").Result;

        _ = http.PostAsJsonAsync(new Uri(sandbox, "/sandbox/clock"), new { advance = 10 });
        Assert.That(listener.Pending, Is.True.After(TimeoutMilliseconds, 20));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void The_sandbox_masks_the_token_in_its_log_and_exits_with_0_on_a_signal([Values("INT", "TERM")] string signal)
    {
        using var process = Start("--port", "0", "--app-id", "mine", "--access-token", "secret-token");
        var endpoint = Endpoint(process);
        while (process.StandardOutput.ReadLine() is { } line && !line.StartsWith("Press Ctrl+C", StringComparison.Ordinal))
        {
        }
        using var http = new HttpClient();
        using var response = http.GetAsync(endpoint + "user/get_balance?app_id=mine&access_token=secret-token").Result;
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));

        using var kill = Process.Start("kill", ["-" + signal, $"{process.Id}"]);
        Assert.That(process.WaitForExit(TimeoutMilliseconds), Is.True);
        var log = process.StandardOutput.ReadToEnd();
        Assert.That(process.ExitCode, Is.Zero, process.StandardError.ReadToEnd);
        Assert.That(log, Does.Contain("GET user/get_balance app_id=mine access_token=***").And.Contain("54.650")
            .And.Not.Contain("secret-token"));
    }

    [Test]
    public void Requests_for_allowed_hosts_are_answered_and_those_for_similar_names_are_refused()
    {
        using var process = Start("--port=0", "--quiet", "--allow-host=sandbox.example", "--allow-host", "desk");
        var status = new Uri(new Uri(Endpoint(process)), "/sandbox/status");
        using var http = new HttpClient();
        HttpStatusCode StatusFor(string host)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, status) { Headers = { Host = host } };
            using var answer = http.Send(request);
            return answer.StatusCode;
        }

        Assert.That(new[] { "sandbox.example", "SANDBOX.Example:4646", "desk" }.Select(StatusFor), Is.All.EqualTo(HttpStatusCode.OK));
        Assert.That(new[] { "my.sandbox.example", "mysandbox.example", "sandbox.example.org", "sandbox", "example", "desk.example" }
            .Select(StatusFor), Is.All.EqualTo(HttpStatusCode.Forbidden));
    }

    [TestCase("https://sandbox.example", 200)]
    [TestCase("HTTPS://SANDBOX.EXAMPLE:8443", 200)]
    [TestCase("http://[fd00::1]:4646", 200)]
    [TestCase("http://localhost", 200)]
    [TestCase("https://xn--bcher-kva.example", 200)]
    [TestCase("https://my.sandbox.example", 403)]
    [TestCase("https://sandbox.example.evil.example", 403)]
    [TestCase("https://sandbox.example@evil.example", 403)]
    [TestCase("http://[fd00::2]", 403)]
    [TestCase("null", 403)]
    public void The_page_behind_a_proxy_can_send_requests_only_from_an_allowed_host(string origin, int httpStatus)
    {
        using var process = Start(
            "--port=0", "--quiet", "--allow-host=sandbox.example", "--allow-host=fd00::1", "--allow-host=bücher.example");
        var clock = new Uri(new Uri(Endpoint(process)), "/sandbox/clock");
        using var http = new HttpClient();
        // Some proxies keep the host, others replace it with that of the sandbox.
        foreach (var host in new[] { "sandbox.example", "[fd00::1]:8443", "xn--bcher-kva.example", clock.Authority })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, clock) { Headers = { Host = host } };
            request.Headers.Add("Origin", origin);
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
            using var answer = http.Send(request);
            Assert.That((int)answer.StatusCode, Is.EqualTo(httpStatus), host);
        }
    }

    [Test]
    [Platform("Linux")]
    public void The_sandbox_runs_without_ICU()
    {
        // The version does not exist, so a program that needs ICU exits immediately.
        using var process = Child(new("env", ["DOTNET_SYSTEM_GLOBALIZATION_APPLOCALICU=99.9", "dotnet", Program, "--port=0", "--quiet"])
        { RedirectStandardOutput = true, RedirectStandardError = true });
        using var http = new HttpClient();
        Assert.That(http.GetStringAsync(Endpoint(process) + "user/get_info").Result, Does.Contain("error_app_id_param_missing"));
    }

    [Test]
    public void The_test_process_supports_all_cultures() =>
        Assert.That(new CultureInfo("th-TH").Calendar, Is.InstanceOf<ThaiBuddhistCalendar>());

    [Test]
    [Platform(Exclude = "Win")]
    public void Options_with_values_after_an_equals_sign_take_effect()
    {
        var file = Path.Combine(folder, "journal.jsonl");
        using var process = Start("--port=0", "--now=2026-03-01 09:30:00", "--clock=standing", "--credit=7.5",
            "--readings=other,tag=empty", $"--journal={file}", "--allow-host=sandbox.example", "--quiet");
        using var http = new HttpClient();
        var endpoint = Endpoint(process);
        var url = endpoint[..^"open/".Length];
        using var request = new HttpRequestMessage(HttpMethod.Get, url + "sandbox/status") { Headers = { Host = "sandbox.example" } };
        using var answer = http.Send(request);
        var status = JsonNode.Parse(answer.Content.ReadAsStringAsync().Result)!;
        var fields = new[] { "now", "clock", "points", "bonus", "balance" }.Select(name => (string)status[name]!);
        Assert.That(fields, Is.EqualTo(["2026-03-01T09:30:00+08:00", "standing", "7.500", "0.000", "7.500"]));
        Assert.That($"{status["readings"]!["dates"]} {status["readings"]!["tag"]}", Is.EqualTo("fraction empty"));

        using var sent = http.GetAsync($"{endpoint}sms/send?app_id=sandbox-app&access_token=sandbox-token&dest=%2B6511111111&msg=Hi&"
            + "notify_url=http://127.0.0.1:1/").Result;
        using var clock = new StringContent("""{"advance": 10}""", Encoding.UTF8, "application/json");
        using var moved = http.PostAsync(url + "sandbox/clock", clock).Result;
        using var kill = Process.Start("kill", [$"{process.Id}"]);
        Assert.That(process.WaitForExit(TimeoutMilliseconds), Is.True);

        Assert.That(process.StandardOutput.ReadToEnd(), Does.Not.Contain("sms/send app_id"), "--quiet");
        var lines = File.ReadAllLines(file).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.That(lines.Select(line => $"{line["type"]} {line["path"] ?? line["url"]}"),
            Is.EqualTo(["start ", "request sms/send", "notification http://127.0.0.1:1/", "act clock"]));
        Assert.That(File.ReadAllText(file), Does.Not.Contain("sandbox-token"));
    }
}
