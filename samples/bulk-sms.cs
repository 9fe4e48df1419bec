#!/usr/bin/env dotnet
#:sdk Microsoft.NET.Sdk.Web
#:project ../Hoiio
#:project ../Hoiio.Sandbox
#:property PublishAot=false
// Relative paths refer to the current folder. By default the Web SDK uses the folder of the script.
#:property EnableDefaultRunWorkingDirectory=false

// Sends an SMS to every number of a CSV file, and reports from the notifications what became of each.
//   dotnet run samples/bulk-sms.cs [-- --csv numbers.csv] [--msg "Text"]
//       on a sandbox that this script starts: no account, no phone, no cost
//   dotnet run samples/bulk-sms.cs -- --live --csv numbers.csv --msg "Text" --url http://my.server.com [--port 8080]
//       on the live service, with credentials.json. The URL must lead to that port of this machine. Costs credit.
// The first line of the file names the columns; "number" contains the numbers, with + and country code.

using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using HoiioSdk;
using HoiioSdk.Sandbox;

// The service accepts up to 1000 numbers at once. Smaller batches show progress.
const int BatchSize = 5;

const string SampleList = """
    number,name
    +6511111111,Customer 1
    +6522222222,"Customer 2, Singapore"
    +85233333333,Customer 3
    +60344444444,"Customer ""4"", Malaysia"
    +16005555555,Customer 5

    +442066666666,Customer 6
    +65 1111 1111,Customer 1 once more
    +6577777777,Customer 7
    +6511110500,A number that fails
    +6511110502,A number that is out of service
    +6511110404,A number that does not exist
    +6511110202,A phone that is switched on again after ten minutes
    +6511110480,A phone that stays switched off
    """;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
var live = args.Contains("--live");
var builder = WebApplication.CreateSlimBuilder();
builder.Configuration.AddJsonFile("credentials.json", optional: !live).AddCommandLine([.. args.Where(arg => arg != "--live")]);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
await using var app = builder.Build();
using var sandbox = live ? null : HoiioSandbox.Start();
sandbox?.Use();
if (live)
    Hoiio.Init(Setting("app_id"), Setting("access_token"), Setting("api_endpoint"));
var file = live ? Setting("csv") : app.Configuration["csv"];
var msg = live ? Setting("msg") : app.Configuration["msg"] ?? "Our shop is closed on Monday.";

Console.WriteLine($"Reading the numbers of {file ?? "a sample list"} ...");
var numbers = ReadNumbers();
Console.WriteLine($"  {numbers.Count} different numbers.");

var states = new ConcurrentDictionary<string, string>();
var costs = new ConcurrentDictionary<string, decimal>();
var currency = "";

app.Urls.Add(live ? $"http://*:{app.Configuration["port"] ?? "8080"}" : "http://127.0.0.1:0");
app.MapPost("/sms", async (HttpRequest request) =>
{
    using var reader = new StreamReader(request.Body);
    var body = await reader.ReadToEndAsync();
    if (!Hoiio.IsAuthentic(body, request.Headers["X-Hoiio-Signature"]))
        return Results.StatusCode(StatusCodes.Status403Forbidden);
    Take(Hoiio.Notification(body, request.QueryString.Value));
    return Results.Ok();
});
await app.StartAsync();
var notifyUrl = $"{(live ? Setting("url") : app.Urls.Single())}/sms";

foreach (var batch in numbers.Chunk(BatchSize).TakeWhile(_ => !IsInterrupted()))
{
    Console.WriteLine($"Sending \"{msg}\" to {batch.Length} numbers ...");
    foreach (var number in batch)
        states[number] = SmsStatus.Queued;
    try
    {
        var res = Hoiio.Sms.BulkSend(msg, batch, notifyUrl: notifyUrl).EnsureSuccess();
        Console.WriteLine($"  The batch has the transaction reference {res.bulk_txn_ref}.");
        Console.WriteLine($"  {states.Count} of {numbers.Count} numbers are on their way.");
    }
    catch (HoiioStatusException problem)
    {
        Console.WriteLine($"  {problem.Message}");
        foreach (var number in batch)
            states[number] = problem.Status;
        break;
    }
    catch (HoiioException problem)
    {
        // Do not repeat the batch: the service may have received it, and would send it twice.
        Console.WriteLine($"  {problem.Message}");
        break;
    }
    sandbox?.Advance(TimeSpan.FromSeconds(10));
}

