using HoiioSdk.Sandbox.Wire;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Voice;

/// <summary>Conferences: rings phones, one after the other, and joins them in a room. Each has its own transaction.</summary>
sealed class ConferenceService(Switchboard switchboard)
{
    const int MaxParticipants = 8;

    public WireFields CallList(Request request)
    {
        if (switchboard.World.Readings.TxnRefsAreArray)
            return CallArray(request);
        var (txnRefs, room) = Invite(request);
        return new() { { "txn_refs", string.Join(',', txnRefs) }, { "room", room } };
    }

    public WireFields CallArray(Request request)
    {
        var (txnRefs, room) = Invite(request);
        return new() { { "txn_refs", txnRefs }, { "room", room } };
    }

    public WireFields Moderate(Request request)
    {
        var call = switchboard.Calls.Get(request.Get("txn_ref"));
        if (call.Room is null || call.IsOver)
            throw new ApiException("error_invalid_txn_ref");
        // The API never shows who is muted, so there is no state to keep.
        if (request["action"] == "kick")
            call.End();
        return [];
    }

    /// <summary>The room for a transfer: the existing room with the name, or a new room for an empty name.</summary>
    public string RoomFor(string name)
    {
        if (name.Length == 0)
            return NewRoom();
        if (!switchboard.RoomExists(name) || IsFull(name, 1))
            throw new ApiException("error_invalid_room");
        return name;
    }

    (List<string> TxnRefs, string Room) Invite(Request request)
    {
        var numbers = request.List("dest");
        if (request["room"] is { } existing && IsFull(existing, numbers.Length))
            throw new ApiException("error_dest_too_many");
        switchboard.EnsureAvailable(numbers.Length, numbers.Sum(number => Rates.For(number).Call));
        var room = request["room"] ?? NewRoom();
        return ([.. numbers.Select((number, index) => Invite(number, room, Timings.Ringing * index, request))], room);
    }

    string Invite(string number, string room, TimeSpan wait, Request request)
    {
        var call = new ConferenceCall(switchboard, new(number, Rates.For(number).Call), request["notify_url"]) { Tag = request["tag"] };
        call.Begin(room, wait);
        return call.TxnRef;
    }

    // A client may already have used the next name.
    string NewRoom()
    {
        var room = switchboard.World.Identifiers.Room();
        return switchboard.RoomExists(room) ? NewRoom() : room;
    }

    bool IsFull(string room, int more) => switchboard.ParticipantsIn(room) + more > MaxParticipants;
}
