#!/usr/bin/env dotnet
#:project ../Hoiio
#:project ../Hoiio.Sandbox
#:property PublishAot=false

// Places a call, sends an SMS, and reads back what became of them.
//   dotnet run samples/quickstart.cs            on a sandbox that this script starts: no account, no phone, no cost
//   dotnet run samples/quickstart.cs -- --live  on the live service, with credentials.json: rings phones and costs credit

using System.Globalization;
using HoiioSdk;
using HoiioSdk.Sandbox;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var live = args.Contains("--live");
using var sandbox = live ? null : HoiioSandbox.Start();
var (phone, otherPhone) = live ? UseLiveService() : UseSandbox();

Step($"Calling {phone} and {otherPhone}, to connect them");
var call = Hoiio.Voice.Call(phone, otherPhone, tag: "quickstart");
Stop(call);
Show($"The call has the transaction reference {call.txn_ref}.");
Show($"Right now it is {Hoiio.Voice.Status(call.txn_ref).call_status_dest1}.");

Step($"Sending an SMS to {phone}");
var sms = Hoiio.Sms.Send("Hoiio World", phone);
Stop(sms);
Show($"The SMS has the transaction reference {sms.txn_ref}.");

Step(live ? "Waiting for two minutes" : "Letting five minutes pass on the sandbox's clock");
if (live)
    Thread.Sleep(TimeSpan.FromMinutes(2));
sandbox?.Advance(TimeSpan.FromMinutes(5));

Step("Asking what became of them");
var status = Hoiio.Voice.Status(call.txn_ref);
Show(status.duration is null
    ? $"The call is {status.call_status_dest1}."
    : $"The call was {status.call_status_dest1}, lasted {status.duration} min and cost {status.debit:0.000} {status.currency}.");
var smsStatus = Hoiio.Sms.Status(sms.txn_ref);
Show($"The SMS is {smsStatus.sms_status} and cost {smsStatus.debit:0.000} {smsStatus.currency}.");

Step("Reading the history of all calls");
var history = Hoiio.Voice.History();
Show($"{history.total_entries_count} in all, {history.entries_count} on this page:");
foreach (var entry in history.entries)
    Show($"  {entry.date:yyyy-MM-dd HH:mm:ss}  {entry.txn_ref}  {entry.dest1} - {entry.dest2}  {entry.call_status_dest1}");

Step("Asking for the price of the next call, and for the credit");
var rate = Hoiio.Voice.Rate(phone, otherPhone);
Show($"A minute costs {rate.rate:0.000} {rate.currency}; the credit is good for {rate.talktime} minutes.");
var balance = Hoiio.Account.Balance();
Show($"The credit is {balance.balance:0.000} {balance.currency}.");

(string, string) UseSandbox()
{
    Console.WriteLine($"A sandbox stands in for the Hoiio service, at {sandbox!.ApiEndpoint}");
    sandbox.Use();
    return ("+6511111111", "+6522222222");
}

(string, string) UseLiveService()
{
    if (Credential("allow_charges") != bool.TrueString)
        Exit("This rings phones and costs credit. Set \"allow_charges\": true in credentials.json if you want that.");
    Hoiio.Init(Credential("app_id"), Credential("access_token"), Credential("api_endpoint"));
    return (Credential("phone_number_1"), Credential("phone_number_2"));
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

void Step(string what) => Console.WriteLine($"\n{what} ...");

void Show(string what) => Console.WriteLine($"  {what}");

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
