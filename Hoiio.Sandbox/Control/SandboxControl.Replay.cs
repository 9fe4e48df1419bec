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
    /// <param name="start">How the journal begins; null for as this sandbox does.</param>
    /// <param name="run">Plays it, and returns whether the clock runs at its end; null for as before.</param>
    public void Replay(StartSettings? start, Func<bool?> run)
    {
        ThrowIfDisposed();
        exchange.ExecuteExclusively(() =>
        {
            var isRunning = IsClockRunning;
            SetClock(isRunning: false);
            notifier.IsMuted = true;
            try
            {
                Reset(start);
                isRunning = run() ?? isRunning;
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
    public void ReplayReset(StartSettings start) => Reset(start);

    /// <summary>Moves the clock on to the time of a line.</summary>
    /// <param name="time">The time; null for that of the line before it.</param>
    /// <param name="actionsRun">How many appointments the clock had carried out; null for all that are due.</param>
    public void ReplayTime(DateTimeOffset? time, long? actionsRun) => exchange.Execute(exchange =>
    {
        var clock = exchange.World.Clock;
        var end = time is { } target && target > clock.Now ? target : clock.Now;
        if (actionsRun is { } count)
            while (clock.ActionsRun < count && clock.RunNext(Clock.End))
                continue;
        else
            while (clock.RunNext(end))
                continue;
        clock.MoveTo(end);
        clock.CatchUp();
    });

    /// <summary>Records an act of the clock, whose effect is in the times of the lines.</summary>
    public void ReplayClock(JsonObject body) => exchange.Execute(exchange => Record(exchange.World, "POST", "clock", body));

    void SetClock(bool isRunning) => exchange.Execute(exchange => exchange.World.Clock.IsRunning = isRunning);
}
