#!/usr/bin/env dotnet
#:sdk Microsoft.NET.Sdk.Web
#:project ../Hoiio
#:project ../Hoiio.Sandbox
#:property PublishAot=false
// Relative paths start where the command is given; with the Web SDK they would start beside this script.
#:property EnableDefaultRunWorkingDirectory=false

// Answers the calls to a Hoiio number with a menu: 1 for sales, 2 to leave a message.
//   dotnet run samples/ivr-menu.cs
//       on a sandbox that this script starts, and that plays the caller: no account, no phone, no cost
//   dotnet run samples/ivr-menu.cs -- --sandbox http://127.0.0.1:4646/open/
//       on a sandbox that is already there: it calls a phone, which you answer on the sandbox's page, http://127.0.0.1:4646/
//   dotnet run samples/ivr-menu.cs -- --live --url http://my.server.com [--port 8080]
//       on the live service, with credentials.json: calls to hoiio_number come here, those for sales go on to phone_number_1.
//       The URL must lead to that port of this machine. Costs credit.

using System.Globalization;
using HoiioSdk;
using HoiioSdk.Sandbox;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
const string Caller = "+6511111111";
var live = args.Contains("--live");
var elsewhere = args.Contains("--sandbox");
using var sandbox = live || elsewhere ? null : HoiioSandbox.Start();
var page = elsewhere ? PageOf(Option("--sandbox")) : null;
var (hoiioNumber, sales) = live ? UseLiveService() : page is not null ? await UseSandboxAt(page) : UseSandbox();

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.SetMinimumLevel(LogLevel.Warning);
await using var app = builder.Build();
app.Urls.Add(live ? $"http://*:{Option("--port") ?? "8080"}" : "http://127.0.0.1:0");
app.MapPost("/ivr", async (HttpRequest request) =>
{
    using var reader = new StreamReader(request.Body);
    var body = await reader.ReadToEndAsync();
    // Anybody who finds this address could otherwise have calls transferred at our cost.
    if (!Hoiio.IsAuthentic(body, request.Headers["X-Hoiio-Signature"]))
        return Results.StatusCode(StatusCodes.Status403Forbidden);

    var call = Hoiio.Notification(body, request.QueryString.Value);
    Show($"Notification: {Describe(call)}.");
    if (NextBlock(call) is Task<dynamic> block)
        ShowBlock(await block);
    return Results.Ok();
});
await app.StartAsync();

Step($"Sending the calls of {hoiioNumber} to {NotifyUrl("answer")}");
Stop(await Hoiio.Number.ConfigureVoiceAsync(hoiioNumber, NotifyUrl("answer")));
if (sandbox is not null)
{
    await PlayTheCaller(sandbox);
    await app.StopAsync();
}
else
{
    if (page is not null)
    {
        Step($"Calling {Caller}");
        Stop(await Hoiio.Ivr.DialAsync(Caller, notifyUrl: NotifyUrl("answer")));
        Show($"Open {page}, answer that phone and press 1. The phone of sales, {sales}, then rings there too.");
    }
    Show($"Calls to {hoiioNumber} come here. Ctrl+C ends this.");
    await app.WaitForShutdownAsync();
}

// The menu. Each notify URL names the step that it tells the end of, and its query comes back with the notification.
Task<dynamic>? NextBlock(dynamic call)
{
    if (call.call_state == "ended")
        return null;
    string session = call.session;
    return ((string)call.step, (string?)call.digits) switch
    {
        ("answer", _) => Ask(session, "Welcome to Hoiio.", "choose"),
        ("choose" or "retry", "1") => Hoiio.Ivr.TransferAsync(
            session, sales, "One moment, please.", onFailure: "continue", notifyUrl: NotifyUrl("transfer")),
        ("choose" or "retry", "2") => Hoiio.Ivr.RecordAsync(
            session, "Leave a message, then press #.", maxDuration: 60, notifyUrl: NotifyUrl("record")),
        ("choose", _) => Ask(session, "Sorry, that is not on the menu.", "retry"),
        ("transfer", _) when call.transfer_status == CallStatus.Answered => null,
        ("transfer", _) => Hoiio.Ivr.HangupAsync(session, "Sales cannot be reached now. Goodbye.", notifyUrl: NotifyUrl("hangup")),
        _ => Hoiio.Ivr.HangupAsync(session, "Thank you for your call. Goodbye.", notifyUrl: NotifyUrl("hangup")),
    };
}

Task<dynamic> Ask(string session, string greeting, string step) =>
    Hoiio.Ivr.GatherAsync(session, $"{greeting} For sales, press 1. To leave a message, press 2.", maxDigits: 1, timeout: 10,
        notifyUrl: NotifyUrl(step));

string NotifyUrl(string step) => $"{(live ? Option("--url") : app.Urls.Single())?.TrimEnd('/')}/ivr?step={step}";

