#!/usr/bin/env dotnet
#:project ../Hoiio
#:property PublishAot=false
#:property NoWarn=CA1305

// Measures a call with this library against the same call written with RestSharp and with HttpClient.
//   dotnet run samples/benchmark.cs -c Release             a few seconds: enough for the exact allocations
//   dotnet run samples/benchmark.cs -c Release -- --full   minutes: more rounds, cold starts, many blocked threads, and a script that is
//                                                          run often, compared with Python (python3 with requests)
// Times are medians of interleaved rounds. The server is a separate process, so that its work is not counted.

using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text;
using HoiioSdk;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using RestSharp;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const string Answer = """{"status":"success_ok","txn_ref":"AA-C-141147"}""";
const string Phone = "+6511111111", OtherPhone = "+6522222222";
string[] rivals = ["Hoiio", "RestSharp", "HttpClient"];

switch (args)
{
    case ["serve"]:
        await Serve();
        return;
    case ["script", var rival, var url]:
        Console.WriteLine(Blocking(rival, url)());
        Console.WriteLine(Environment.CpuUsage.TotalTime.TotalMilliseconds);
        return;
    case ["workers", var rival, var url, var count]:
        var call = Blocking(rival, url);
        var begin = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, int.Parse(count)).Select(_ => Task.Run(call)));
        Console.WriteLine(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        return;
}

var full = args is ["--full"];
var (rounds, calls) = full ? (15, 2000) : (5, 200);
using var server = Start("serve");
var endpoint = server.StandardOutput.ReadLine()!;
var file = Path.GetTempFileName();
try
{
    Compare();
}
finally
{
    server.Kill();
    File.Delete(file);
}

void Compare()
{
    if (typeof(Hoiio).Assembly.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true })
        Console.WriteLine("This is a Debug build: its times say nothing. Add -c Release.");
    Head(rivals);

    var awaited = rivals.Select(rival => Awaited(rival, endpoint)).ToArray();
    var blocking = rivals.Select(rival => Blocking(rival, endpoint)).ToArray();
    Print("A call, awaited: KB allocated", "0.00", i => Cost(calls, () => awaited[i]().GetAwaiter().GetResult()).Bytes / 1024);
    Print("A call, awaited: CPU, us", "0", i => Cost(calls, () => awaited[i]().GetAwaiter().GetResult()).Cpu * 1000);
    Print("A call, blocking: KB allocated", "0.00", i => Cost(calls, () => blocking[i]()).Bytes / 1024);
    Print("A call, blocking: CPU, us", "0", i => Cost(calls, () => blocking[i]()).Cpu * 1000);

    var bytes = new byte[2_000_000];
    new Random(1).NextBytes(bytes);
    File.WriteAllBytes(file, bytes);
    var fax = rivals.Select(rival => Fax(rival, endpoint, file)).ToArray();
    Print("A fax of 2 MB: bytes allocated per byte", "0.00", i => Cost(3, fax[i]).Bytes / bytes.Length);

    Print("A script of one call, cold: CPU, ms", "0", i => Child("script", rivals[i], endpoint), full ? 11 : 1);
    Print("64 workers that wait, cold: ms until all are done", "0", i => Wait(i, 64), full ? 3 : 1);
    Print("1000 workers that wait, cold: ms", "0", i => full && i == 0 ? Wait(i, 1000) : double.NaN, 1);

    // A notification is read like an answer.
    var page = Page(100);
    Action[] reading = [() => ReadPage(Hoiio.Notification(page)), () => ReadJson(JObject.Parse(page)), () => Skim(page)];
    Head("Hoiio", "JObject", "bare reader");
    Print("A page of 100 entries: us", "0", i => Cost(calls, reading[i]).Elapsed * 1000);
    Print("A page of 100 entries: KB allocated", "0", i => Cost(calls, reading[i]).Bytes / 1024);
    if (full)
        CompareScripts();
}

// The time from the command to the end of the process. A dash stands for what cannot be built here.
void CompareScripts()
{
    var library = Path.GetFullPath("../Hoiio", (string)AppContext.GetData("EntryPointFileDirectoryPath")!);
    var folder = Directory.CreateTempSubdirectory("hoiio-").FullName;
    try
    {
        Time("dotnet", "pack", library, "-o", folder);
        var python = Path.Combine(folder, "script.py");
        File.WriteAllText(python, $"""
            import requests
            print(requests.post('{endpoint}voice/call', {JsonConvert.SerializeObject(CallForm())}).json()['txn_ref'])
            """);
        Head("dotnet run", "published", "Python");
        var version = typeof(Hoiio).Assembly.GetName().Version!.ToString(3);
        foreach (var (kind, reference) in new[] { ("project", library), ("package", $"Hoiio@{version}") })
        {
            var (script, published) = (Path.Combine(folder, $"{kind}.cs"), Path.Combine(folder, "published"));
            File.WriteAllText(script, Script($"#:{kind} {reference}", folder));
            Time("dotnet", "publish", script, "--ucr", "--self-contained", "false", "-p:PublishReadyToRun=true", "-o", published);
            string[][] commands = [["dotnet", "run", script], [Path.Combine(published, kind)], ["python3", python]];
            Print($"A script of one call, with #:{kind}: ms", "0", i => Time(commands[i]));
        }
    }
    finally
    {
        Directory.Delete(folder, recursive: true);
    }
}

