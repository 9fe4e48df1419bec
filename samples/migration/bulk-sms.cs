#!/usr/bin/env dotnet
#:project ../../Hoiio
#:property PublishAot=false

// Sends one SMS to all the numbers of a file, a few at a time.
//   dotnet run bulk-sms.cs numbers.txt

using System.Globalization;
using HoiioSdk;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

const string Msg = "Our shop is closed on Monday.";
const int Batch = 3;

Hoiio.ApiEndpoint = Environment.GetEnvironmentVariable("HOIIO_ENDPOINT") ?? Hoiio.ApiEndpoint;
Hoiio.Init(Environment.GetEnvironmentVariable("HOIIO_APP_ID")!, Environment.GetEnvironmentVariable("HOIIO_ACCESS_TOKEN")!);
Hoiio.Prefix = "65";

var numbers = File.ReadLines(args[0]).Select(line => line.Trim()).Where(line => line != "").ToList();
var rate = Hoiio.Sms.Rate(Msg, numbers[0]);
Console.WriteLine($"{numbers.Count} numbers, one SMS costs {rate.total_cost:0.000} {rate.currency}");

for (var start = 0; start < numbers.Count; start += Batch)
{
    var batch = numbers.Skip(start).Take(Batch).ToList();
    var res = Hoiio.Sms.BulkSend(Msg, batch, tag: $"closed-{start / Batch + 1}");
    if (res.is_success())
        Console.WriteLine($"{batch.Count} numbers: {res.bulk_txn_ref}");
    else
        Console.WriteLine($"{batch.Count} numbers: not sent, {res.status}");
}

var left = Hoiio.Account.Balance();
Console.WriteLine($"{left.balance:0.000} {left.currency} left");
