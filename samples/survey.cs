#!/usr/bin/env dotnet
#:sdk Microsoft.NET.Sdk.Web
#:project ../Hoiio
#:project ../Hoiio.Sandbox
#:property PublishAot=false
// Relative paths refer to the current folder. By default the Web SDK uses the folder of the script.
#:property EnableDefaultRunWorkingDirectory=false

// Calls a list of phones, eight at a time, asks two questions, and prints the answers as a table.
//   dotnet run samples/survey.cs
//       on a sandbox that this script starts, with simulated phones: no account, no phone, no cost
//   dotnet run samples/survey.cs -- --live --url http://my.server.com [--port 8080] --numbers +6511111111,+6522222222
//       on the live service, with credentials.json. The URL must lead to that port of this machine. Costs credit.

using HoiioSdk;
using HoiioSdk.Sandbox;

var live = args.Contains("--live");
var builder = WebApplication.CreateSlimBuilder();
builder.Configuration.AddJsonFile("credentials.json", optional: !live).AddCommandLine([.. args.Where(arg => arg != "--live")]);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
await using var app = builder.Build();
using var sandbox = live ? null : HoiioSandbox.Start();
sandbox?.Use();
if (live)
    Hoiio.Init(Setting("app_id"), Setting("access_token"), Setting("api_endpoint"));
// On the sandbox nobody picks up 0480, 0486 is busy, and 0404 does not exist.
var numbers = live ? Setting("numbers").Split(',')
    : [.. Enumerable.Range(11, 9).Select(i => $"+65111111{i}"), "+6511110480", "+6511110486", "+6511110404"];
var rows = numbers.Distinct().ToDictionary(number => number, number => new Row());
IvrCalls calls = null!;
app.MapPost("/calls", async (HttpRequest http) => Results.StatusCode(
    await calls.ReceiveAsync(http.Body, http.Headers["X-Hoiio-Signature"], http.QueryString.Value)));
app.Urls.Add(live ? $"http://*:{app.Configuration["port"] ?? "8080"}" : "http://127.0.0.1:0");
await app.StartAsync();
calls = Hoiio.Ivr.Answer($"{(live ? Setting("url") : app.Urls.Single())}/calls", call => call.HangupAsync("Nobody is here. Goodbye."),
    ended: call => rows[call.To].Cost = call.Notification.Get<decimal>("debit"));

var survey = Parallel.ForEachAsync(rows.Keys, new ParallelOptions { MaxDegreeOfParallelism = 8 }, Ask);
while (sandbox is not null && !survey.IsCompleted)
    PlayThePhones(sandbox);
await survey;
Console.WriteLine($"{"Number",-14} {"Status",-20} {"Service",-8} {"Again",-6} {"Cost",6}");
foreach (var (number, row) in rows)
    Console.WriteLine($"{number,-14} {row.Status,-20} {row.Service,-8} {row.Again,-6} {row.Cost,6:0.000}");

async ValueTask Ask(string number, CancellationToken cancellationToken)
{
    var row = rows[number];
    try
    {
        row.Status = await calls.DialAsync(number, async call =>
        {
            row.Service = await call.ChooseAsync("How was our service? Press 1 for poor, up to 5 for excellent.", keys: "12345");
            row.Again = await call.ChooseAsync("Will you come again? Press 1 for yes, 2 for no.", keys: "12");
            await call.HangupAsync("Thank you. Goodbye.");
        }, msg: "Hello. This is a survey of two questions.");
    }
    catch (HoiioStatusException e)
    {
        row.Status = e.Status;
    }
}

void PlayThePhones(HoiioSandbox sandbox)
{
    sandbox.Advance(TimeSpan.FromSeconds(1));
    foreach (var call in sandbox.Calls(isLiveOnly: true).Where(call => call.WaitsFor == "keys"))
        sandbox.Press(call.TxnRef, $"{1 + call.To![^1] % (call.Message!.Contains("again") ? 2 : 5)}");
}

string Setting(string name) => app.Configuration[name] is { Length: > 0 } value && app.Configuration["allow_charges"] == "True" ? value
    : throw new InvalidOperationException($"Fill in {name} in credentials.json or pass --{name}, and set allow_charges to true.");

sealed class Row
{
    public string Status = "", Service = "", Again = "";
    public decimal Cost;
}
