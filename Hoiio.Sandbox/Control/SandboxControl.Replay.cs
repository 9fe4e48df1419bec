using System.Text.Json.Nodes;
using HoiioSdk.Sandbox.Time;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Control;

/// <content>What a replay of a journal does to the sandbox.</content>
sealed partial class SandboxControl
{
    public string AccessToken => options.AccessToken;

    public string AppId => options.AppId;

    public StartSettings StartSettings => options.Start;

    /// <summary>Resets the sandbox and plays a journal, while nobody else is let in. The clock stands and no notification is sent
    /// meanwhile.</summary>
    /// <param name="begin">How the journal begins; null for as this sandbox does.</param>
    /// <param name="play">Plays it, and returns whether the clock runs at its end; null for as before.</param>
    public void Replay(StartSettings? begin, Func<bool?> play)
    {
        ThrowIfDisposed();
        exchange.Exclusively(() =>
        {
            var isRunning = IsClockRunning;
            SetClock(isRunning: false);
            notifier.IsMuted = true;
            try
            {
                Reset(begin);
                isRunning = play() ?? isRunning;
            }
            finally
            {
                notifier.IsMuted = false;
                SetClock(isRunning);
            }
        });
        Events.Add("clock");
    }

    /// <summary>Resets it in the middle of a replay, as the journal says that it was.</summary>
    public void ReplayReset(StartSettings begin) => Reset(begin);

    /// <summary>Moves the clock on to the time of a line.</summary>
    /// <param name="time">The time; null for that of the line before it.</param>
    /// <param name="carriedOut">How many appointments the clock had carried out; null for all that are due.</param>
    public void ReplayTime(DateTimeOffset? time, long? carriedOut) => exchange.Do(exchange =>
    {
        var clock = exchange.World.Clock;
        var end = time is { } wanted && wanted > clock.Now ? wanted : clock.Now;
        if (carriedOut is { } count)
            while (clock.CarriedOut < count && clock.CarryOutNext(Clock.Last))
                continue;
        else
            while (clock.CarryOutNext(end))
                continue;
        clock.MoveTo(end);
        clock.Enter();
    });

    /// <summary>Records an act of the clock, whose effect is in the times of the lines.</summary>
    public void ReplayClock(JsonObject body) => exchange.Do(exchange => Record(exchange.World, "POST", "clock", body));

    void SetClock(bool isRunning) => exchange.Do(exchange => exchange.World.Clock.IsRunning = isRunning);
}
