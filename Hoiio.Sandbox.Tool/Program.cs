using System.CommandLine;
using System.CommandLine.Invocation;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using HoiioSdk.Sandbox;
using HoiioSdk.Sandbox.Control;
using HoiioSdk.Sandbox.Events;
using HoiioSdk.Sandbox.Tool;

const int InvalidUsage = 2;
const int IncompleteJournal = 3;

// A write beyond the maximum size of a file must fail like one to a full disk. The default action of the signal ends the process.
const PosixSignal FileSizeExceeded = (PosixSignal)25;
using var fileSizeExceeded = OperatingSystem.IsWindows() ? null
    : PosixSignalRegistration.Create(FileSizeExceeded, context => context.Cancel = true);

var parsed = CommandLine.Parse(args, RunAsync);
if (parsed.Action is ParseErrorAction)
    return Fail(UsageError.Describe(parsed), parsed.CommandResult.Command is RootCommand ? 1 : InvalidUsage);
// Bounds the shutdown: writing the journal to a pipe without a reader never completes.
return await parsed.InvokeAsync(new() { ProcessTerminationTimeout = TimeSpan.FromSeconds(5) });

static async Task<int> RunAsync(CommandLine options, CancellationToken stop)
{
    ReplayOptions? replay;
    try
    {
        // Read all lines now, because --journal may overwrite the same file.
        replay = options.ReplayFile is { } recorded
            ? new(await File.ReadAllLinesAsync(recorded, stop), options.Until, options.ReplaysAnyway)
            : null;
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
            Log = options.IsQuiet ? null : (name, entry) => log.Add(name.Length > 0 ? $"@{name} {entry}" : entry.ToString()),
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
        log.Add($"Anyone who can reach this machine can use the sandbox: it listens on {(options.Listen == ListenAddress.Any
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
        Press Ctrl+C to stop.
        """);
    if (options.OpensPage)
        Open(sandbox.Url, log);
    await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    sandbox.Dispose();
    return journal?.Problem is { } message ? Fail(message, IncompleteJournal) : 0;
}

static void Open(string url, ConsoleLog log)
{
    try
    {
        using var browser = Process.Start(new ProcessStartInfo(url) { UseShellExecute = true });
    }
    catch (Exception problem) when (problem is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
    {
        log.Add($"Cannot open the browser ({problem.Message}). The page is at {url}");
    }
}

static int Fail(string message, int exitCode = 1)
{
    Console.Error.WriteLine(message);
    return exitCode;
}

/// <summary>Declared here to keep it internal: ASP.NET Core makes it public otherwise.</summary>
sealed partial class Program;
