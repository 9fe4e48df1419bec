using System.Diagnostics;
using HoiioSdk.Sandbox.Tool;
using NUnit.Framework;

namespace HoiioSdk.Tests.Tool;

/// <summary>A test that runs the sandbox as a program of its own.</summary>
[Parallelizable]
abstract class StandaloneTest
{
    protected const int Patience = 60_000;

    public static string Program => typeof(CommandLine).Assembly.Location;

    public static Process Start(params string[] arguments)
    {
        string[] command = ["dotnet", Program, .. arguments];
        // Tests that run in the background of a shell ignore Ctrl+C, and so does what they start, unless it is told otherwise.
        if (OperatingSystem.IsLinux())
            command = ["env", "--default-signal=INT", .. command];
        return Child(new(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true });
    }

    /// <summary>A process that does not outlive its test.</summary>
    public static Process Child(ProcessStartInfo start)
    {
        var child = new ChildProcess { StartInfo = start };
        child.Start();
        return child;
    }

    /// <summary>Its exit code and what it has said, once it is over.</summary>
    protected static (int ExitCode, string Output, string Error) Run(params string[] arguments)
    {
        using var process = Start(arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        Assert.That(process.WaitForExit(Patience), Is.True);
        return (process.ExitCode, output.Result, error.Result);
    }

    /// <summary>The endpoint, once it says that it answers there.</summary>
    public static string Endpoint(Process process)
    {
        while (process.StandardOutput.ReadLine() is { } line)
            if (line.StartsWith("Endpoint", StringComparison.Ordinal))
                return line["Endpoint".Length..].Trim();
        throw new InvalidOperationException(process.StandardError.ReadToEnd());
    }

    /// <summary>Asks it to end, as a shell does.</summary>
    protected static void Terminate(Process process)
    {
        using var kill = Process.Start("kill", [$"{process.Id}"]);
        kill.WaitForExit();
    }

    sealed class ChildProcess : Process
    {
        protected override void Dispose(bool disposing)
        {
            if (disposing && !HasExited)
                Kill();
            base.Dispose(disposing);
        }
    }
}
