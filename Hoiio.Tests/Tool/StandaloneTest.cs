using System.Diagnostics;
using HoiioSdk.Sandbox.Tool;
using NUnit.Framework;

namespace HoiioSdk.Tests.Tool;

/// <summary>A test that runs the sandbox as a separate process.</summary>
[Parallelizable]
abstract class StandaloneTest
{
    protected const int TimeoutMilliseconds = 60_000;

    public static string Program => typeof(CommandLine).Assembly.Location;

    // Child processes inherit ignored signals: background jobs of a shell ignore SIGINT, and Python ignores SIGXFSZ.
    protected static string Environment => OperatingSystem.IsLinux() ? "env --default-signal=INT,XFSZ" : "env";

    public static Process Start(params string[] arguments)
    {
        string[] command = [.. Environment.Split(' '), "dotnet", Program, .. arguments];
        return Child(new(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true });
    }

    /// <summary>Starts a process that is killed when it is disposed.</summary>
    public static Process Child(ProcessStartInfo start)
    {
        var child = new ChildProcess { StartInfo = start };
        child.Start();
        return child;
    }

    /// <summary>Runs the sandbox until it exits, and returns its exit code and output.</summary>
    protected static (int ExitCode, string Output, string Error) Run(params string[] arguments)
    {
        using var process = Start(arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        Assert.That(process.WaitForExit(TimeoutMilliseconds), Is.True);
        return (process.ExitCode, output.Result, error.Result);
    }

    /// <summary>Waits until the sandbox has printed its endpoint, and returns it.</summary>
    public static string Endpoint(Process process)
    {
        while (process.StandardOutput.ReadLine() is { } line)
            if (line.StartsWith("Endpoint", StringComparison.Ordinal))
                return line["Endpoint".Length..].Trim();
        throw new InvalidOperationException(process.StandardError.ReadToEnd());
    }

    /// <summary>Sends SIGTERM to a process.</summary>
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