async Task PlayTheCaller(HoiioSandbox sandbox)
{
    var moment = TimeSpan.FromSeconds(8);

    Step($"{Caller} calls {hoiioNumber}");
    var session = sandbox.IncomingCall(Caller, hoiioNumber);
    Step("The caller listens to the greeting, and presses 1");
    sandbox.Advance(moment);
    sandbox.Press(session, "1");
    Step("Sales picks up the phone; they talk, and hang up");
    sandbox.Advance(TimeSpan.FromMinutes(5));

    Step($"{Caller} calls again");
    session = sandbox.IncomingCall(Caller, hoiioNumber);
    Step("The caller presses 7");
    sandbox.Advance(moment);
    sandbox.Press(session, "7");
    Step("The caller presses 2");
    sandbox.Advance(moment);
    sandbox.Press(session, "2");
    Step("The caller leaves a message");
    sandbox.Advance(moment);
    sandbox.Speak(session, "Please call me back.");
    sandbox.Advance(moment);

    Step("Somebody else posts to this app, without the service's signature");
    using var http = new HttpClient();
    using var form = new FormUrlEncodedContent([new("session", session), new("call_state", "ongoing"), new("digits", "1")]);
    using var answer = await http.PostAsync(NotifyUrl("choose"), form);
    Show($"This app answers HTTP {(int)answer.StatusCode}, and does nothing.");
}

(string, string) UseSandbox()
{
    Console.WriteLine($"A sandbox stands in for the Hoiio service, at {sandbox!.ApiEndpoint}");
    sandbox.Use();
    return ("+6500000000", "+6522222222");
}

// A sandbox has its page, and the front desk that the page uses, beside the API.
Uri PageOf(string? endpoint)
{
    if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttp)
        Exit("Say with --sandbox where the sandbox is, such as --sandbox http://127.0.0.1:4646/open/.");
    return new(address!, "/");
}

async Task<(string, string)> UseSandboxAt(Uri page)
{
    const string Sales = "+6522222222";
    using var http = new HttpClient { BaseAddress = page };
    try
    {
        var status = JObject.Parse(await http.GetStringAsync("sandbox/status"));
        Hoiio.ApiEndpoint = (string)status["endpoint"]!;
        Hoiio.Init((string)status["app_id"]!, (string)status["access_token"]!);
        // A phone in hand rings until somebody answers it.
        foreach (var phone in (string[])[Caller, Sales])
            (await http.PutAsync($"sandbox/phones/{Uri.EscapeDataString(phone)}", null)).EnsureSuccessStatusCode();
    }
    catch (Exception e) when (e is HttpRequestException or JsonException)
    {
        Exit($"There is no sandbox at {page}: {e.Message} Start one with: dotnet run --project Hoiio.Sandbox.Tool");
    }
    return ("+6500000000", Sales);
}

(string, string) UseLiveService()
{
    if (!Uri.TryCreate(Option("--url"), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        Exit("Say with --url where the service finds this app, such as --url http://my.server.com.");
    if (!ushort.TryParse(Option("--port") ?? "8080", NumberStyles.None, CultureInfo.InvariantCulture, out _))
        Exit("Say with --port a number from 0 to 65535.");
    if (Credential("allow_charges") != bool.TrueString)
        Exit("This takes calls, which cost credit. Set \"allow_charges\": true in credentials.json if you want that.");
    Hoiio.Init(Credential("app_id"), Credential("access_token"), Credential("api_endpoint"));
    return (Credential("hoiio_number"), Credential("phone_number_1"));
}

string Credential(string name)
{
    if (!File.Exists("credentials.json"))
        Exit("There is no credentials.json here. Copy credentials.sample.json, fill it in, and start again from its folder.");
    var problem = $"has no \"{name}\"";
    try
    {
        if (JObject.Parse(File.ReadAllText("credentials.json"))[name] is JValue { Value: not (null or "") } value)
            return (string)value!;
    }
    catch (JsonException e)
    {
        problem = $"cannot be read ({e.Message})";
    }
    Exit($"credentials.json {problem}. Compare it with credentials.sample.json.");
    return "";
}

string? Option(string name) => args.SkipWhile(arg => arg != name).Skip(1).FirstOrDefault();

string Describe(dynamic call)
{
    var what = $"session {call.session}, step {call.step}, the call is {call.call_state}";
    if (call.digits is not null)
        what += $", pressed: {call.digits}";
    if (call.transfer_status is not null)
        what += $", the other phone: {call.transfer_status}";
    if (call.record_url is not null)
        what += $", the message: {call.record_url}";
    if (call.duration is not null)
        what += $", it lasted {call.duration} min and cost {call.Get<decimal?>("debit"):0.000} {call.currency}";
    return what;
}

void Step(string what) => Console.WriteLine($"\n{what} ...");

void Show(string what) => Console.WriteLine($"  {what}");

void ShowBlock(HoiioResponse res)
{
    var request = res.Response.Request;
    // The caller may hang up at any moment: a block that comes too late is no reason to stop.
    Show(res.IsSuccess()
        ? $"Next block: {request.Resource}, \"{request.Parameters.TryFind("msg")?.Value}\""
        : $"The service answered {res.Status} to {request.Resource}.");
}

void Stop(dynamic res)
{
    if (!res.IsSuccess())
        Exit($"The service answered {res.status}.");
}

void Exit(string why)
{
    Console.Error.WriteLine(why);
    sandbox?.Dispose();
    Environment.Exit(1);
}