string Script(string reference, string folder) => $"""
    {reference}
    #:property PublishAot=false
    #:property RestoreAdditionalProjectSources={folder}
    #:property RestorePackagesPath={Path.Combine(folder, "packages")}
    #:property RestoreFallbackFolders={Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages")}
    HoiioSdk.Hoiio.ApiEndpoint = "{endpoint}";
    HoiioSdk.Hoiio.Init("app", "token");
    Console.WriteLine(HoiioSdk.Hoiio.Voice.Call("{Phone}", "{OtherPhone}").txn_ref);
    """;

static double Time(params string[] command)
{
    var begin = Stopwatch.GetTimestamp();
    try
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? Stopwatch.GetElapsedTime(begin).TotalMilliseconds : double.NaN;
    }
    catch (Win32Exception)
    {
        return double.NaN;
    }
}

double Wait(int i, int workers) => full || i == 0 ? Child("workers", rivals[i], endpoint + "slow/", $"{workers}") : double.NaN;

void Head(params string[] columns) =>
    Console.WriteLine($"{"",-50}{string.Concat(columns.Select(column => $"{column,12}"))}   of {columns[1]}");

void Print(string what, string format, Func<int, double> measure, int? times = null)
{
    var figures = Alternate(times ?? rounds, measure);
    string Cell(double figure, string format) => double.IsNaN(figure) ? "-" : figure.ToString(format);
    var cells = string.Concat(figures.Select(figure => $"{Cell(figure, format),12}"));
    Console.WriteLine($"{what,-50}{cells}{Cell(figures[0] / figures[1], "0.00"),8}");
}

// An uncounted round comes first, as a warm-up.
static double[] Alternate(int rounds, Func<int, double> measure)
{
    var figures = new List<double>[] { [], [], [] };
    for (var round = rounds > 1 ? -1 : 0; round < rounds; round++)
        for (var i = 0; i < 3; i++)
            if (measure(i) is var figure && round >= 0)
                figures[i].Add(figure);
    return [.. figures.Select(each => each.Order().ElementAt(each.Count / 2))];
}

// Per call, in milliseconds; the CPU time is that of all threads.
static (double Bytes, double Cpu, double Elapsed) Cost(int calls, Action call)
{
    var (bytes, cpu, begin) = (GC.GetTotalAllocatedBytes(true), Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
    for (var i = 0; i < calls; i++)
        call();
    var (elapsed, used) = (Stopwatch.GetElapsedTime(begin), Environment.CpuUsage.TotalTime - cpu);
    return ((double)(GC.GetTotalAllocatedBytes(true) - bytes) / calls, used.TotalMilliseconds / calls, elapsed.TotalMilliseconds / calls);
}

static Func<Task<string>> Awaited(string rival, string endpoint)
{
    switch (rival)
    {
        case "Hoiio":
            Use(endpoint);
            return async () => (await Hoiio.Voice.CallAsync(Phone, OtherPhone)).txn_ref;
        case "RestSharp":
            var client = new RestClient(endpoint);
            return async () =>
            {
                var response = await client.ExecuteAsync(Request("voice/call", CallForm()));
                return (string)JObject.Parse(response.Content!)["txn_ref"]!;
            };
        default:
            var http = new HttpClient { BaseAddress = new Uri(endpoint) };
            return async () =>
            {
                using var response = await http.PostAsync("voice/call", new FormUrlEncodedContent(CallForm()));
                return (string)JObject.Parse(await response.Content.ReadAsStringAsync())["txn_ref"]!;
            };
    }
}

static Func<string> Blocking(string rival, string endpoint)
{
    switch (rival)
    {
        case "Hoiio":
            Use(endpoint);
            return () => Hoiio.Voice.Call(Phone, OtherPhone).txn_ref;
        case "RestSharp":
            var client = new RestClient(endpoint);
            return () => (string)JObject.Parse(client.Execute(Request("voice/call", CallForm())).Content!)["txn_ref"]!;
        default:
            var http = new HttpClient { BaseAddress = new Uri(endpoint) };
            return () => (string)JObject.Parse(Send(http, "voice/call", CallForm()))["txn_ref"]!;
    }
}

static Action Fax(string rival, string endpoint, string file)
{
    Dictionary<string, string> Form() => new(CallForm()) { ["file"] = Convert.ToBase64String(File.ReadAllBytes(file)) };
    switch (rival)
    {
        case "Hoiio":
            return () => Hoiio.Fax.Send(Phone, file);
        case "RestSharp":
            var client = new RestClient(endpoint);
            return () => client.Execute(Request("fax/send", Form()));
        default:
            var http = new HttpClient { BaseAddress = new Uri(endpoint) };
            return () => Send(http, "fax/send", Form());
    }
}

static void Use(string endpoint)
{
    Hoiio.ApiEndpoint = endpoint;
    Hoiio.Init("app", "token");
}

static Dictionary<string, string> CallForm() =>
    new() { ["dest1"] = Phone, ["dest2"] = OtherPhone, ["app_id"] = "app", ["access_token"] = "token" };

static RestRequest Request(string path, Dictionary<string, string> form)
{
    var request = new RestRequest(path, Method.Post);
    foreach (var (name, value) in form)
        request.AddParameter(name, value);
    return request;
}

static string Send(HttpClient http, string path, Dictionary<string, string> form)
{
    using var response = http.Send(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(form) });
    return new StreamReader(response.Content.ReadAsStream()).ReadToEnd();
}

