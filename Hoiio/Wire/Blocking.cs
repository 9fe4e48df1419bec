namespace HoiioSdk;

/// <summary>
/// Makes a call on the caller's own thread; only a new connection is opened on another. Waiting for other threads instead would starve a script
/// that calls from many workers at once, and deadlock one with a user interface.
/// </summary>
static class Blocking
{
    const int SpareThreads = 128;

    static readonly Lock growth = new();

    static int waitingWorkers;

    [ThreadStatic]
    static bool callerWaits;

    /// <summary>Whether the caller on this thread waits for the call that it makes.</summary>
    public static bool CallerWaits => callerWaits;

    public static dynamic Wait(Func<Task<dynamic>> call)
    {
        var isWorker = Thread.CurrentThread.IsThreadPoolThread;
        if (isWorker)
            LeaveThreadsToOpenConnections(Interlocked.Increment(ref waitingWorkers));
        callerWaits = true;
        try
        {
            return call().GetAwaiter().GetResult();
        }
        finally
        {
            callerWaits = false;
            if (isWorker)
                Interlocked.Decrement(ref waitingWorkers);
        }
    }

    // Workers that all wait for their first connection would keep the pool from opening it until it grew, a thread or two a second.
    static void LeaveThreadsToOpenConnections(int waiting)
    {
        lock (growth)
        {
            ThreadPool.GetMinThreads(out var workers, out var completionPorts);
            if (workers < waiting + SpareThreads / 2)
                ThreadPool.SetMinThreads(waiting + SpareThreads, completionPorts);
        }
    }
}
