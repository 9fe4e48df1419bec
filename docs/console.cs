#!/usr/bin/env dotnet
#:project ../Hoiio
#:project ../Hoiio.Sandbox
#:package Microsoft.Playwright
#:property PublishAot=false

// Creates docs/console.png, the picture of the sandbox's page: dotnet run docs/console.cs
// Needs Chromium, in the PATH or at the path in HOIIO_CHROMIUM.

using System.Runtime.CompilerServices;
using HoiioSdk;
using HoiioSdk.Sandbox;
using Microsoft.Playwright;

const string Caller = "+6511111111";
const string Sales = "+6522222222";
const string HoiioNumber = "+6500000000";
const string SmsNumber = "+6599999999";
const string Nowhere = "http://127.0.0.1:8080/ivr?step=";

using var sandbox = HoiioSandbox.Start(port: 4646, now: new(2026, 11, 23, 10, 30, 0, TimeSpan.FromHours(8)));
sandbox.Use();

// Past events: a call, sent and received SMS, and refused calls.
Hoiio.Voice.Call(Caller, Sales, tag: "quickstart");
Hoiio.Sms.Send("Hoiio World", Sales);
Pass(300);
sandbox.IncomingSms(Sales, SmsNumber, "What do you have today?");
Pass(12);
Hoiio.Sms.Send("Call us at +6500000000, and press 1 for sales.", Sales);
Hoiio.Voice.Call("+6511110486", Sales);
Hoiio.Voice.Call("+6511110404", Sales);
Pass(95);

// Current events: a caller listens to the menu, and the phone of sales rings.
using var playwright = await Playwright.CreateAsync();
var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
string[] names = ["chromium", "chromium-headless-shell"];
var chromium = Environment.GetEnvironmentVariable("HOIIO_CHROMIUM")
    ?? names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).First(File.Exists);
await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium });
var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 }, ColorScheme = ColorScheme.Light });
await page.GotoAsync(sandbox.Url);
foreach (var phone in new[] { Caller, Sales })
{
    await page.GetByLabel("Number", new() { Exact = true }).FillAsync(phone);
    await page.GetByText("Take in hand").ClickAsync();
    await page.GetByRole(AriaRole.Article, new() { Name = $"Phone {phone}" }).GetByRole(AriaRole.Switch, new() { Checked = true }).WaitForAsync();
}

Hoiio.Number.ConfigureVoice(HoiioNumber, Nowhere + "answer");
var session = sandbox.IncomingCall(Caller, HoiioNumber);
Hoiio.Ivr.Play(session, "Welcome to Hoiio.", notifyUrl: Nowhere + "greet");
Pass(8);
Hoiio.Ivr.Record(session, "What is it about? Press # when you are done.", notifyUrl: Nowhere + "about");
Pass(9);
sandbox.Speak(session, "I would like to place an order.");
Pass(1);
Hoiio.Ivr.Gather(session, "For sales, press 1. To leave a message, press 2.", maxDigits: 1, notifyUrl: Nowhere + "choose");
await page.GetByText("For sales, press 1.").First.WaitForAsync();
await page.GetByRole(AriaRole.Option).First.ClickAsync();
Hoiio.Ivr.Dial(Sales, "A customer is waiting.", notifyUrl: Nowhere + "sales");
await page.GetByRole(AriaRole.Button, new() { Name = "Answer" }).WaitForAsync();
await page.ScreenshotAsync(new() { Path = Path.Combine(Folder(), "console.png"), Animations = ScreenshotAnimations.Disabled });

void Pass(int seconds) => sandbox.Advance(TimeSpan.FromSeconds(seconds));

static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
