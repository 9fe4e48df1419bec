#!/usr/bin/env dotnet
#:sdk Microsoft.NET.Sdk.Web
#:project ../Hoiio
#:project ../Hoiio.Sandbox
#:property PublishAot=false
// Relative paths refer to the current folder. By default the Web SDK uses the folder of the script.
#:property EnableDefaultRunWorkingDirectory=false

// Answers the calls to a Hoiio number with a menu: 1 for sales, 2 to leave a message.
//   dotnet run samples/ivr-menu.cs
//       on a sandbox that this script starts, with simulated callers: no account, no phone, no cost
//   dotnet run samples/ivr-menu.cs -- --sandbox http://127.0.0.1:4646/open/
//       on a running sandbox: it calls a phone, which you answer on the page of the sandbox
//   dotnet run samples/ivr-menu.cs -- --live --url http://my.server.com [--port 8080]
//       on the live service, with credentials.json: calls to hoiio_number come here, and calls for sales are transferred to phone_number_1.
//       The URL must lead to that port of this machine. Costs credit.

using HoiioSdk;
using HoiioSdk.Sandbox;

const string Choice = "For sales, press 1. To leave a message, press 2.";
var live = args.Contains("--live");
var builder = WebApplication.CreateSlimBuilder();
builder.Configuration.AddJsonFile("credentials.json", optional: !live).AddCommandLine([.. args.Where(arg => arg != "--live")]);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
await using var app = builder.Build();
var endpoint = app.Configuration["sandbox"];
using var sandbox = live || endpoint is not null ? null : HoiioSandbox.Start();
var (hoiioNumber, sales) = live ? (Setting("hoiio_number"), Setting("phone_number_1")) : ("+6500000000", "+6522222222");
if (live)
    Hoiio.Init(Setting("app_id"), Setting("access_token"), Setting("api_endpoint"));
else
    Hoiio.Init("sandbox-app", "sandbox-token", endpoint ?? sandbox!.ApiEndpoint);

IvrCalls calls = null!;
app.MapPost("/calls", async (HttpRequest http) => Results.StatusCode(
    await calls.ReceiveAsync(http.Body, http.Headers["X-Hoiio-Signature"], http.QueryString.Value)));
app.Urls.Add(live ? $"http://*:{app.Configuration["port"] ?? "8080"}" : "http://127.0.0.1:0");
await app.StartAsync();
var notifyUrl = $"{(live ? Setting("url") : app.Urls.Single())}/calls";
calls = Hoiio.Ivr.Answer(notifyUrl, Menu, ended: call => Show(call, $"cost {call.Notification.debit:0.000} {call.Notification.currency}"));
Hoiio.Number.ConfigureVoice(hoiioNumber, notifyUrl).EnsureSuccess();
if (sandbox is not null)
    PlayTheCallers(sandbox);
else if (endpoint is not null)
    await CallAPhone(new Uri(endpoint));
if (sandbox is null)
    await app.WaitForShutdownAsync();

async Task Menu(IvrCall call)
{
    Show(call, $"calls {call.To}");
    var key = await call.ChooseAsync($"Welcome to Hoiio. {Choice}", "12", again: $"Sorry, that is not on the menu. {Choice}", timeout: 10);
    if (key == "1")
    {
        var transfer = await call.TransferAsync(sales, "One moment, please.");
        Show(call, $"wants sales: {transfer.transfer_status}");
        if (transfer.transfer_status == CallStatus.Answered)
            return;
        await call.PlayAsync("Sales cannot be reached now.");
    }
    if (key != "")
        Show(call, $"leaves a message: {await call.RecordAsync("Leave a message, then press #.", maxDuration: 60) ?? "nothing said"}");
    await call.HangupAsync("Thank you for your call. Goodbye.");
}

void PlayTheCallers(HoiioSandbox sandbox)
{
    Console.WriteLine($"A sandbox stands in for the Hoiio service, at {sandbox.Url}");
    var session = sandbox.IncomingCall("+6511111111", hoiioNumber);
    sandbox.Press(session, "1");
    sandbox.Advance(TimeSpan.FromMinutes(5));
    session = sandbox.IncomingCall("+6533333333", hoiioNumber);
    sandbox.Press(session, "7");
    sandbox.Press(session, "2");
    sandbox.Speak(session, "Please call me back.");
    sandbox.Advance(TimeSpan.FromMinutes(1));
    sandbox.HangUp(sandbox.IncomingCall("+6544444444", hoiioNumber));
}

async Task CallAPhone(Uri endpoint)
{
    using var http = new HttpClient();
    // A manual phone rings until somebody answers it on the page.
    foreach (var phone in new[] { "+6511111111", sales })
        (await http.PutAsync(new Uri(endpoint, $"../sandbox/phones/{Uri.EscapeDataString(phone)}"), null)).EnsureSuccessStatusCode();
    Console.WriteLine($"Open {new Uri(endpoint, "..")}, answer +6511111111, and press 1 for {sales} to ring. Ctrl+C ends this.");
    Console.WriteLine($"The phone was {await calls.DialAsync("+6511111111", Menu, callerId: hoiioNumber)}.");
}

string Setting(string name) => app.Configuration[name] is { Length: > 0 } value && app.Configuration["allow_charges"] == "True" ? value
    : throw new InvalidOperationException($"Fill in {name} in credentials.json or pass --{name}, and set allow_charges to true.");

void Show(IvrCall call, string what) => Console.WriteLine($"  {call.From} {what}");
