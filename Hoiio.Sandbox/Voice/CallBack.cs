namespace HoiioSdk.Sandbox.Voice;

/// <summary>A call back: rings two phones, one after the other, and connects them.</summary>
sealed class CallBack(Switchboard switchboard, Leg first, Leg second, TimeSpan maxDuration, string? notifyUrl)
    : Call(switchboard, first, second)
{
    protected override string Kind => "call";

    public void Begin() => Ring(First);

    protected override void OnAnswered(Leg leg)
    {
        if (leg == First)
            Ring(Second!);
        else
            Connect(maxDuration);
    }

    protected override void OnEnded() => World.Notify(notifyUrl, ToFields());
}
