namespace HoiioSdk.Sandbox;

/// <summary>Conferences: phones are rung one after the other and brought into a room, each with a transaction of its own.</summary>
sealed class ConferenceService(World world)
{
    const int PeoplePerRoom = 8;

    // D2: one comma-separated string here, a JSON array on the newer path.
    public WireFields CallList(Request request)
    {
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
        var call = world.Switchboard.Calls.Get(request.Get("txn_ref"));
        if (call.Room is null || call.IsOver)
            throw new Refusal("error_invalid_txn_ref");
        // Nothing that the API tells shows who is muted.
        if (request["action"] == "kick")
            world.Switchboard.End(call);
        return [];
    }

    /// <summary>The room for a transfer: the existing one of that name, or a new one for an empty name.</summary>
    public string RoomFor(string name)
    {
        if (name.Length == 0)
            return NewRoom();
        if (!world.Switchboard.IsRoom(name) || IsFull(name, 1))
            throw new Refusal("error_invalid_room");
        return name;
    }

    (List<string> TxnRefs, string Room) Invite(Request request)
    {
        var numbers = request.List("dest");
        if (request["room"] is { } wanted && IsFull(wanted, numbers.Length))
            throw new Refusal("error_dest_too_many");
        world.Switchboard.Demand(numbers.Length, numbers.Sum(number => Rates.For(number).Call));
        var room = request["room"] ?? NewRoom();
        return ([.. numbers.Select((number, index) => Invite(number, room, Timings.Ringing * index, request))], room);
    }

    string Invite(string number, string room, TimeSpan wait, Request request)
    {
        var leg = new Leg(number, Rates.For(number).Call);
        var call = world.Switchboard.Open("conference", leg, request["tag"]);
        world.Switchboard.Join(call, room);
        var notifyUrl = request["notify_url"];
        call.Ended = () => world.Notify(notifyUrl, call.ToFields());
        world.Switchboard.WhileUp(call, wait, () => world.Switchboard.Ring(call, leg, () => world.Switchboard.Connect(call, Timings.Talk)));
        return call.TxnRef;
    }

    // A caller may have given a room the name that comes next.
    string NewRoom()
    {
        var room = world.Ids.Room();
        return world.Switchboard.IsRoom(room) ? NewRoom() : room;
    }

    bool IsFull(string room, int more) => world.Switchboard.PeopleIn(room) + more > PeoplePerRoom;
}
