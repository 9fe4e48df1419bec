using System.Diagnostics;
using System.Net;
using HoiioSdk.Sandbox;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox;

[TestFixture]
sealed class StandaloneTests
{
    const int Patience = 60_000;

    [TestCase("--help")]
    [TestCase("-h")]
    public void Help_lists_the_options_and_the_magic_numbers(string option)
    {
        var (exitCode, output, _) = Run(option);
        Assert.That(exitCode, Is.Zero);
        Assert.That(output, Does.Contain("--port").And.Contain("--allow-remote-notifications").And.Contain("0486: calls busy").And.Contain("error_X_invalid"));
    }

    [TestCase("--port", "--port needs a value.")]
    [TestCase("--port x", "--port takes a number from 0 to 65535.")]
    [TestCase("--port 65536", "--port takes a number from 0 to 65535.")]
    [TestCase("--app-id --port 1", "--app-id needs a value.")]
    [TestCase("--access-token ", "--access-token needs a value.")]
    [TestCase("--prot 1", "Unknown option --prot; --help lists the options.")]
    public void A_bad_option_is_told_in_one_line(string arguments, string message)
    {
        var (exitCode, output, error) = Run(arguments.Split(' '));
        Assert.That((exitCode, output, error.Trim()), Is.EqualTo((1, "", message)));
    }

    [Test]
    public void A_taken_port_is_told_in_one_line()
    {
        using var sandbox = HoiioSandbox.Start();
        var port = new Uri(sandbox.ApiEndpoint).Port;
        var (exitCode, _, error) = Run("--port", $"{port}");
        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(error.Trim(), Does.Match($@"\APort {port} cannot be used.+\z"));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void It_answers_logs_without_the_token_and_stops_when_told_to([Values("INT", "TERM")] string signal)
    {
        using var process = Start("--port", "0", "--app-id", "mine", "--access-token", "secret-token");
        string endpoint = "";
        while (endpoint.Length == 0 && process.StandardOutput.ReadLine() is { } line)
            endpoint = line.StartsWith("Endpoint", StringComparison.Ordinal) ? line["Endpoint".Length..].Trim() : "";
        while (process.StandardOutput.ReadLine() is { } line && !line.StartsWith("Ctrl+C", StringComparison.Ordinal))
        {
        }
        using var http = new HttpClient();
        using var response = http.GetAsync(endpoint + "user/get_balance?app_id=mine&access_token=secret-token").Result;
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));

        using var kill = Process.Start("kill", ["-" + signal, $"{process.Id}"]);
        Assert.That(process.WaitForExit(Patience), Is.True);
        var log = process.StandardOutput.ReadToEnd();
        Assert.That(process.ExitCode, Is.Zero, process.StandardError.ReadToEnd);
        Assert.That(log, Does.Contain("GET user/get_balance app_id=mine access_token=***").And.Contain("54.650").And.Not.Contain("secret-token"));
    }

    static (int ExitCode, string Output, string Error) Run(params string[] arguments)
    {
        using var process = Start(arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        Assert.That(process.WaitForExit(Patience), Is.True);
        return (process.ExitCode, output, error.Result);
    }

    static Process Start(params string[] arguments)
    {
        string[] command = ["dotnet", typeof(HoiioSandbox).Assembly.Location, .. arguments];
        // Tests that run in the background of a shell ignore Ctrl+C, and so does what they start, unless it is told otherwise.
        if (OperatingSystem.IsLinux())
            command = ["env", "--default-signal=INT", .. command];
        return Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }
}
