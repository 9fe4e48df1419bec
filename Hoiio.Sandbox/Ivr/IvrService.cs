using System.Text;

namespace HoiioSdk.Sandbox;

/// <summary>The blocks that start an IVR call or keep it going.</summary>
sealed class IvrService(World world)
{
    public WireFields Dial(Request request)
    {
        var leg = new Leg(request.Get("dest"));
        var rate = Rates.For(leg.Number).Call;
        world.Switchboard.Demand(1, rate);
        var block = new IvrBlock("dial", request) { IsRunning = true, Result = () => new() { { "dial_status", leg.Result }, { "dest", leg.Number } } };
        var session = world.Sessions.Open(world.Switchboard.Open(leg, rate, request["tag"]), block);
        world.Switchboard.Ring(session.Call, leg, () =>
        {
            world.Switchboard.Connect(session.Call, request.Seconds("max_duration") ?? Timings.IvrCall);
            world.Switchboard.WhileUp(session.Call, block.MessageLength, () => world.Sessions.FinishOrHangUp(session, block));
        });
        return new() { { "txn_ref", session.Call.TxnRef }, { "session", session.Id } };
    }

    public IvrSession Receive(string from, Subscription to)
    {
        var call = world.Switchboard.Open(new(from), Rates.IncomingCall, tag: null, hoiioNumber: to.Number);
        var session = world.Sessions.Open(call, new("answer", notifyUrl: to.ForwardTo));
        world.Notify(to.ForwardTo, session.Describe(session.Block));
        world.After(Timings.IncomingRing, () =>
        {
            if (call.AnsweredAt is null)
                world.Switchboard.End(call);
        });
        return session;
    }

    public WireFields Play(Request request)
    {
        var session = world.Sessions.Ready(request);
        var block = world.Sessions.Begin(session, new("play", request));
        world.Switchboard.WhileUp(session.Call, block.MessageLength, () => world.Sessions.FinishOrHangUp(session, block));
        return [];
    }

    public WireFields Gather(Request request)
    {
        var session = world.Sessions.Ready(request);
        var (digits, most) = ("", request.Number("max_digits") ?? 0);
        var block = world.Sessions.Begin(session, new("gather", request) { Result = () => new() { { "digits", digits } } });
        block.KeyPressed = key =>
        {
            digits += key == '#' ? "" : key;
            if (key == '#' || digits.Length == most)
                world.Sessions.Finish(session, block);
        };

        // Nothing typed in the last attempt: the flow goes on with no digits (newer page), where the guide says that the call ends.
        var patience = block.MessageLength + (request.Seconds("timeout") ?? Timings.GatherTimeout);
        void Ask(int attempts) => world.Switchboard.WhileUp(session.Call, patience, () =>
        {
            if (block.IsRunning && digits.Length == 0 && attempts > 1)
                Ask(attempts - 1);
            else
                world.Sessions.Finish(session, block);
        });
        Ask(request.Number("attempts") ?? 1);
        return [];
    }

    public WireFields Record(Request request)
    {
        var session = world.Sessions.Ready(request);
        var said = "";
        var block = world.Sessions.Begin(session, new("record", request) { Result = () => Recording(said) });
        block.KeyPressed = key =>
        {
            if (key == '#')
                world.Sessions.Finish(session, block);
        };
        block.Spoken = words =>
        {
            said = words;
            world.Sessions.Finish(session, block);
        };
        world.Sessions.FinishAfter(block.MessageLength + (request.Seconds("max_duration") ?? Timings.Recording), session, block);
        return [];
    }

    public WireFields Monitor(Request request)
    {
        var session = world.Sessions.Ready(request);
        if (session.Monitored is not null)
            throw new Refusal("error_monitor_in_progress");
        var block = world.Sessions.Begin(session, new("monitor", request));
        var recordingUrl = request["monitor_notify_url"] ?? block.NotifyUrl;
        world.Sessions.FinishAfter(block.MessageLength, session, block);
        session.Monitored = () => world.Notify(recordingUrl, session.Describe(block).And(Recording("The whole call.")));
        return [];
    }

    public WireFields Hold(Request request)
    {
        var session = world.Sessions.Ready(request);
        // Hold takes no address of its own: that of the block before it hears of what happens.
        world.Sessions.Begin(session, new("hold", request, session.Block.NotifyUrl));
        return [];
    }

    public WireFields Unhold(Request request)
    {
        var session = world.Sessions.Live(request);
        if (!session.IsOnHold)
            throw new Refusal("error_session_not_on_hold");
        var block = world.Sessions.Begin(session, new("unhold", request));
        world.Sessions.FinishAfter(Timings.Unhold, session, block);
        return [];
    }

    // Whoever fetches the recording reads what was said.
    WireFields Recording(string said) => new() { { "record_url", world.Files.Publish("recording.mp3", "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(said)) } };
}
