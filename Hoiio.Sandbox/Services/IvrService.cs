using System.Text;

namespace HoiioSdk.Sandbox;

/// <summary>The blocks that start an IVR call or keep it going.</summary>
sealed class IvrService(Exchange exchange, Switchboard switchboard, IvrSessions sessions)
{
    public Fields Dial(Request request)
    {
        var leg = new Leg(request.Get("dest"));
        var rate = Rates.For(leg.Number).Call;
        switchboard.Demand(1, rate);
        var block = new IvrBlock("dial", request) { IsRunning = true, Result = () => new() { { "dial_status", leg.Result }, { "dest", leg.Number } } };
        var session = sessions.Open(switchboard.Open(leg, rate, request["tag"]), block);
        switchboard.Ring(session.Call, leg, () =>
        {
            switchboard.Connect(session.Call, request.Seconds("max_duration") ?? Timings.IvrCall);
            switchboard.WhileUp(session.Call, block.MessageLength, () => sessions.FinishOrHangUp(session, block));
        });
        return new() { { "txn_ref", session.Call.TxnRef }, { "session", session.Id } };
    }

    public IvrSession Receive(string from, Subscription to)
    {
        var call = switchboard.Open(new(from), Rates.IncomingCall, tag: null, hoiioNumber: to.Number);
        var session = sessions.Open(call, new("answer", notifyUrl: to.ForwardTo));
        exchange.Notify(to.ForwardTo, session.Describe(session.Block));
        exchange.After(Timings.IncomingRing, () =>
        {
            if (call.AnsweredAt is null)
                switchboard.End(call);
        });
        return session;
    }

    public Fields Play(Request request)
    {
        var session = sessions.Ready(request);
        var block = sessions.Begin(session, new("play", request));
        switchboard.WhileUp(session.Call, block.MessageLength, () => sessions.FinishOrHangUp(session, block));
        return [];
    }

    public Fields Gather(Request request)
    {
        var session = sessions.Ready(request);
        var (digits, most) = ("", request.Number("max_digits") ?? 0);
        var block = sessions.Begin(session, new("gather", request) { Result = () => new() { { "digits", digits } } });
        block.KeyPressed = key =>
        {
            digits += key == '#' ? "" : key;
            if (key == '#' || digits.Length == most)
                sessions.Finish(session, block);
        };

        // Nothing typed in the last attempt: the flow goes on with no digits (newer page), where the guide says that the call ends.
        var patience = block.MessageLength + (request.Seconds("timeout") ?? Timings.GatherTimeout);
        void Ask(int attempts) => switchboard.WhileUp(session.Call, patience, () =>
        {
            if (block.IsRunning && digits.Length == 0 && attempts > 1)
                Ask(attempts - 1);
            else
                sessions.Finish(session, block);
        });
        Ask(request.Number("attempts") ?? 1);
        return [];
    }

    public Fields Record(Request request)
    {
        var session = sessions.Ready(request);
        var said = "";
        var block = sessions.Begin(session, new("record", request) { Result = () => Recording(said) });
        block.KeyPressed = key =>
        {
            if (key == '#')
                sessions.Finish(session, block);
        };
        block.Spoken = words =>
        {
            said = words;
            sessions.Finish(session, block);
        };
        sessions.FinishAfter(block.MessageLength + (request.Seconds("max_duration") ?? Timings.Recording), session, block);
        return [];
    }

    public Fields Monitor(Request request)
    {
        var session = sessions.Ready(request);
        if (session.Monitored is not null)
            throw new Refusal("error_monitor_in_progress");
        var block = sessions.Begin(session, new("monitor", request));
        var recordingUrl = request["monitor_notify_url"] ?? block.NotifyUrl;
        sessions.FinishAfter(block.MessageLength, session, block);
        session.Monitored = () => exchange.Notify(recordingUrl, session.Describe(block).And(Recording("The whole call.")));
        return [];
    }

    public Fields Hold(Request request)
    {
        var session = sessions.Ready(request);
        // Hold takes no address of its own: that of the block before it hears of what happens.
        sessions.Begin(session, new("hold", request, session.Block.NotifyUrl));
        return [];
    }

    public Fields Unhold(Request request)
    {
        var session = sessions.Live(request);
        if (!session.IsOnHold)
            throw new Refusal("error_session_not_on_hold");
        var block = sessions.Begin(session, new("unhold", request));
        sessions.FinishAfter(Timings.Unhold, session, block);
        return [];
    }

    // Whoever fetches the recording reads what was said.
    Fields Recording(string said) => new() { { "record_url", exchange.Publish("recording.mp3", "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(said)) } };
}
