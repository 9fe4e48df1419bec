namespace HoiioSdk.Sandbox;

/// <summary>The IVR sessions, and the rules by which one block follows another.</summary>
sealed class IvrSessions(World world)
{
    readonly Dictionary<string, IvrSession> all = new(StringComparer.Ordinal);

    public IvrSession? Find(string id) => all.GetValueOrDefault(id);

    public IvrSession Open(Call call, IvrBlock start)
    {
        var session = new IvrSession(world.Ids.Session(), call, start);
        all.Add(session.Id, session);
        call.Ended = () => Conclude(session);
        return session;
    }

    /// <summary>The session of a request, if its call is still up.</summary>
    public IvrSession Live(Request request)
    {
        var session = Find(request.Get("session")) ?? throw new Refusal("error_invalid_session");
        return session.Call.IsOver ? throw new Refusal("error_session_ended") : session;
    }

    /// <summary>The session of a request, if it can take a block now.</summary>
    public IvrSession Ready(Request request)
    {
        var session = Live(request);
        if (session.IsTransferred)
            throw new Refusal("error_session_ended");
        return session.Block.IsRunning ? throw new Refusal("error_session_not_ready") : session;
    }

    /// <summary>Starts a block; the first one answers a call that came in.</summary>
    public IvrBlock Begin(IvrSession session, IvrBlock block)
    {
        if (session.Call.AnsweredAt is null)
        {
            session.Call.First.Result = "answered";
            world.Switchboard.Connect(session.Call, Timings.IvrCall);
        }
        session.Block = block;
        block.IsRunning = true;
        return block;
    }

    public void Finish(IvrSession session, IvrBlock block)
    {
        if (!block.IsRunning)
            return;
        block.IsRunning = false;
        world.Notify(block.NotifyUrl, session.Describe(block));
    }

    public void FinishAfter(TimeSpan delay, IvrSession session, IvrBlock block) =>
        world.Switchboard.WhileUp(session.Call, delay, () => Finish(session, block));

    /// <summary>Without a notify URL the call ends after the message.</summary>
    public void FinishOrHangUp(IvrSession session, IvrBlock block)
    {
        if (block.NotifyUrl is null && block.Message is not null)
            world.Switchboard.End(session.Call);
        else
            Finish(session, block);
    }

    void Conclude(IvrSession session)
    {
        // A block that is cut short still tells what it has: the digits so far, the words recorded so far.
        world.Notify(session.Block.NotifyUrl, session.Describe(session.Block, withResult: session.Block.IsRunning));
        session.Block.IsRunning = false;
        session.Monitored?.Invoke();
    }
}
