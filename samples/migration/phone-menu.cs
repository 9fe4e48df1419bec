#!/usr/bin/env dotnet
#:sdk Microsoft.NET.Sdk.Web
#:project ../../Hoiio
#:property PublishAot=false

// Answers the calls to a Hoiio number with a menu: 1 for the shop, anything else for a message.
//   dotnet run phone-menu.cs 8080

using System.Globalization;
using HoiioSdk;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

const string Number = "+6599999999";
const string Shop = "22220486";
var url = $"http://127.0.0.1:{args[0]}";

Hoiio.ApiEndpoint = Environment.GetEnvironmentVariable("HOIIO_ENDPOINT") ?? Hoiio.ApiEndpoint;
Hoiio.Init(Environment.GetEnvironmentVariable("HOIIO_APP_ID")!, Environment.GetEnvironmentVariable("HOIIO_ACCESS_TOKEN")!);
Hoiio.Prefix = "65";

async Task<IResult> Post(HttpRequest request)
{
    using var reader = new StreamReader(request.Body);
    var body = await reader.ReadToEndAsync();
    var call = Hoiio.Notification(body, request.QueryString.Value);
    NextBlock(request.Path, call);
    return Results.Ok();
}

void NextBlock(string step, dynamic call)
{
    if (call.call_state == "ended")
    {
        Console.WriteLine($"The call from {call.from} cost {call.debit:0.000}");
        return;
    }
    var session = call.session;
    dynamic res;
    if (step == "/answer")
        res = Hoiio.Ivr.Gather(session, msg: "Welcome. For the shop, press 1.", maxDigits: 1, timeout: 10, notifyUrl: url + "/choice");
    else if (step == "/choice" && call.digits == "1")
        res = Hoiio.Ivr.Transfer(session, Shop, msg: "One moment.", onFailure: "continue", notifyUrl: url + "/shop");
    else if (step is "/choice" or "/shop")
        res = Hoiio.Ivr.Record(session, msg: "Please leave a message.", maxDuration: 60, notifyUrl: url + "/message");
    else
        res = Hoiio.Ivr.Hangup(session, msg: "Thank you. Good bye.", notifyUrl: url + "/end");
    Console.WriteLine($"{step}: {res.status}");
}

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
var server = builder.Build();
server.Urls.Add(url);
server.MapPost("{step}", Post);
await server.StartAsync();
var configured = Hoiio.Number.Configure(Number, forwardTo: url + "/answer", mode: "voice");
Console.WriteLine($"Listening: {configured.status}");
await server.WaitForShutdownAsync();
