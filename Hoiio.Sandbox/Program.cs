using System.Runtime.InteropServices;
using HoiioSdk.Sandbox;

CommandLine options;
try
{
    options = CommandLine.Parse(args);
}
catch (FormatException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 1;
}

if (options.WantsHelp)
{
    Console.WriteLine(CommandLine.Help);
    Console.WriteLine(MagicNumbers.Describe());
    return 0;
}

var stop = new TaskCompletionSource();
void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.TrySetResult();
}
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

try
{
    await using var sandbox = await HoiioSandbox.StartAsync(new(options.Port, options.AppId, options.AccessToken)
    {
        IsClockRunning = true,
        AllowsRemoteNotifications = options.AllowsRemoteNotifications,
        Log = Console.WriteLine,
    });
    Console.WriteLine($"""
        Endpoint      {sandbox.ApiEndpoint}
        App ID        {sandbox.AppId}
        Access token  {sandbox.AccessToken}
        Try:
          curl {sandbox.ApiEndpoint}user/get_balance -d app_id={sandbox.AppId} -d access_token={sandbox.AccessToken}
          curl {sandbox.ApiEndpoint}sms/send -d app_id={sandbox.AppId} -d access_token={sandbox.AccessToken} -d dest=%2B6511111111 -d msg=Hello
        Ctrl+C stops it.
        """);
    await stop.Task;
    return 0;
}
catch (IOException problem)
{
    Console.Error.WriteLine($"Port {options.Port} cannot be used: {problem.Message}");
    return 1;
}
