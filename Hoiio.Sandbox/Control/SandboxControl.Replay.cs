using System.Text.Json.Nodes;
using HoiioSdk.Sandbox.Time;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Control;

/// <content>The operations of a replay.</content>
sealed partial class SandboxControl
{
    // Null outside a replay. A replay stops the clock, but its start line has the mode before.
    bool? wasRunningBeforeReplay;

    public string AccessToken => options.AccessToken;

    public string AppId => options.AppId;

    public StartSettings StartSettings => options.Start;

    /// <summary>Resets the sandbox and replays a journal under the lock. Meanwhile the clock stands still, and no notifications are
    /// sent.</summary>
    /// <param name="start">The settings at the start of the journal; null for those of this sandbox.</param>
    /// <param name="run">Replays the journal. Returns whether the clock runs at its end, or null to restore the mode.</param>
    public void Replay(StartSettings? start, Func<bool?> run)
    {
        ThrowIfDisposed();
        exchange.ExecuteExclusively(() =>
        {
            var isRunning = IsClockRunning;
            wasRunningBeforeReplay = isRunning;
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
                wasRunningBeforeReplay = null;
                SetClock(isRunning);
            }
        });
        Events.Add("clock");
    }

    /// <summary>Replays a reset.</summary>
    public void ReplayReset(StartSettings start) => Reset(start);

    /// <summary>Advances the clock to the time of a line.</summary>
    /// <param name="time">The time; null for that of the previous line.</param>
    /// <param name="actionsRun">The number of scheduled actions that had run; null to run all that are due.</param>
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

    /// <summary>Records an act that changes the clock. Its effect is in the times of the lines.</summary>
    public void ReplayClock(JsonObject body) => exchange.Execute(exchange => Record(exchange.World, "POST", "clock", body));

    void SetClock(bool isRunning) => exchange.Execute(exchange => exchange.World.Clock.IsRunning = isRunning);
}
