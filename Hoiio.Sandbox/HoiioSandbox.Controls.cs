namespace HoiioSdk.Sandbox;

/// <content>How it stands, and what a test sets: the clock, the credit, faults, readings, and everything back to the start.</content>
public sealed partial class HoiioSandbox
{
    /// <summary>How the sandbox stands.</summary>
    public SandboxStatus Status => control.Status(Url);

    /// <summary>The time on the sandbox's clock.</summary>
    public DateTimeOffset Now => control.Now;

    /// <summary>
    /// Whether the clock runs with the real time. Initially it stands. Either way <see cref="Advance"/> moves it on.
    /// </summary>
    /// <exception cref="ObjectDisposedException">It is set, and the sandbox is disposed.</exception>
    public bool IsClockRunning
    {
        get => control.IsClockRunning;
        set => control.IsClockRunning = value;
    }

    /// <summary>
    /// Whether voice/query_status, voice/hangup, conference/moderate and user/get_balance take only 60 requests each in a minute
    /// of the sandbox's clock. Initially off.
    /// </summary>
    /// <exception cref="ObjectDisposedException">It is set, and the sandbox is disposed.</exception>
    public bool RateLimiting
    {
        get => control.RateLimiting;
        set => control.RateLimiting = value;
    }

    /// <summary>The sources about the service disagree on some questions. How the sandbox reads each of them, by the name of the reading:
    /// <c>Readings["dates"]</c> is <c>seconds</c> or <c>fraction</c>. docs/readings.md lists all.</summary>
    public IReadOnlyDictionary<string, string> Readings => control.Readings;

    /// <summary>Changes readings: from now on the sandbox answers and notifies by them. Those that are not named stay as they are; a reset
    /// brings back those of the start.</summary>
    /// <param name="readings">Names and values, such as <c>txn_refs=array,dates=fraction</c>; <c>other</c> for the first other value of
    /// each reading, <c>default</c> for all defaults. What stands later counts: <c>other,tag=empty</c>.</param>
    /// <exception cref="ArgumentException">There is no such reading or no such value. The message lists those that exist.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public void SetReadings(string readings) => control.SetReadings(readings);

    /// <summary>
    /// Moves the clock on. Everything that falls due is carried out in order of time, and the notifications that come of it are
    /// sent, each at its moment, and answered or failed before this returns; a listener that answers one with a request takes part in the
    /// rest of the time. Several threads may call it at once: the clock ends up at least this far from the moment of each call. A listener
    /// must not call it before it answers: it would wait for itself.
    /// </summary>
    /// <param name="time">How far; zero waits for what is being sent.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, or leads past the beginning of the year 9999.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public void Advance(TimeSpan time) => control.Advance(time);

    /// <inheritdoc cref="Advance"/>
    public Task AdvanceAsync(TimeSpan time) => control.AdvanceAsync(time);

    /// <summary>
    /// Spoils answers of a path. Of several faults, the first that was ordered, fits the path and whose chance comes up happens. Chance is
    /// the same after each start and each reset: the same requests, in the same order, meet the same faults.
    /// </summary>
    /// <param name="path">The path, such as <c>sms/send</c>, or <c>*</c> for all.</param>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="times">How many answers; null for all that come.</param>
    /// <param name="probability">The share of answers that are spoilt, above 0 and at most 1.</param>
    /// <exception cref="ArgumentException">The service has no such path, <paramref name="times"/> is less than 1, or
    /// <paramref name="probability"/> is not above 0 and at most 1.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public void Fail(string path, Fault fault, int? times = 1, double probability = 1) =>
        control.Fail(path, fault, times, probability);

    /// <summary>The faults that are still to happen, in the order in which they were ordered.</summary>
    public IReadOnlyList<OrderedFault> Faults => control.Faults;

    /// <summary>Takes back faults that were ordered.</summary>
    /// <param name="path">Those that were ordered for a path, such as <c>sms/send</c>, or for <c>*</c>; null for all faults.</param>
    /// <exception cref="ArgumentException">The service has no such path.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public void ClearFaults(string? path = null) => control.ClearFaults(path);

    /// <summary>Sets the account's credit, in SGD. Initially it is 50.000 and 4.650.</summary>
    /// <param name="points">The main points.</param>
    /// <param name="bonus">The bonus, which is used up first.</param>
    /// <exception cref="ArgumentOutOfRangeException">An amount is less than zero, more than a billion, or has more than three
    /// decimals.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public void SetCredit(decimal points, decimal bonus = 0) => control.SetCredit(points, bonus);

    /// <summary>Puts everything back to the start, but for the port, the clock's mode and the ids of events, which go on.</summary>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public void Reset() => control.Reset();
}
