#:package Hoiio@PACKED_VERSION
#:property PublishAot=false

using HoiioSdk;

Hoiio.Init("MY_APP_ID", "MY_ACCESS_TOKEN");

var res = Hoiio.Voice.Call("6511111111", "+6522222222");
Console.WriteLine(res.txn_reff);
if (res.status == "success")
    Console.WriteLine(res["session"]);

var status = await Hoiio.Voice.StatusAsync(res.EnsureSuccess().txn_ref);
int minutes = status.duration;
Console.WriteLine(status.tag);
DateTimeOffset when = status.date;
Console.WriteLine($"{minutes} {when}");

foreach (var entry in await Hoiio.Sms.History(from: "2012-01-31").entries)
    Console.WriteLine(entry.sms_status == "sent");
foreach (var call in Hoiio.Voice.HistoryAll().Where(call => call.debit is not null))
    Console.WriteLine((double)call.debit + call.sms_status);

Hoiio.Sms.Send("Hoiio World", "+6511111111");
Hoiio.Number.Subscribe("+6511111111", 2).EnsureSuccess();
