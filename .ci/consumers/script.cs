#:package Hoiio@PACKED_VERSION
#:package Hoiio.Sandbox@PACKED_VERSION
#:property PublishAot=false

using HoiioSdk;
using HoiioSdk.Sandbox;

using var sandbox = HoiioSandbox.Start();
sandbox.Use();

var sms = Hoiio.Sms.Send("Hoiio World", "+6511111111");
Console.WriteLine(sms.IsSuccess() ? "sent" : sms.status);
