using HoiioSdk.Sandbox.Voice;
using HoiioSdk.Sandbox.Wire;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Ivr;

/// <summary>An incoming call that waits for its first block.</summary>
sealed class AnswerBlock(string? notifyUrl) : IvrBlock("answer", notifyUrl: notifyUrl);

/// <summary>Rings a phone, and plays a message once it is answered.</summary>
sealed class DialBlock(Request request, Leg leg) : IvrBlock("dial", request)
{
    readonly TimeSpan maxDuration = request.Seconds("max_duration") ?? Timings.IvrCall;

    public override void OnAnswered(Leg leg)
    {
        Session.Connect(maxDuration);
        Session.AfterMessage(this, () => Session.FinishOrHangUp(this));
    }

    protected override WireFields Result() => new() { { "dial_status", leg.Result }, { "dest", leg.Number } };
}
