#!/usr/bin/env dotnet
#:project ../Hoiio.Sandbox
#:property PublishAot=false
#:property NoWarn=CA1305

// Runs mixed traffic on a sandbox, and shows what the sandbox keeps in memory. Everything but the transactions is bounded, so memory use
// levels off.
//   dotnet run samples/soak.cs                           a few seconds
//   dotnet run samples/soak.cs -c Release -- --minutes 10
// The listener closes each connection after its answer without announcing it, like Python's http.server. No notification may be lost.

using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using HoiioSdk.Sandbox;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int Clients = 4, Lines = 12;
var length = args is ["--minutes", var minutes] ? TimeSpan.FromMinutes(double.Parse(minutes)) : TimeSpan.FromSeconds(6);

using var sandbox = HoiioSandbox.Start();
using var http = new HttpClient { BaseAddress = new(sandbox.Url) };
using var stopping = new CancellationTokenSource();
var (requests, expected, heard, events, failures) = (0L, 0L, 0L, 0L, 0L);
var listener = new TcpListener(IPAddress.Loopback, 0);
listener.Start(512);
var notifyUrl = $"http://{listener.LocalEndpoint}/heard";
var helpers = new[] { Task.Run(Listen), Task.Run(Watch), Task.Run(WaitForRequests) };

var clock = Stopwatch.StartNew();
var memory = new List<double>();
Console.WriteLine("     s    requests  notified      events  transactions  heap MB  process MB");
var clients = Enumerable.Range(0, Clients).Select(_ => Task.Run(Play)).ToArray();
for (var line = 1; line <= Lines; line++)
{
    var wait = length * line / Lines - clock.Elapsed;
    if (wait > TimeSpan.Zero)
        await Task.Delay(wait);
    memory.Add(GC.GetTotalMemory(forceFullCollection: true) / 1e6);
    var transactions = sandbox.Ledger().Count;
    Console.WriteLine($"{clock.Elapsed.TotalSeconds,6:0}{Interlocked.Read(ref requests),12}{Interlocked.Read(ref heard),10}"
        + $"{Interlocked.Read(ref events),12}{transactions,14}"
        + $"{memory[^1],9:0.0}{Environment.WorkingSet / 1e6,12:0}");
}
await stopping.CancelAsync();
await Task.WhenAll(clients);
sandbox.Advance(TimeSpan.FromHours(1));
await Task.WhenAll(helpers);
listener.Stop();

Console.WriteLine($"{expected} notifications expected, {heard} heard, {failures} answers were no success. From half time on the heap grew "
    + $"by {memory[^1] - memory[Lines / 2]:0.0} MB.");
return heard == expected && failures == 0 ? 0 : 1;

// One round does what a test suite does, mostly reading.
async Task Play()
{
    while (!stopping.IsCancellationRequested)
    {
        sandbox.SetCredit(1000);
        await Ask("sms/send", ("dest", "+6511111111"), ("msg", "Hello"), ("notify_url", notifyUrl));
        Interlocked.Increment(ref expected);
        var call = await Ask("voice/call", ("dest1", "+6511111111"), ("dest2", "+6522222222"), ("tag", new string('t', 256)));
        await Ask("fax/send", ("dest", "+6511111111"), (
            "file", Convert.ToBase64String(Encoding.ASCII.GetBytes("%PDF-1.4\n" + new string('x', 50_000)))));
        for (var page = 0; page < 10; page++)
        {
            await Ask("voice/get_history");
            await Ask("sms/get_history");
        }
        await Ask("user/get_info", [.. Enumerable.Range(0, 1000).Select(i => ($"field{i}", "value"))]);
        await http.GetByteArrayAsync("sandbox/calls");
        await http.GetByteArrayAsync("sandbox/status");
        using var advance = new StringContent("""{"advance": 300}""", Encoding.UTF8, "application/json");
        using var moved = await http.PostAsync("sandbox/clock", advance);
    }
}

async Task<string> Ask(string path, params (string Name, string Value)[] parameters)
{
    using var form = new FormUrlEncodedContent(
        parameters.Append(("app_id", sandbox.AppId)).Append(("access_token", sandbox.AccessToken))
            .Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2)));
    using var answer = await http.PostAsync("open/" + path, form);
    var text = await answer.Content.ReadAsStringAsync();
    Interlocked.Increment(ref requests);
    if (!text.Contains("success_ok", StringComparison.Ordinal))
    {
        Interlocked.Increment(ref failures);
        Console.WriteLine($"{path}: {text}");
    }
    return text;
}

async Task Listen()
{
    while (true)
    {
        using var client = await Accept();
        if (client is null)
            return;
        var (stream, buffer) = (client.GetStream(), new byte[65536]);
        var read = 0;
        // The body arrives with the blank line or after it.
        while (!IsWhole(Encoding.ASCII.GetString(buffer, 0, read)))
            read += await stream.ReadAsync(buffer.AsMemory(read));
        Interlocked.Increment(ref heard);
        await stream.WriteAsync("HTTP/1.0 200 OK\r\n\r\n"u8.ToArray());
    }
}

async Task<TcpClient?> Accept()
{
    try
    {
        return await listener.AcceptTcpClientAsync(stopping.Token);
    }
    catch (OperationCanceledException)
    {
        // Wait briefly for notifications that are still on their way.
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            return await listener.AcceptTcpClientAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}

static bool IsWhole(string request)
{
    var end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
    var at = request.IndexOf("Content-Length: ", StringComparison.OrdinalIgnoreCase);
    return end >= 0 && request.Length - end - 4 >= int.Parse(
        request.AsSpan(at + 16, request.IndexOf("\r\n", at, StringComparison.Ordinal) - at - 16));
}

// An open page of the sandbox.
async Task Watch()
{
    try
    {
        using var reader = new StreamReader(await http.GetStreamAsync("sandbox/events", stopping.Token));
        while (await reader.ReadLineAsync(stopping.Token) is { } line)
            if (line.StartsWith("id:", StringComparison.Ordinal))
                Interlocked.Increment(ref events);
    }
    catch (OperationCanceledException)
    {
    }
}

// A test that polls.
async Task WaitForRequests()
{
    try
    {
        while (true)
        {
            var last = sandbox.Status.LastEvent;
            await http.GetByteArrayAsync($"sandbox/requests?after={last}&wait=1&limit=5", stopping.Token);
        }
    }
    catch (OperationCanceledException)
    {
    }
}
