namespace HoiioSdk.Tests.Sandbox.Ivr;

/// <summary>Base class of IVR tests.</summary>
abstract class IvrTest : SandboxTest
{
    /// <summary>The block and the call state of the last notification.</summary>
    protected string LastBlock => $"{LastNotification.Fields["ivr_block"]} {LastNotification.Fields["call_state"]}";

    /// <summary>Dials a phone, waits for its answer and returns the session.</summary>
    protected string Dialled()
    {
        var session = Text(Do("ivr/start/dial", new { dest = FirstPhone, notify_url = Nowhere }), "session");
        Pass(10);
        return session;
    }
}
