using System.Text;

namespace HoiioSdk.Sandbox;

/// <summary>The blocks that start an IVR call or keep it going.</summary>
sealed class IvrService(World world)
{
    /// <summary>As many as one gather can ask for.</summary>
    public const int MostDigits = 255;

    public WireFields Dial(Request request)
    {
        var dest = request.Get("dest");
        var leg = new Leg(dest, Rates.For(dest).Call);
        world.Switchboard.Demand(1, leg.Rate);
        var block = new IvrBlock("dial", request)
        {
            IsRunning = true,
            Result = () => new() { { "dial_status", leg.Result }, { "dest", dest } }
        };
        var session = world.Sessions.Open(world.Switchboard.Open("ivr", leg, request["tag"]), block);
        var longest = request.Seconds("max_duration") ?? Timings.IvrCall;
        world.Switchboard.Ring(
            session.Call,
            leg,
            () =>
            {
                world.Switchboard.Connect(session.Call, longest);
                world.Switchboard.WhileUp(session.Call, block.MessageLength, () => session.FinishOrHangUp(block));
            },
            () =>
            {
                block.IsDone = true;
                world.Switchboard.End(session.Call);
            });
        return new() { { "txn_ref", session.Call.TxnRef }, { "session", session.Id } };
    }

    public IvrSession Receive(string from, Subscription to)
    {
        var call = world.Switchboard.Open("ivr", new(from, Rates.IncomingCall) { State = "ringing" }, tag: null, hoiioNumber: to.Number);
        var session = world.Sessions.Open(call, new("answer", notifyUrl: to.ForwardTo));
        world.Notify(to.ForwardTo, session.Describe(session.Block));
        world.Switchboard.WhileUp(call, Timings.IncomingRing, () =>
        {
            if (call.AnsweredAt is null)
                world.Switchboard.End(call);
        });
        return session;
    }

    public WireFields Play(Request request)
    {
        var session = world.Sessions.Ready(request);
        var block = session.Begin(new("play", request));
        block.Timer = world.Switchboard.WhileUp(session.Call, block.MessageLength, () => session.FinishOrHangUp(block));
        return [];
    }

    public WireFields Gather(Request request)
    {
        var session = world.Sessions.Ready(request);
        var most = request.Number("max_digits") is { } number and > 0 ? number : (int?)null;
        var block = session.Begin(new("gather", request) { WaitsFor = "keys", Digits = "", MaxDigits = most });
        block.Result = () => new() { { "digits", block.Digits } };
        block.KeyPressed = key =>
        {
            block.Digits += key == '#' ? "" : key;
            if (key == '#' || block.Digits!.Length == (most ?? MostDigits))
                session.Finish(block);
        };

        // Nothing typed in the last attempt: the flow goes on with no digits (newer page), where the guide says that the call ends.
        var patience = block.MessageLength + (request.Seconds("timeout") ?? Timings.GatherTimeout);
        void Ask(int attempts) => block.Timer = world.Switchboard.WhileUp(session.Call, patience, () =>
        {
            if (block.Digits!.Length == 0 && attempts > 1)
                Ask(attempts - 1);
            else
                session.Finish(block);
        });
        Ask(request.Number("attempts") ?? 1);
        return [];
    }

    public WireFields Record(Request request)
    {
        var session = world.Sessions.Ready(request);
        var block = session.Begin(new("record", request) { WaitsFor = "speech" });
        block.Result = () => Recording(block.Speech ?? "");
        block.KeyPressed = key =>
        {
            if (key == '#')
                session.Finish(block);
        };
        block.Spoken = words =>
        {
            block.Speech = words;
            session.Finish(block);
        };
        session.FinishAfter(block.MessageLength + (request.Seconds("max_duration") ?? Timings.Recording), block);
        return [];
    }

    public WireFields Monitor(Request request)
    {
        var session = world.Sessions.Ready(request);
        if (session.Monitored is not null)
            throw new Refusal("error_monitor_in_progress");
        var block = session.Begin(new("monitor", request));
        var recordingUrl = request["monitor_notify_url"] ?? block.NotifyUrl;
        session.FinishAfter(block.MessageLength, block);
        session.Monitored = () => world.Notify(recordingUrl, session.Describe(block).And(Recording("The whole call.")));
        return [];
    }

    public WireFields Hold(Request request)
    {
        var session = world.Sessions.Ready(request);
        // Hold takes no address of its own: that of the block before it hears of what happens.
        session.Begin(new("hold", request, session.Block.NotifyUrl) { WaitsFor = "unhold" });
        return [];
    }

    public WireFields Unhold(Request request)
    {
        var session = world.Sessions.Live(request);
        if (!session.IsOnHold)
            throw new Refusal("error_session_not_on_hold");
        session.Block.IsDone = true;
        session.FinishAfter(Timings.Unhold, session.Begin(new("unhold", request)));
        return [];
    }

    // Whoever fetches the recording reads what was said.
    WireFields Recording(string said) => new()
    {
        { "record_url", world.Files.Publish("recording.mp3", "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(said)) },
    };
}
