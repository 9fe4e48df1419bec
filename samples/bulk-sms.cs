#!/usr/bin/env dotnet
#:sdk Microsoft.NET.Sdk.Web
#:project ../Hoiio
#:project ../Hoiio.Sandbox
#:property PublishAot=false
// Relative paths start where the command is given; with the Web SDK they would start beside this script.
#:property EnableDefaultRunWorkingDirectory=false

// Sends an SMS to every number of a CSV file, and reports from the notifications what became of each.
//   dotnet run samples/bulk-sms.cs [-- --csv numbers.csv] [--msg "Text"]
//       on a sandbox that this script starts: no account, no phone, no cost
//   dotnet run samples/bulk-sms.cs -- --live --csv numbers.csv --msg "Text" --url http://my.server.com [--port 8080]
//       on the live service, with credentials.json. The URL must lead to that port of this machine. Costs credit.
// The first line of the file names the columns; "number" holds the numbers, with + and country code.

using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using HoiioSdk;
using HoiioSdk.Sandbox;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

// The service takes up to 1000 numbers at once. With few there is progress to see.
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
using var sandbox = live ? null : HoiioSandbox.Start();
if (live)
    UseLiveService();
else
    UseSandbox();

Step($"Reading the numbers of {Option("--csv") ?? "a sample list"}");
var numbers = ReadNumbers();
Show($"{numbers.Count} different numbers.");

var states = new ConcurrentDictionary<string, string>();
var costs = new ConcurrentDictionary<string, decimal>();
var currency = "";

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.SetMinimumLevel(LogLevel.Warning);
await using var app = builder.Build();
app.Urls.Add(live ? $"http://*:{Option("--port") ?? "8080"}" : "http://127.0.0.1:0");
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
var notifyUrl = (live ? Option("--url")! : app.Urls.Single()).TrimEnd('/') + "/sms";

var msg = Option("--msg") ?? "Our shop is closed on Monday.";
foreach (var batch in numbers.Chunk(BatchSize).TakeWhile(_ => !IsInterrupted()))
{
    Step($"Sending \"{msg}\" to {batch.Length} numbers");
    foreach (var number in batch)
        states[number] = SmsStatus.Queued;
    try
    {
        var res = Hoiio.Sms.BulkSend(msg, batch, notifyUrl: notifyUrl).EnsureSuccess();
        Show($"The batch has the transaction reference {res.bulk_txn_ref}. {states.Count} of {numbers.Count} numbers are on their way.");
    }
    catch (HoiioStatusException problem)
    {
        Show(problem.Message);
        foreach (var number in batch)
            states[number] = problem.Status;
        break;
    }
    catch (HoiioException problem)
    {
        // Sent again, the batch could reach everybody twice: it is not known whether the service got it.
        Show(problem.Message);
        break;
    }
    sandbox?.Advance(TimeSpan.FromSeconds(10));
}

Step(live ? "Waiting for notifications, two minutes at most" : "Letting one more minute pass on the sandbox's clock");
for (var seconds = 0; live && seconds < 120 && states.Values.Contains(SmsStatus.Queued) && !IsInterrupted(); seconds++)
    await Task.Delay(TimeSpan.FromSeconds(1));
sandbox?.Advance(TimeSpan.FromMinutes(1));
await app.StopAsync();

Step("Summing up");
var failed = states.Where(sms => sms.Value is not (SmsStatus.Delivered or SmsStatus.Queued))
    .OrderBy(sms => sms.Key, StringComparer.Ordinal).ToList();
Show($"Delivered   {states.Values.Count(state => state == SmsStatus.Delivered),7}");
Show($"Pending     {states.Values.Count(state => state == SmsStatus.Queued),7}");
Show($"Failed      {failed.Count,7}");
foreach (var (number, state) in failed)
    Show($"  {number}: {HoiioStatus.Describe(state) ?? state}");
if (states.Count < numbers.Count)
    Show($"Not sent    {numbers.Count - states.Count,7}");
Show($"Total cost  {costs.Values.Sum(),7:0.000} {currency}");

// The first notification of an SMS says whether it was accepted, those with sms_status how its delivery goes.
void Take(dynamic sms)
{
    string? state = sms.sms_status ?? (sms.status == HoiioStatus.Success ? null : sms.status);
    if (state is null)
        return;
    string number = sms.dest;
    states[number] = state;
    costs[number] = sms.Get<decimal?>("debit") ?? 0;
    currency = sms.currency ?? currency;
    Show($"{number} {state}");
}

bool IsInterrupted() => app.Lifetime.ApplicationStopping.IsCancellationRequested;

List<string> ReadNumbers()
{
    var file = Option("--csv");
    if (file is not null && !File.Exists(file))
        Exit($"There is no file {file}.");
    var rows = ReadCsv(file is null ? SampleList : File.ReadAllText(file));
    var column = rows.Count == 0 ? -1 : rows[0].FindIndex(name => name.Trim() == "number");
    if (column < 0)
        Exit("The first line of the CSV file does not name a column \"number\". It should read: number,name");

    // Written in one way only, a number that is listed twice is seen to be one.
    var written = rows.Skip(1)
        .Select(row => string.Concat((row.ElementAtOrDefault(column) ?? "").Where(letter => letter is not (' ' or '-' or '(' or ')'))));
    var found = written.Where(number => number != "").Distinct().ToList();
    if (found.Find(number => number[0] != '+' || !number.Skip(1).All(char.IsAsciiDigit)) is { } odd)
        Exit($"\"{odd}\" is not a phone number with + and country code, such as +6511111111. Nothing was sent.");
    if (found.Count == 0)
        Exit("The CSV file holds no numbers.");
    return found;
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
    if (isQuoted)
        Exit("A quote in the CSV file is opened and never closed. Nothing was sent.");
    return rows;
}

void UseSandbox()
{
    Console.WriteLine($"A sandbox stands in for the Hoiio service, at {sandbox!.ApiEndpoint}");
    sandbox.Use();
}

void UseLiveService()
{
    if (Option("--csv") is null || Option("--msg") is null)
        Exit("Say whom to send to, and what: --csv numbers.csv --msg \"Text\".");
    if (!Uri.TryCreate(Option("--url"), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        Exit("Say with --url where the service finds this script, such as --url http://my.server.com.");
    if (!ushort.TryParse(Option("--port") ?? "8080", NumberStyles.None, CultureInfo.InvariantCulture, out _))
        Exit("Say with --port a number from 0 to 65535.");
    if (Credential("allow_charges") != bool.TrueString)
        Exit("This sends SMS, which cost credit. Set \"allow_charges\": true in credentials.json if you want that.");
    Hoiio.Init(Credential("app_id"), Credential("access_token"), Credential("api_endpoint"));
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

void Step(string what) => Console.WriteLine($"\n{what} ...");

void Show(string what) => Console.WriteLine($"  {what}");

void Exit(string why)
{
    Console.Error.WriteLine(why);
    sandbox?.Dispose();
    Environment.Exit(1);
}
