using HoiioSdk.Sandbox.Voice;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.Ivr;

/// <summary>Rings a phone, and transfers the caller to it.</summary>
sealed class PhoneTransferBlock(Request request, Leg leg) : IvrBlock("transfer", request)
{
    readonly bool continuesAfterFailure = request["on_failure"] == "continue";

    public override void OnAnswered(Leg leg) => Session.ConnectTransfer(this, leg);

    public override void OnUnanswered(Leg leg)
    {
        Session.ReleaseTransfer(leg);
        if (continuesAfterFailure)
            Session.Finish(this);
        else
            base.OnUnanswered(leg);
    }

    protected override void OnBegin()
    {
        Session.AddTransferLeg(leg);
        Session.AfterMessage(this, () => Session.Ring(leg));
    }

    protected override WireFields Result() => new() { { "transfer_status", leg.Result } };
}

/// <summary>Transfers the caller to a conference room.</summary>
sealed class RoomTransferBlock(Request request) : IvrBlock("transfer", request)
{
    string result = CallStatus.Unanswered;

    protected override void OnBegin() => Session.AfterMessage(this, () =>
    {
        result = CallStatus.Answered;
        Session.ConnectTransfer(this);
    });

    // The caller may hang up during the message.
    protected override WireFields Result() => new() { { "transfer_status", result } };
}

/// <summary>Ends the call.</summary>
/// <param name="request">The request.</param>
/// <param name="interrupted">The running block that it interrupts, or null. The notification of the end has the result of that
/// block.</param>
sealed class HangupBlock(Request request, IvrBlock? interrupted)
    : IvrBlock("hangup", request, request["notify_url"] ?? interrupted?.NotifyUrl)
{
    protected override void OnBegin()
    {
        IsDone = true;
        // Only a connected caller hears the message.
        if (interrupted is null && Session.AnsweredAt is not null)
            Session.AfterMessage(this, Session.End);
        else
            Session.End();
    }

    protected override WireFields Result() => interrupted?.Outcome ?? [];
}
