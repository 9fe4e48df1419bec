namespace HoiioSdk.Sandbox;

/// <content>The status, and settings: the clock, the credit, faults, readings, and a reset.</content>
public sealed partial class HoiioSandbox
{
    /// <summary>The status of the sandbox.</summary>
    public SandboxStatus Status => control.Status(Url);

    /// <summary>The current time of the sandbox's clock.</summary>
    public DateTimeOffset Now => control.Now;

    /// <summary>
    /// Whether the clock runs in real time. Initially it stands still. <see cref="Advance"/> works in both modes.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The property is set after the sandbox is disposed.</exception>
    public bool IsClockRunning
    {
        get => control.IsClockRunning;
        set => control.IsClockRunning = value;
    }

    /// <summary>
    /// Whether voice/query_status, voice/hangup, conference/moderate and user/get_balance are limited to 60 requests each per minute of the
    /// sandbox's clock. Initially <c>false</c>.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The property is set after the sandbox is disposed.</exception>
    public bool RateLimiting
    {
        get => control.RateLimiting;
        set => control.RateLimiting = value;
    }

    /// <summary>The current value of each reading, by name: <c>Readings["dates"]</c> is <c>seconds</c> or <c>fraction</c>. Readings are
    /// questions on which the sources about the service disagree. docs/readings.md lists them all.</summary>
    public IReadOnlyDictionary<string, string> Readings => control.Readings;

    /// <summary>Changes readings for all further answers and notifications. Omitted readings keep their current values. A reset restores
    /// the values of the start.</summary>
    /// <param name="readings">Names and values, such as <c>txn_refs=array,dates=fraction</c>; <c>other</c> for the first other value of
    /// each reading; <c>default</c> for all defaults. Later values replace earlier ones: <c>other,tag=empty</c>.</param>
    /// <exception cref="ArgumentException">A reading or a value does not exist. The message lists the existing ones.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public void SetReadings(string readings) => control.SetReadings(readings);

    /// <summary>
    /// Advances the clock. Runs everything that becomes due, in order of time, and waits until the notifications are answered or have
    /// failed. Requests that a listener makes in response are part of the same advance. Several threads may call it at once: the clock
    /// advances at least by the time of each call. A listener must answer a notification before it calls this method, otherwise the call
    /// waits for that answer until it times out.
    /// </summary>
    /// <param name="time">The time to advance by; zero only waits for pending notifications.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, or would pass the beginning of the year 9999.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public void Advance(TimeSpan time) => control.Advance(time);

    /// <inheritdoc cref="Advance"/>
    public Task AdvanceAsync(TimeSpan time) => control.AdvanceAsync(time);

    /// <summary>
    /// Sets a fault for the answers of a path. Of several faults, the first that matches the path and passes its probability applies. The
    /// random numbers are the same after each start and reset: the same requests, in the same order, get the same faults.
    /// </summary>
    /// <param name="path">The path, such as <c>sms/send</c>, or <c>*</c> for all paths.</param>
    /// <param name="fault">The fault.</param>
    /// <param name="times">The number of answers that it affects; null for no limit.</param>
    /// <param name="probability">The probability that it affects an answer: greater than 0, at most 1.</param>
    /// <exception cref="ArgumentException">The service does not have the path, <paramref name="times"/> is less than 1, or
    /// <paramref name="probability"/> is not greater than 0 and at most 1.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public void Fail(string path, Fault fault, int? times = 1, double probability = 1) =>
        control.Fail(path, fault, times, probability);

    /// <summary>The faults that are set, in the order in which they were set.</summary>
    public IReadOnlyList<OrderedFault> Faults => control.Faults;

    /// <summary>Removes faults.</summary>
    /// <param name="path">The path that the faults were set for, such as <c>sms/send</c> or <c>*</c>; null for all faults.</param>
    /// <exception cref="ArgumentException">The service does not have the path.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public void ClearFaults(string? path = null) => control.ClearFaults(path);

    /// <summary>Sets the credit of the account. Initially it is 50.000 SGD and a bonus of 4.650 SGD.</summary>
    /// <param name="points">The points, in SGD.</param>
    /// <param name="bonus">The bonus, in SGD, which is used first.</param>
    /// <exception cref="ArgumentOutOfRangeException">An amount is negative, greater than a billion, or has more than three
    /// decimals.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public void SetCredit(decimal points, decimal bonus = 0) => control.SetCredit(points, bonus);

    /// <summary>Resets everything to the start, except the port, the mode of the clock and the sequence of event IDs.</summary>
    /// <exception cref="ObjectDisposedException">The sandbox is disposed.</exception>
    public void Reset() => control.Reset();
}
