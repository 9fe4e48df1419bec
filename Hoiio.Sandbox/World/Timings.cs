namespace HoiioSdk.Sandbox.World;

/// <summary>Durations on the sandbox's clock.</summary>
static class Timings
{
    public static readonly TimeSpan Ringing = TimeSpan.FromSeconds(3);
    public static readonly TimeSpan UnansweredRinging = TimeSpan.FromSeconds(30);
    public static readonly TimeSpan RingingInHand = TimeSpan.FromSeconds(60);
    public static readonly TimeSpan IncomingRing = TimeSpan.FromSeconds(60);
    public static readonly TimeSpan Talk = TimeSpan.FromSeconds(90);
    public static readonly TimeSpan Message = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan Unhold = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan GatherTimeout = TimeSpan.FromSeconds(15);
    public static readonly TimeSpan Recording = TimeSpan.FromSeconds(30);
    public static readonly TimeSpan IvrCall = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan BulkReport = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan SmsDelivery = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan SlowDelivery = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan FaxPage = TimeSpan.FromSeconds(30);

    public static TimeSpan RingFor(string number) => MagicNumbers.CallOutcome(number) switch
    {
        "unanswered" => UnansweredRinging,
        _ when MagicNumbers.IsSlow(number) => UnansweredRinging,
        _ => Ringing,
    };
}
