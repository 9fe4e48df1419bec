namespace HoiioSdk.Tests.Sandbox.Ivr;

/// <summary>A test of IVR flows, with a session to start from.</summary>
abstract class IvrTest : SandboxTest
{
    /// <summary>The fields of the last notification, as "block state".</summary>
    protected string LastBlock => $"{LastNotification.Fields["ivr_block"]} {LastNotification.Fields["call_state"]}";

    /// <summary>Dials and waits for the answer.</summary>
    protected string Dialled()
    {
        var session = Text(Do("ivr/start/dial", new { dest = FirstPhone, notify_url = Nowhere }), "session");
        Pass(10);
        return session;
    }
}
