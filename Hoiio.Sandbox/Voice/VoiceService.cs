using HoiioSdk.Sandbox.Wire;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Voice;

/// <summary>Call backs, and the history and rates of calls.</summary>
sealed class VoiceService(Switchboard switchboard)
{
    readonly WorldState world = switchboard.World;

    public WireFields Call(Request request)
    {
        var (dest1, dest2) = Pair(request["dest1"] ?? PrepaidAccount.RegisteredNumber, request);
        var (first, second) = (new Leg(dest1, Rates.For(dest1).Call), new Leg(dest2, Rates.For(dest2).Call));
        switchboard.EnsureAvailable(1, first.Rate + second.Rate);
        var maxDuration = request.Seconds("max_duration") is { } limit && limit < Timings.Talk ? limit : Timings.Talk;
        var call = new CallBack(switchboard, first, second, maxDuration, request["notify_url"]) { Tag = request["tag"] };
        call.Begin();
        return new() { { "txn_ref", call.TxnRef } };
    }

    public WireFields Hangup(Request request)
    {
        switchboard.Calls.Get(request.Get("txn_ref")).End();
        return [];
    }

    public WireFields Status(Request request) => switchboard.Calls.Status(request);

    public WireFields History(Request request) => switchboard.Calls.History(request);

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
        return dest1 != dest2 ? (dest1, dest2) : throw new ApiException("error_same_dest1_dest2");
    }
}
