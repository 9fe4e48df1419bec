using System.Diagnostics.CodeAnalysis;

namespace HoiioSdk.Services;

/// <summary>How far a call is: the blocks that run, whether its flow waits for one of them, and whether the call is over.</summary>
#pragma warning disable CA1001 // A source of cancellation without a timer holds nothing that must be disposed.
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

    /// <summary>Is cancelled when the call is over.</summary>
    public CancellationToken Ended => ended.Token;

    public bool IsOver => ended.IsCancellationRequested;

    /// <summary>Whether the service has accepted a block, whose notification has a step.</summary>
    public bool HasSteps { get; private set; }

    /// <summary>The notification that brought the latest news.</summary>
    public HoiioObject? Latest { get; set; }

    /// <summary>Completes with the call.</summary>
    public Task End => end.Task;

    /// <summary>The notification of the end, if one has come.</summary>
    public HoiioObject? Bill { get; private set; }

    /// <summary>Completes when the flow waits for a block, and when it is over.</summary>
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

    /// <summary>Requests a block and waits for its notification, or for that of the end of the call.</summary>
    /// <param name="request">Sends the request. It is passed the step that the notification will name.</param>
    /// <param name="limit">How long the notification may take.</param>
    /// <param name="time">The clock.</param>
    public async Task<HoiioObject?> RunAsync(Func<int, Task> request, TimeSpan limit, TimeProvider time)
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
                // If the notification was faster than the answer, the flow goes on at once.
                if (!done.Task.IsCompleted)
                    settled.TrySetResult(true);
            }
            return await WaitAsync(done.Task, limit, time).ConfigureAwait(false);
        }
        finally
        {
            lock (gate)
                running.Remove(step);
        }
    }

    /// <summary>Takes the notification of a step or of the end. What comes twice or late changes nothing.</summary>
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
    /// <param name="notification">That of the end; null if none is waited for any more.</param>
    public void Finish(HoiioObject? notification)
    {
        lock (gate)
        {
            if (IsOver)
                return;
            Bill = notification;
            Latest = notification ?? Latest;
            Wake();
            // The callbacks run elsewhere, not under the lock.
            _ = ended.CancelAsync();
            end.SetResult(true);
            foreach (var done in running.Values)
                done.TrySetResult(notification);
        }
    }

    /// <summary>Waits for the end of the call.</summary>
    public Task EndAsync(TimeSpan limit, TimeProvider time) => WaitAsync(end.Task, limit, time);

    /// <summary>Tells that the flow waits. Once the call is over, it is to return.</summary>
    public void Settle()
    {
        lock (gate)
            if (!IsOver)
                settled.TrySetResult(true);
    }

    /// <summary>Tells that the flow is over, and the call with it.</summary>
    public void Complete()
    {
        lock (gate)
            settled.TrySetResult(true);
    }

    /// <summary>Whether nobody watches yet whether the flow settles.</summary>
    public bool Watch(Task settling) => Interlocked.Exchange(ref watched, settling) != settling;

    void Wake()
    {
        if (settled.Task.IsCompleted)
            settled = NewSource<bool>();
    }

    static async Task<T> WaitAsync<T>(Task<T> task, TimeSpan limit, TimeProvider time)
    {
        try
        {
            return await task.WaitAsync(limit, time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new HoiioException(FormattableString.Invariant(
                $"No notification came within {limit.TotalMinutes} minutes. Check that the service can reach the notify URL."));
        }
    }

    static TaskCompletionSource<T> NewSource<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