Console.WriteLine(live ? "Waiting for notifications, two minutes at most ..." : "Letting one more minute pass on the sandbox's clock ...");
for (var seconds = 0; live && seconds < 120 && states.Values.Contains(SmsStatus.Queued) && !IsInterrupted(); seconds++)
    await Task.Delay(TimeSpan.FromSeconds(1));
sandbox?.Advance(TimeSpan.FromMinutes(1));
await app.StopAsync();

Console.WriteLine("Summing up ...");
var failed = states.Where(sms => sms.Value is not (SmsStatus.Delivered or SmsStatus.Queued))
    .OrderBy(sms => sms.Key, StringComparer.Ordinal).ToList();
Console.WriteLine($"  Delivered   {states.Values.Count(state => state == SmsStatus.Delivered),7}");
Console.WriteLine($"  Pending     {states.Values.Count(state => state == SmsStatus.Queued),7}");
Console.WriteLine($"  Failed      {failed.Count,7}");
foreach (var (number, state) in failed)
    Console.WriteLine($"    {number}: {HoiioStatus.Describe(state) ?? state}");
if (states.Count < numbers.Count)
    Console.WriteLine($"  Not sent    {numbers.Count - states.Count,7}");
Console.WriteLine($"  Total cost  {costs.Values.Sum(),7:0.000} {currency}");

// The first notification of an SMS says whether it was accepted, later ones report its delivery in sms_status.
void Take(dynamic sms)
{
    string? state = sms.sms_status ?? (sms.status == HoiioStatus.Success ? null : sms.status);
    if (state is null)
        return;
    string number = sms.dest;
    states[number] = state;
    costs[number] = sms.Get<decimal?>("debit") ?? 0;
    currency = sms.currency ?? currency;
    Console.WriteLine($"  {number} {state}");
}

bool IsInterrupted() => app.Lifetime.ApplicationStopping.IsCancellationRequested;

List<string> ReadNumbers()
{
    var rows = ReadCsv(file is null ? SampleList : File.ReadAllText(file));
    var column = rows.Count == 0 ? -1 : rows[0].FindIndex(name => name.Trim() == "number");
    if (column < 0)
        throw new FormatException("The first line of the CSV file does not name a column \"number\". It should read: number,name");

    // Normalize the numbers, so that duplicates are found.
    var written = rows.Skip(1)
        .Select(row => string.Concat((row.ElementAtOrDefault(column) ?? "").Where(letter => letter is not (' ' or '-' or '(' or ')'))));
    var found = written.Where(number => number != "").Distinct().ToList();
    if (found.Find(number => number[0] != '+' || !number.Skip(1).All(char.IsAsciiDigit)) is { } odd)
        throw new FormatException($"\"{odd}\" is not a phone number with + and country code, such as +6511111111. Nothing was sent.");
    return found.Count > 0 ? found : throw new FormatException("The CSV file holds no numbers.");
}

List<List<string>> ReadCsv(string text)
{
    var (rows, row, field, isQuoted) = (new List<List<string>>(), new List<string>(), new StringBuilder(), false);
    var letters = text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
    for (var i = 0; i < letters.Length; i++)
    {
        var letter = letters[i];
        if (isQuoted && letter == '"' && letters[i + 1] == '"')
        {
            field.Append(letters[++i]);
        }
        else if (letter == '"' && (isQuoted || field.Length == 0))
        {
            isQuoted = !isQuoted;
        }
        else if (isQuoted || letter is not (',' or '\n'))
        {
            field.Append(letter);
        }
        else
        {
            row.Add(field.ToString());
            field.Clear();
            if (letter == ',')
                continue;
            if (row.Exists(value => value.Trim() != ""))
                rows.Add(row);
            row = [];
        }
    }
    return !isQuoted ? rows : throw new FormatException("A quote in the CSV file is opened and never closed. Nothing was sent.");
}

string Setting(string name) => app.Configuration[name] is { Length: > 0 } value && app.Configuration["allow_charges"] == "True" ? value
    : throw new InvalidOperationException($"Fill in {name} in credentials.json or pass --{name}, and set allow_charges to true.");
