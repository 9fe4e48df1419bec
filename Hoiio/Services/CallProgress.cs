using System.Diagnostics.CodeAnalysis;
using HoiioSdk.Answers;

namespace HoiioSdk.Services;

/// <summary>The progress of a call: its running blocks, whether its flow waits for one, and whether the call has ended.</summary>
#pragma warning disable CA1001 // A CancellationTokenSource without a timer holds nothing to dispose.
sealed class CallProgress
#pragma warning restore CA1001
{
    readonly Lock gate = new();
    readonly Dictionary<int, TaskCompletionSource<HoiioObject?>> running = [];
    readonly CancellationTokenSource ended = new();
    readonly TaskCompletionSource<bool> end = NewSource<bool>();

    TaskCompletionSource<bool> settled = NewSource<bool>();
    Task? watched;
    int steps;

    /// <summary>Cancelled when the call ends.</summary>
    public CancellationToken Ended => ended.Token;

    public bool IsOver => ended.IsCancellationRequested;

    /// <summary>Whether the service has accepted a block. Its notification has a step.</summary>
    public bool HasSteps { get; private set; }

    /// <summary>The latest notification; empty before the first.</summary>
    public HoiioObject Latest { get; set; } = new(Notifications.Path, []);

    /// <summary>Completes when the call ends.</summary>
    public Task End => end.Task;

    /// <summary>Completes when the callbacks of <see cref="Ended"/> have returned. Fails with their exceptions.</summary>
    public Task Callbacks { get; private set; } = Task.CompletedTask;

    /// <summary>The notification of the end, if it was received.</summary>
    public HoiioObject? Bill { get; private set; }

    /// <summary>Completes when the flow waits for a block or has returned.</summary>
    public Task Settled
    {
        get
        {
            lock (gate)
                return settled.Task;
        }
    }

    public static bool IsEnd([NotNullWhen(false)] HoiioObject? notification) =>
        notification is null || notification.Find<string>("call_state") == "ended";

    /// <summary>Requests a block and waits for its notification, or for the end of the call.</summary>
    /// <param name="request">Sends the request, with the step that the notification will name.</param>
    /// <param name="timeout">The time limit for the notification.</param>
    /// <param name="time">The clock.</param>
    public async Task<HoiioObject?> RunAsync(Func<int, Task> request, TimeSpan timeout, TimeProvider time)
    {
        var done = NewSource<HoiioObject?>();
        var step = Interlocked.Increment(ref steps);
        lock (gate)
            running.Add(step, done);
        try
        {
            await request(step).ConfigureAwait(false);
            lock (gate)
            {
                HasSteps = true;
                // If the notification came before the answer, the flow continues at once.
                if (!done.Task.IsCompleted)
                    settled.TrySetResult(true);
            }
            return await WaitAsync(done.Task, timeout, time).ConfigureAwait(false);
        }
        finally
        {
            lock (gate)
                running.Remove(step);
        }
    }

    /// <summary>Receives the notification of a step or of the end. A repeated or late notification changes nothing.</summary>
    public void Receive(int? step, HoiioObject notification)
    {
        if (IsEnd(notification))
            Finish(notification);
        else
            lock (gate)
                if (step is { } number && running.TryGetValue(number, out var done) && !done.Task.IsCompleted)
                {
                    Latest = notification;
                    Wake();
                    done.SetResult(notification);
                }
    }

    /// <summary>Ends the call for its flow.</summary>
    /// <param name="notification">The notification of the end; null if none is expected.</param>
    public void Finish(HoiioObject? notification)
    {
        lock (gate)
        {
            if (IsOver)
                return;
            Bill = notification;
            Latest = notification ?? Latest;
            Wake();
            // Run the callbacks outside the lock.
            Callbacks = ended.CancelAsync();
            end.SetResult(true);
            foreach (var done in running.Values)
                done.TrySetResult(notification);
        }
    }

    /// <summary>Waits for the end of the call.</summary>
    public Task EndAsync(TimeSpan timeout, TimeProvider time) => WaitAsync(end.Task, timeout, time);

    /// <summary>Marks the flow as waiting, unless the call has ended: the flow then has yet to return.</summary>
    public void Settle()
    {
        lock (gate)
            if (!IsOver)
                settled.TrySetResult(true);
    }

    /// <summary>Marks the flow as returned.</summary>
    public void Complete()
    {
        lock (gate)
            settled.TrySetResult(true);
    }

    /// <summary>Whether this is the first to watch the task.</summary>
    public bool Watch(Task settling) => Interlocked.Exchange(ref watched, settling) != settling;

    void Wake()
    {
        if (settled.Task.IsCompleted)
            settled = NewSource<bool>();
    }

    static async Task<T> WaitAsync<T>(Task<T> task, TimeSpan timeout, TimeProvider time)
    {
        try
        {
            return await task.WaitAsync(timeout, time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new HoiioException(FormattableString.Invariant(
                $"No notification came within {timeout.TotalMinutes} minutes. Check that the service can reach the notify URL."));
        }
    }

    static TaskCompletionSource<T> NewSource<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
