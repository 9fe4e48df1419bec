#!/usr/bin/env dotnet
#:project ../../Hoiio
#:property PublishAot=false

// Adds up what the calls, SMS and faxes of a month cost; without a month it is this one.
//   dotnet run month-costs.cs [2012-01]

using System.Globalization;
using HoiioSdk;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

Hoiio.ApiEndpoint = Environment.GetEnvironmentVariable("HOIIO_ENDPOINT") ?? Hoiio.ApiEndpoint;
Hoiio.Init(Environment.GetEnvironmentVariable("HOIIO_APP_ID")!, Environment.GetEnvironmentVariable("HOIIO_ACCESS_TOKEN")!);

(int, double) Costs(Func<string, int, dynamic> history, string month)
{
    var (total, count, page) = (0.0, 0, 1);
    while (true)
    {
        var res = history(month + "-01 00:00:00", page);
        if (!res.is_success())
            throw new InvalidOperationException(res.status);
        foreach (var entry in res.entries)
        {
            if ($"{entry.date:yyyy-MM}" == month)
            {
                total += entry.debit ?? 0.0;
                count++;
            }
        }
        if (page * 100 >= res.total_entries_count)
            return (count, total);
        page++;
    }
}

var month = args.Length > 0 ? args[0] : $"{DateTime.Today:yyyy-MM}";
foreach (var (name, history) in new (string, Func<string, int, dynamic>)[]
{
    ("Calls", (from, page) => Hoiio.Voice.History(from: from, page: page)),
    ("SMS", (from, page) => Hoiio.Sms.History(from: from, page: page)),
    ("Faxes", (from, page) => Hoiio.Fax.History(from: from, page: page)),
})
{
    var (count, total) = Costs(history, month);
    Console.WriteLine($"{name,-6} {count,4} {total,9:0.000}");
}
