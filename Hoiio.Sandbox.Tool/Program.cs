using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using HoiioSdk.Sandbox;
using HoiioSdk.Sandbox.Control;
using HoiioSdk.Sandbox.Events;
using HoiioSdk.Sandbox.Tool;
using HoiioSdk.Sandbox.Tool.Comparison;
using HoiioSdk.Sandbox.World;

const int JournalIsIncomplete = 3;

// A journal that is a pipe without a reader holds up whoever writes it.
var grace = TimeSpan.FromSeconds(5);

if (args is ["compare", .. var files])
    return CompareCommand.Run(files, Console.Out, Console.Error);

CommandLine options;
try
{
    options = CommandLine.Parse(args);
}
catch (FormatException problem)
{
    return Fail(problem.Message);
}

if (options.WantsHelp)
{
    Console.WriteLine(CommandLine.Help);
    Console.WriteLine(MagicNumbers.Describe());
    Console.WriteLine($"""

        Readings. The first value of each is the default.
        {Reading.Describe()}
        """);
    return 0;
}

ReplayOptions? replay;
try
{
    // It may be the file that the journal goes to.
    replay = options.ReplayFile is { } recorded ? new(File.ReadAllLines(recorded), options.Until, options.ReplaysAnyway) : null;
}
catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
{
    return Fail($"The journal cannot be replayed: {problem.Message}");
}

JournalWriter? opened;
try
{
    opened = options.JournalFile is { } file ? new(file, Console.Error) : null;
}
catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
{
    return Fail($"The journal cannot be written: {problem.Message}");
}
using var journal = opened;

var stop = new TaskCompletionSource();
void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.TrySetResult();
}
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

using var log = new ConsoleLog();
HoiioSandbox sandbox;
try
{
    sandbox = await HoiioSandbox.StartAsync(new(options.Port, options.AppId, options.AccessToken)
    {
        Start = options.Start,
        Replay = replay,
        Listen = options.Listen,
        AllowedHosts = options.AllowedHosts,
        AllowsRemoteNotifications = options.AllowsRemoteNotifications,
        Journal = journal,
        Log = (name, entry) =>
        {
            if (!options.IsQuiet)
                log.Add(name.Length > 0 ? $"@{name} {entry}" : entry.ToString());
        },
    });
}
catch (Exception problem) when (problem is FormatException or ReplayDifferenceException)
{
    return Fail($"{options.ReplayFile}: {problem.Message}");
}
catch (IOException problem)
{
    return Fail($"Port {options.Port} cannot be used: {problem.Message}");
}

if (!options.Listen.IsLocal)
    log.Add($"Whoever reaches this machine can use the sandbox: it listens at {(options.Listen == ListenAddress.Any
        ? "all addresses" : options.Listen.Addresses[0])}.");
log.Add($"""
    Page          {sandbox.Url}
    Endpoint      {sandbox.ApiEndpoint}
    App ID        {sandbox.AppId}
    Access token  {sandbox.AccessToken}
    Try:
      curl {sandbox.ApiEndpoint}user/get_balance -d app_id={sandbox.AppId} -d access_token={sandbox.AccessToken}
      curl {sandbox.ApiEndpoint}sms/send -d app_id={sandbox.AppId} -d access_token={sandbox.AccessToken} \
        -d dest=%2B6511111111 -d msg=Hello
    Ctrl+C stops it.
    """);
if (options.OpensPage)
    Open(sandbox.Url);
await stop.Task;
await Task.WhenAny(Task.Run(sandbox.Dispose), Task.Delay(grace));
return journal?.Problem is { } missing ? Fail(missing, JournalIsIncomplete) : 0;

void Open(string url)
{
    try
    {
        using var browser = Process.Start(new ProcessStartInfo(url) { UseShellExecute = true });
    }
    catch (Exception problem) when (problem is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
    {
        log.Add($"The browser cannot be opened ({problem.Message}); the page is {url}");
    }
}

static int Fail(string sentence, int exitCode = 1)
{
    Console.Error.WriteLine(sentence);
    return exitCode;
}

/// <summary>Declared here, as ASP.NET Core makes it public otherwise: it is no part of the package.</summary>
sealed partial class Program;
