using HoiioSdk.Tests.Sandbox.Ivr;

namespace HoiioSdk.Tests.Sandbox.World;

/// <summary>Base class of tests of readings, with requests whose answers depend on them.</summary>
abstract class ReadingTest : IvrTest
{
    static readonly string File = Convert.ToBase64String("%PDF-1.4"u8);

    protected void PlayTransactions()
    {
        Do("number/update_forwarding", new { number = VoiceNumber, forward_to = Nowhere, mode = "fax" });
        Do("number/update_forwarding", new { number = SmsNumber, forward_sms_to = Nowhere });
        Do("voice/call", new { dest1 = FirstPhone, dest2 = SecondPhone, notify_url = Nowhere });
        Do("sms/send", new { dest = FirstPhone, msg = "Hi", notify_url = Nowhere });
        Do("fax/send", new { dest = FirstPhone, file = File, notify_url = Nowhere });
        Pass(600);
        var sms = Sandbox.IncomingSms(FirstPhone, SmsNumber, "Hi");
        Sandbox.IncomingFax(FirstPhone, VoiceNumber);
        Pass(600);
        foreach (var (path, txn_ref) in new[] { ("voice", "AA-C-141147"), ("sms", "AA-S-141147"), ("sms", sms), ("fax", "AA-F-141147") })
        {
            Do($"{path}/query_status", new { txn_ref });
            Do($"{path}/get_history");
        }
        Do("number/update_forwarding", new { number = VoiceNumber });
    }

    protected void PlayIncomingCall()
    {
        Do("number/update_forwarding", new { number = SmsNumber, forward_to = Nowhere });
        var session = Sandbox.IncomingCall(FirstPhone, SmsNumber);
        Do("ivr/middle/play", new { session, msg = "Hi", notify_url = Nowhere });
        Pass(60);
        Sandbox.HangUp(session);
        Pass(0);
    }

    protected string PlayGather()
    {
        var session = Dialled();
        Do("ivr/middle/gather", new { session, notify_url = Nowhere });
        Pass(60);
        return session;
    }
}
