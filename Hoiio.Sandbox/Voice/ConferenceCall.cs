using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Voice;

/// <summary>The call of one participant in a conference.</summary>
sealed class ConferenceCall(Switchboard switchboard, Leg leg, string? notifyUrl) : Call(switchboard, leg)
{
    protected override string Kind => "conference";

    /// <summary>Adds the participant to a room, and rings the phone after a delay.</summary>
    public void Begin(string room, TimeSpan wait)
    {
        Join(room);
        After(wait, () => Ring(First));
    }

    protected override void OnAnswered(Leg leg) => Connect(Timings.Talk);

    protected override void OnEnded() => World.Notify(notifyUrl, ToFields());
}
