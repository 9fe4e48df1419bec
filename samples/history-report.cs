#!/usr/bin/env dotnet
#:project ../Hoiio
#:project ../Hoiio.Sandbox
#:property PublishAot=false

// Reports the number and cost of the calls of a month, by destination. The default is this month, in GMT+8.
//   dotnet run samples/history-report.cs [-- 2026-11]           on a sandbox that this script starts: no account, no phone, no cost
//   dotnet run samples/history-report.cs -- --live [2026-11]    on the live service, with credentials.json: only reads

using System.Globalization;
using HoiioSdk;
using HoiioSdk.Sandbox;
using Newtonsoft.Json.Linq;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var gmtPlus8 = TimeSpan.FromHours(8);
var live = args.Contains("--live");
using var sandbox = live ? null : HoiioSandbox.Start();
var from = FirstOfMonth();
var to = from.AddDays(DateTime.DaysInMonth(from.Year, from.Month) - 1).Add(new(23, 59, 59));

try
{
    if (live)
        Hoiio.Init(Credential("app_id"), Credential("access_token"), Credential("api_endpoint"));
    else
        UseSandbox();
    Console.WriteLine($"Reading the calls of {from:yyyy-MM} ...");
    Report();
}
catch (HoiioException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 1;
}
return 0;

void Report()
{
    // Each page of the history is requested when the previous ones are added up. An ongoing call has no debit.
    var lines = Hoiio.Voice.HistoryAll(from, to)
        .GroupBy(call => (string)(call.dest2 ?? call.dest1))
        .Select(calls => new Line(
            calls.Key,
            calls.Count(),
            calls.Count(call => call.debit is null),
            calls.Sum(call => (int?)call.duration) ?? 0,
            calls.Sum(call => (decimal?)call.Get<decimal?>("debit")) ?? 0,
            calls.First().currency))
        .OrderByDescending(line => line.Cost)
        .ThenBy(line => line.Destination, StringComparer.Ordinal)
        .ToList();

    if (lines.Count == 0)
    {
        Console.WriteLine("  There are none.");
        return;
    }
    Console.WriteLine($"  {"Destination",-16} {"Calls",6} {"Going on",9} {"Minutes",8} {"Cost",10}");
    lines.ForEach(Print);
    Print(new(
        "Total",
        lines.Sum(line => line.Calls),
        lines.Sum(line => line.GoingOn),
        lines.Sum(line => line.Minutes),
        lines.Sum(line => line.Cost),
        lines[0].Currency));
}

void Print(Line line) =>
    Console.WriteLine($"  {line.Destination,-16} {line.Calls,6} {line.GoingOn,9} {line.Minutes,8} {line.Cost,10:0.000} {line.Currency}");

DateTime FirstOfMonth()
{
    var asked = args.FirstOrDefault(arg => arg != "--live");
    if (asked is null)
    {
        // The calls on the sandbox take some time. Around midnight they could fall into two months.
        var day = sandbox is null ? DateTimeOffset.UtcNow : sandbox.Now.AddHours(2);
        return new(day.ToOffset(gmtPlus8).Year, day.ToOffset(gmtPlus8).Month, 1);
    }
    return DateTime.TryParseExact(asked, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month
        : throw new ArgumentException($"\"{asked}\" is not a month. Write the year and the month, such as 2026-11.");
}

void UseSandbox()
{
    Console.WriteLine($"A sandbox stands in for the Hoiio service, at {sandbox!.ApiEndpoint}");
    sandbox.Use();
    var now = sandbox.Now.ToOffset(gmtPlus8).DateTime;
    if (now > to)
    {
        Console.WriteLine("  It was started just now, and has no calls from before.");
        return;
    }
    if (now < from)
        sandbox.Advance(from.AddHours(9) - now);
    MakeCalls(sandbox);
}

void MakeCalls(HoiioSandbox sandbox)
{
    const string Office = "+6511111111";
    const int Rounds = 16;
    // The service accepts eight calls at once. By their last digits, one is busy, one is unanswered, one rings for long.
    string[] phones = ["+6522222222", "+16005555555", "+85233333333", "+442066666666", "+6511110486", "+6511110202",
        "+60344444444", "+6511110480"];

    Console.WriteLine($"Making calls from {Office} ...");
    var calls = 0;
    for (var round = 1; round <= Rounds; round++)
    {
        foreach (var phone in phones.SkipLast(round % 3))
        {
            Hoiio.Voice.Call(Office, phone).EnsureSuccess();
            calls++;
        }
        // The last calls are picked up, and still ongoing when the report is made.
        sandbox.Advance(round < Rounds ? TimeSpan.FromMinutes(5) : TimeSpan.FromSeconds(40));
    }
    Console.WriteLine($"  {calls} calls were made.");
}

string Credential(string name) => (string?)JObject.Parse(File.ReadAllText("credentials.json"))[name] is { Length: > 0 } value ? value
    : throw new InvalidOperationException($"Fill in {name} in credentials.json.");

sealed record Line(string Destination, int Calls, int GoingOn, int Minutes, decimal Cost, string Currency);
