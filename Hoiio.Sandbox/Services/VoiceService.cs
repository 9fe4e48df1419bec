namespace HoiioSdk.Sandbox;

/// <summary>Call backs: two phones are rung one after the other and connected.</summary>
sealed class VoiceService(Exchange exchange, Switchboard switchboard)
{
    public Fields Call(Request request)
    {
        var (dest1, dest2) = Pair(request["dest1"] ?? Account.RegisteredNumber, request);
        var rate = Rates.For(dest1).Call + Rates.For(dest2).Call;
        switchboard.Demand(1, rate);

        var (first, second) = (new Leg(dest1), new Leg(dest2));
        var call = switchboard.Open(first, rate, request["tag"], second);
        var longest = request.Seconds("max_duration") is { } limit && limit < Timings.Talk ? limit : Timings.Talk;
        call.Ended = () => exchange.Notify(request["notify_url"], call.ToFields());
        switchboard.Ring(call, first, () => switchboard.Ring(call, second, () => switchboard.Connect(call, longest)));
        return new() { { "txn_ref", call.TxnRef } };
    }

    public Fields Hangup(Request request)
    {
        switchboard.End(switchboard.Calls.Get(request.Get("txn_ref")));
        return [];
    }

    public Fields Status(Request request) => switchboard.Calls.Status(request);

    public Fields History(Request request) => switchboard.Calls.History(request);

    public Fields Rate(Request request)
    {
        var (dest1, dest2) = Pair(request.Get("dest1"), request);
        var rate = Rates.For(dest1).Call + Rates.For(dest2).Call;
        return new()
        {
            { "currency", Rates.Currency },
            { "rate", rate },
            { "talktime", (int)Math.Clamp(exchange.Account.Balance / rate, 0, int.MaxValue) },
        };
    }

    static (string Dest1, string Dest2) Pair(string dest1, Request request)
    {
        var dest2 = request.Get("dest2");
        return dest1 != dest2 ? (dest1, dest2) : throw new Refusal("error_same_dest1_dest2");
    }
}
