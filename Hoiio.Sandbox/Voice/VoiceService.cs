namespace HoiioSdk.Sandbox;

/// <summary>Call backs: two phones are rung one after the other and connected.</summary>
sealed class VoiceService(World world)
{
    public WireFields Call(Request request)
    {
        var (dest1, dest2) = Pair(request["dest1"] ?? PrepaidAccount.RegisteredNumber, request);
        var (first, second) = (new Leg(dest1, Rates.For(dest1).Call), new Leg(dest2, Rates.For(dest2).Call));
        world.Switchboard.Demand(1, first.Rate + second.Rate);

        var call = world.Switchboard.Open("call", first, request["tag"], second);
        var longest = request.Seconds("max_duration") is { } limit && limit < Timings.Talk ? limit : Timings.Talk;
        var notifyUrl = request["notify_url"];
        call.Ended = () => world.Notify(notifyUrl, call.ToFields());
        world.Switchboard.Ring(call, first, () => world.Switchboard.Ring(call, second, () => world.Switchboard.Connect(call, longest)));
        return new() { { "txn_ref", call.TxnRef } };
    }

    public WireFields Hangup(Request request)
    {
        world.Switchboard.End(world.Switchboard.Calls.Get(request.Get("txn_ref")));
        return [];
    }

    public WireFields Status(Request request) => world.Switchboard.Calls.Status(request);

    public WireFields History(Request request) => world.Switchboard.Calls.History(request);

    public WireFields Rate(Request request)
    {
        var (dest1, dest2) = Pair(request.Get("dest1"), request);
        var rate = Rates.For(dest1).Call + Rates.For(dest2).Call;
        return new()
        {
            { "currency", Rates.Currency },
            { "rate", rate },
            { "talktime", (int)Math.Clamp(world.Account.Balance / rate, 0, int.MaxValue) },
        };
    }

    static (string Dest1, string Dest2) Pair(string dest1, Request request)
    {
        var dest2 = request.Get("dest2");
        return dest1 != dest2 ? (dest1, dest2) : throw new Refusal("error_same_dest1_dest2");
    }
}
