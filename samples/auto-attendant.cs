#!/usr/bin/env dotnet
#:sdk Microsoft.NET.Sdk.Web
#:project ../Hoiio
#:project ../Hoiio.Sandbox
#:property PublishAot=false
// Relative paths refer to the current folder. By default the Web SDK uses the folder of the script.
#:property EnableDefaultRunWorkingDirectory=false

// Puts callers through to sales or support. If nobody answers, it takes a message and texts its URL to the owner.
//   dotnet run samples/auto-attendant.cs
//       on a sandbox that this script starts, with simulated callers: no account, no phone, no cost
//   dotnet run samples/auto-attendant.cs -- --live --url http://my.server.com [--port 8080]
//       on the live service, with credentials.json: calls to hoiio_number come here. phone_number_1 is sales, phone_number_2 is support,
//       and mobile_number_1 is the owner. The URL must lead to that port of this machine. Costs credit.

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
var hoiioNumber = live ? Setting("hoiio_number") : "+6500000000";
var owner = live ? Setting("mobile_number_1") : "+6591234567";
var phones = new Dictionary<string, string>
{
    ["1"] = live ? Setting("phone_number_1") : "+6522222222",
    // On the sandbox support is always busy.
    ["2"] = live ? Setting("phone_number_2") : "+6522220486",
};

IvrCalls calls = null!;
app.MapPost("/calls", async (HttpRequest http) => Results.StatusCode(
    await calls.ReceiveAsync(http.Body, http.Headers["X-Hoiio-Signature"], http.QueryString.Value)));
app.Urls.Add(live ? $"http://*:{app.Configuration["port"] ?? "8080"}" : "http://127.0.0.1:0");
await app.StartAsync();
var notifyUrl = $"{(live ? Setting("url") : app.Urls.Single())}/calls";
calls = Hoiio.Ivr.Answer(notifyUrl, Attend);
Hoiio.Number.ConfigureVoice(hoiioNumber, notifyUrl).EnsureSuccess();
if (sandbox is not null)
    PlayTheCallers(sandbox);
else
    await app.WaitForShutdownAsync();

async Task Attend(IvrCall call)
{
    var key = await call.ChooseAsync("Welcome. For sales, press 1. For support, press 2.", keys: "12", timeout: 10);
    if (key != "" && (await call.TransferAsync(phones[key], "One moment, please.")).transfer_status == CallStatus.Answered)
        return;
    var message = await call.RecordAsync("Nobody can take your call now. Leave a message, then press #.", maxDuration: 120);
    if (message is not null)
        (await Hoiio.Sms.SendAsync($"{call.From} left a message: {message}", owner)).EnsureSuccess();
    await call.HangupAsync("Thank you. Goodbye.");
}

void PlayTheCallers(HoiioSandbox sandbox)
{
    foreach (var (caller, key) in new[] { ("+6511111111", "1"), ("+6533333333", "2") })
    {
        var session = sandbox.IncomingCall(caller, hoiioNumber);
        sandbox.Press(session, key);
        sandbox.Advance(TimeSpan.FromSeconds(20));
        if (sandbox.Call(session).WaitsFor == "speech")
            sandbox.Speak(session, "Please call me back.");
        sandbox.Advance(TimeSpan.FromMinutes(5));
        Console.WriteLine($"{caller} pressed {key}: {string.Join(", ", sandbox.Call(session).Blocks.Select(block => block.Block))}");
    }
    Console.WriteLine($"SMS to the owner: {string.Join(", ", sandbox.Messages(owner).Select(sms => sms.Text))}");
}

string Setting(string name) => app.Configuration[name] is { Length: > 0 } value && app.Configuration["allow_charges"] == "True" ? value
    : throw new InvalidOperationException($"Fill in {name} in credentials.json or pass --{name}, and set allow_charges to true.");
