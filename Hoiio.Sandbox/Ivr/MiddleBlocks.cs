using HoiioSdk.Sandbox.Wire;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Ivr;

/// <summary>Plays a message.</summary>
sealed class PlayBlock(Request request) : IvrBlock("play", request)
{
    protected override void OnBegin() => Timer = Session.AfterMessage(this, () => Session.FinishOrHangUp(this));
}

/// <summary>Gathers keys, until it has enough, until #, or until the timeout.</summary>
sealed class GatherBlock : IvrBlock
{
    /// <summary>The maximum of max_digits.</summary>
    public const int MaxDigitsLimit = 255;

    readonly TimeSpan timeout;
    readonly int attempts;

    public GatherBlock(Request request) : base("gather", request)
    {
        MaxDigits = request.Number("max_digits") is { } number and > 0 ? number : null;
        timeout = MessageLength + (request.Seconds("timeout") ?? Timings.GatherTimeout);
        attempts = request.Number("attempts") ?? 1;
        Digits = "";
    }

    public override string WaitsFor => "keys";

    public override bool TakesKeys => true;

    public override void OnKey(char key)
    {
        Digits += key == '#' ? "" : key;
        if (key == '#' || Digits!.Length == (MaxDigits ?? MaxDigitsLimit))
            Session.Finish(this);
    }

    protected override void OnBegin() => Wait(attempts);

    protected override WireFields Result() => new() { { "digits", Digits } };

    void Wait(int attempts) => Timer = Session.After(timeout, () =>
    {
        if (Digits!.Length > 0)
            Session.Finish(this);
        else if (attempts > 1)
            Wait(attempts - 1);
        else
            Session.FinishWithoutKey(this);
    });
}

/// <summary>Records the caller.</summary>
sealed class RecordBlock(Request request) : IvrBlock("record", request)
{
    readonly TimeSpan maxDuration = request.Seconds("max_duration") ?? Timings.Recording;

    public override string WaitsFor => "speech";

    public override bool TakesKeys => true;

    public override bool TakesSpeech => true;

    public override void OnKey(char key)
    {
        if (key == '#')
            Session.Finish(this);
    }

    public override void OnSpeech(string text)
    {
        Speech = text;
        Session.Finish(this);
    }

    protected override void OnBegin() => Timer = Session.After(MessageLength + maxDuration, () => Session.Finish(this));

    protected override WireFields Result() => Session.PublishRecording(Speech ?? "");
}

/// <summary>Records the rest of the call.</summary>
sealed class MonitorBlock(Request request) : IvrBlock("monitor", request)
{
    /// <summary>The URL that is notified of the recording after the call.</summary>
    public string? RecordingUrl { get; } = request["monitor_notify_url"] ?? request["notify_url"];

    protected override void OnBegin() => Timer = Session.AfterMessage(this, () => Session.Finish(this));
}

/// <summary>Puts the caller on hold. It has no notify_url parameter, so it uses that of the previous block.</summary>
sealed class HoldBlock(Request request, string? notifyUrl) : IvrBlock("hold", request, notifyUrl)
{
    public override string WaitsFor => "unhold";
}

/// <summary>Takes the caller off hold.</summary>
sealed class UnholdBlock(Request request) : IvrBlock("unhold", request)
{
    protected override void OnBegin() => Timer = Session.After(Timings.Unhold, () => Session.Finish(this));
}
