namespace HoiioSdk.Sandbox;

/// <summary>The blocks that end an IVR session.</summary>
sealed class IvrEndService(World world)
{
    const string RoomPrefix = "room:";

    public WireFields Transfer(Request request)
    {
        var session = world.Sessions.Ready(request);
        // The service's own demo shows the caller's number to the phone that it transfers to.
        if (request["caller_id"] is { } shown
            && (session.Call.HoiioNumber is null || shown != session.Call.First.Number)
            && Parameter.CallerId.Judge(shown, world) is { } error)
            throw new Refusal(error);
        var dest = request.Get("dest");
        return dest.StartsWith(RoomPrefix, StringComparison.Ordinal)
            ? ToRoom(session, world.Conference.RoomFor(dest[RoomPrefix.Length..]), request)
            : ToPhone(session, dest, request);
    }

    public WireFields Hangup(Request request)
    {
        var session = world.Sessions.Live(request);
        var isForced = request.Has("force");
        // No source names the code.
        if (isForced && request.Has("msg"))
            throw new Refusal("error_invalid_force");
        if (session.IsTransferred)
            throw new Refusal("error_session_ended");
        if (session.IsOnHold && !isForced)
            throw new Refusal("error_session_not_ready");

        // D27: the newer page asks for force in the middle of a block. Scripts that follow the guide do without; then msg is just not
        // played.
        var interrupted = session.Block;
        if (interrupted.IsRunning)
        {
            var block = new IvrBlock("hangup", request, request["notify_url"] ?? interrupted.NotifyUrl) { IsRunning = true };
            session.Replace(block);
            block.Result = () => interrupted.Outcome!;
            block.IsDone = true;
            world.Switchboard.End(session.Call);
            return [];
        }
        var last = new IvrBlock("hangup", request) { IsRunning = true, IsDone = true };
        session.Replace(last);
        if (session.Call.AnsweredAt is not null && last.Message is not null)
            world.Switchboard.WhileUp(session.Call, last.MessageLength, () => world.Switchboard.End(session.Call));
        else
            world.Switchboard.End(session.Call);
        return [];
    }

    WireFields ToRoom(IvrSession session, string room, Request request)
    {
        var block = session.Begin(Block(request, () => "answered"));
        world.Switchboard.Join(session.Call, room);
        world.Switchboard.WhileUp(session.Call, block.MessageLength, () => Connect(session, block));
        return new() { { "room", room } };
    }

    WireFields ToPhone(IvrSession session, string dest, Request request)
    {
        if (PhoneNumber.Judge("dest", dest, MagicNumbers.CallOutcome) is { } error)
            throw new Refusal(error);
        var (call, leg) = (session.Call, new Leg(dest, Rates.For(dest).Call));
        var account = world.Account;
        // A transfer is the first block for many a call that comes in: its own first minute is held already.
        if (!account.TryHold(call.Hold, leg.Rate))
            throw new Refusal("error_insufficient_credit");

        var block = session.Begin(Block(request, () => leg.Result));
        call.Second = leg;
        var goesOn = request["on_failure"] == "continue";
        world.Switchboard.WhileUp(call, block.MessageLength, () => world.Switchboard.Ring(
            call,
            leg,
            () =>
            {
                call.Rate += leg.Rate;
                world.Switchboard.Pay(call, leg);
                Connect(session, block);
            },
            () =>
            {
                account.Release(call.Hold, leg.Rate);
                if (goesOn)
                    session.Finish(block);
                else
                {
                    block.IsDone = true;
                    world.Switchboard.End(call);
                }
            }));
        return [];
    }

    static IvrBlock Block(Request request, Func<string> status) =>
        new("transfer", request) { Result = () => new() { { "transfer_status", status() } } };

    void Connect(IvrSession session, IvrBlock block)
    {
        session.IsTransferred = true;
        session.Finish(block);
        world.Switchboard.WhileUp(session.Call, Timings.Talk, () => world.Switchboard.End(session.Call));
    }
}