static string Page(int entries) => JsonConvert.SerializeObject(new
{
    status = "success_ok",
    total_entries_count = "1234",
    entries_count = $"{entries}",
    entries = Enumerable.Range(1, entries).Select(i => new
    {
        txn_ref = $"AA-C-{i}", tag = "my-tag", date = $"2012-01-{i % 28 + 1:00} 10:10:00", dest1 = Phone, dest2 = OtherPhone,
        call_status_dest1 = "answered", call_status_dest2 = "answered", duration = $"{i}", currency = "SGD", rate = "0.018",
        debit = $"{i * 0.018}",
    }),
});

static void ReadPage(dynamic page)
{
    foreach (var entry in page.entries)
        _ = entry.txn_ref;
}

static void ReadJson(JObject page)
{
    foreach (var entry in page["entries"]!)
        _ = (string)entry["txn_ref"]!;
}

static void Skim(string page)
{
    using var reader = new JsonTextReader(new StringReader(page)) { DateParseHandling = DateParseHandling.None };
    while (reader.Read())
        continue;
}

static Process Start(params string[] arguments) =>
    Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true })!;

static double Child(params string[] arguments)
{
    using var child = Start(arguments);
    var lines = child.StandardOutput.ReadToEnd().Trim().Split('\n');
    child.WaitForExit();
    return double.Parse(lines[^1]);
}

// Answers every request with success, and those below /slow after 100 ms.
static async Task Serve()
{
    ThreadPool.SetMinThreads(64, 64);
    var listener = new TcpListener(IPAddress.Loopback, 0);
    listener.Start(4096);
    Console.WriteLine($"http://{listener.LocalEndpoint}/");
    var head = $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Answer.Length}\r\n\r\n";
    var answer = Encoding.ASCII.GetBytes(head + Answer);
    while (true)
        _ = Connection(await listener.AcceptTcpClientAsync());

    async Task Connection(TcpClient connection)
    {
        using var client = connection;
        client.NoDelay = true;
        var buffer = new byte[65536];
        var stream = client.GetStream();
        while (await ReadRequest(stream, buffer) is { } request)
        {
            if (request.StartsWith("POST /slow/", StringComparison.Ordinal))
                await Task.Delay(100);
            await stream.WriteAsync(answer);
        }
    }

    static async Task<string?> ReadRequest(NetworkStream stream, byte[] buffer)
    {
        var (filled, end) = (0, -1);
        while ((end = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0)
            if (await stream.ReadAsync(buffer.AsMemory(filled)) is > 0 and var count)
                filled += count;
            else
                return null;
        var head = Encoding.ASCII.GetString(buffer, 0, end);
        var length = head.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        var tail = Encoding.ASCII.GetString(buffer, end + 4, filled - end - 4);
        var rest = length is null ? long.MaxValue : long.Parse(length.Split(':')[1]) - tail.Length;
        // A body without a length is chunked, and ends with an empty chunk.
        while (length is null ? !tail.EndsWith("0\r\n\r\n", StringComparison.Ordinal) : rest > 0)
        {
            var count = await stream.ReadAsync(buffer);
            rest -= count;
            tail = tail[Math.Max(0, tail.Length - 5)..] + Encoding.ASCII.GetString(buffer, Math.Max(0, count - 5), Math.Min(5, count));
        }
        return head;
    }
}
