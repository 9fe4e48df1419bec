namespace HoiioSdk.Sandbox;

/// <summary>The IVR sessions, by their identifiers.</summary>
sealed class IvrSessions(World world)
{
    readonly Dictionary<string, IvrSession> all = new(StringComparer.Ordinal);

    public IvrSession? Find(string id) => all.GetValueOrDefault(id);

    public IvrSession Open(Call call, IvrBlock start)
    {
        var session = new IvrSession(world, call, start);
        all.Add(session.Id, session);
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
}
