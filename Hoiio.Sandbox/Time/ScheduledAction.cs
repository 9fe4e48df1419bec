namespace HoiioSdk.Sandbox.Time;

/// <summary>An action that runs at a time, unless it is cancelled before.</summary>
sealed class ScheduledAction(DateTimeOffset due, Action action)
{
    public DateTimeOffset Due => due;

    public Action Action => action;

    public bool IsCancelled { get; private set; }

    public void Cancel() => IsCancelled = true;
}
