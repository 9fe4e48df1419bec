#!/usr/bin/env dotnet
#:project ../Hoiio
#:project ../Hoiio.Sandbox
#:property PublishAot=false

// Places a call, sends an SMS, and reads their status.
//   dotnet run samples/quickstart.cs            on a sandbox that this script starts: no account, no phone, no cost
//   dotnet run samples/quickstart.cs -- --live  on the live service, with credentials.json: rings phones and costs credit

using System.Globalization;
using HoiioSdk;
using HoiioSdk.Sandbox;
using Newtonsoft.Json.Linq;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var live = args.Contains("--live");
using var sandbox = live ? null : HoiioSandbox.Start();
sandbox?.Use();
if (live)
    Hoiio.Init(Credential("app_id"), Credential("access_token"), Credential("api_endpoint"));
var phone = live ? Credential("phone_number_1") : "+6511111111";
var otherPhone = live ? Credential("phone_number_2") : "+6522222222";

Console.WriteLine($"Calling {phone} and {otherPhone}, to connect them, at {Hoiio.ApiEndpoint}");
var call = Hoiio.Voice.Call(phone, otherPhone, tag: "quickstart").EnsureSuccess();
Console.WriteLine($"  The call has the transaction reference {call.txn_ref}.");
Console.WriteLine($"  Right now it is {Hoiio.Voice.Status(call.txn_ref).call_status_dest1}.");

Console.WriteLine($"Sending an SMS to {phone}");
var sms = Hoiio.Sms.Send("Hoiio World", phone).EnsureSuccess();
Console.WriteLine($"  The SMS has the transaction reference {sms.txn_ref}.");

Console.WriteLine(live ? "Waiting for two minutes" : "Letting five minutes pass on the sandbox's clock");
if (live)
    Thread.Sleep(TimeSpan.FromMinutes(2));
sandbox?.Advance(TimeSpan.FromMinutes(5));

Console.WriteLine("Asking what became of them");
var status = Hoiio.Voice.Status(call.txn_ref);
Console.WriteLine(status.duration is null
    ? $"  The call is {status.call_status_dest1}."
    : $"  The call was {status.call_status_dest1}, lasted {status.duration} min and cost {status.debit:0.000} {status.currency}.");
var smsStatus = Hoiio.Sms.Status(sms.txn_ref);
Console.WriteLine($"  The SMS is {smsStatus.sms_status} and cost {smsStatus.debit:0.000} {smsStatus.currency}.");

Console.WriteLine("Reading the history of all calls");
var history = Hoiio.Voice.History();
Console.WriteLine($"  {history.total_entries_count} in all, {history.entries_count} on this page:");
foreach (var entry in history.entries)
    Console.WriteLine($"  {entry.date:yyyy-MM-dd HH:mm:ss}  {entry.txn_ref}  {entry.dest1} - {entry.dest2}  {entry.call_status_dest1}");

Console.WriteLine("Asking for the price of the next call, and for the credit");
var rate = Hoiio.Voice.Rate(phone, otherPhone);
Console.WriteLine($"  A minute costs {rate.rate:0.000} {rate.currency}; the credit is good for {rate.talktime} minutes.");
var balance = Hoiio.Account.Balance();
Console.WriteLine($"  The credit is {balance.balance:0.000} {balance.currency}.");

string Credential(string name)
{
    var credentials = JObject.Parse(File.ReadAllText("credentials.json"));
    return (bool?)credentials["allow_charges"] == true && (string?)credentials[name] is { Length: > 0 } value ? value
        : throw new InvalidOperationException($"Fill in {name} in credentials.json, and set allow_charges to true: this costs credit.");
}
