using HoiioSdk.Sandbox.Numbers;
using HoiioSdk.Sandbox.Voice;
using HoiioSdk.Sandbox.Wire;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Ivr;

/// <summary>The IVR API: each request starts a block in a session.</summary>
sealed class IvrService(Switchboard switchboard, ConferenceService conference, NumberService numbers)
{
    const string RoomPrefix = "room:";

    readonly Dictionary<string, IvrSession> sessions = new(StringComparer.Ordinal);

    public IvrSession? Find(string session) => sessions.GetValueOrDefault(session);

    public IvrSession Receive(string from, Subscription to) => Add(IvrSession.Receive(switchboard, from, to));

    public WireFields Dial(Request request)
    {
        var session = Add(IvrSession.Dial(switchboard, request));
        return new() { { "txn_ref", session.TxnRef }, { "session", session.Id } };
    }

    public WireFields Play(Request request) => Begin(request, new PlayBlock(request));

    public WireFields Gather(Request request) => Begin(request, new GatherBlock(request));

    public WireFields Record(Request request) => Begin(request, new RecordBlock(request));

    public WireFields Monitor(Request request)
    {
        if (GetReadySession(request).IsMonitored)
            throw new ApiException("error_monitor_in_progress");
        return Begin(request, new MonitorBlock(request));
    }

    public WireFields Hold(Request request) => Begin(request, new HoldBlock(request, GetReadySession(request).Block.NotifyUrl));

    public WireFields Unhold(Request request)
    {
        var session = GetLiveSession(request);
        if (!session.IsOnHold)
            throw new ApiException("error_session_not_on_hold");
        session.Block.IsDone = true;
        session.Begin(new UnholdBlock(request));
        return [];
    }

    public WireFields Transfer(Request request)
    {
        var session = GetReadySession(request);
        // Allow the caller's number, which the demo of the service uses as caller ID in a transfer.
        if (request["caller_id"] is { } shown && !numbers.IsCallerId(shown)
            && (session.HoiioNumber is null || shown != session.First.Number))
            throw new ApiException("error_caller_id_invalid");
        var dest = request.Get("dest");
        if (dest.StartsWith(RoomPrefix, StringComparison.Ordinal))
        {
            var room = conference.RoomFor(dest[RoomPrefix.Length..]);
            session.Transfer(new RoomTransferBlock(request), room);
            return new() { { "room", room } };
        }
        if (PhoneNumber.Validate("dest", dest, MagicNumbers.CallOutcome) is { } error)
            throw new ApiException(error);
        session.Transfer(request, new(dest, Rates.For(dest).Call));
        return [];
    }

    public WireFields Hangup(Request request)
    {
        var session = GetLiveSession(request);
        var isForced = request.Has("force");
        // No source documents the error code.
        if (isForced && request.Has("msg"))
            throw new ApiException("error_invalid_force");
        if (session.IsTransferred)
            throw new ApiException("error_session_ended");
        if (!isForced && (session.IsOnHold || (session.Block.IsRunning && switchboard.World.Readings.HangupNeedsForce)))
            throw new ApiException("error_session_not_ready");
        session.Hangup(request);
        return [];
    }

    WireFields Begin(Request request, IvrBlock block)
    {
        GetReadySession(request).Begin(block);
        return [];
    }

    IvrSession Add(IvrSession session) => sessions[session.Id] = session;

    /// <summary>The session of a request, if its call has not ended.</summary>
    IvrSession GetLiveSession(Request request)
    {
        var session = Find(request.Get("session")) ?? throw new ApiException("error_invalid_session");
        return session.IsOver ? throw new ApiException("error_session_ended") : session;
    }

    /// <summary>The session of a request, if it can start a block now.</summary>
    IvrSession GetReadySession(Request request)
    {
        var session = GetLiveSession(request);
        if (session.IsTransferred)
            throw new ApiException("error_session_ended");
        return session.Block.IsRunning ? throw new ApiException("error_session_not_ready") : session;
    }
}
