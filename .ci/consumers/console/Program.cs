using HoiioSdk;
using HoiioSdk.Sandbox;

using var sandbox = HoiioSandbox.Start();
sandbox.Use();

var call = Hoiio.Voice.Call("+6511111111", "+6522222222", tag: "myapp");
sandbox.Advance(TimeSpan.FromMinutes(5));

HoiioResponse status = await Hoiio.Voice.StatusAsync((string)call.txn_ref);
string? tag = status.Get<string>("tag");
Console.WriteLine($"{status.Status} {tag} {status.Get<decimal>("debit")}");
