namespace HoiioSdk;

/// <summary>
/// A blocking call runs on its caller's own thread, so that neither a thread pool full of others' work nor a user interface that waits can
/// hold it up. Only a new connection needs a thread of the pool, and callers that are workers of the pool themselves may have left it none.
/// So the pool's minimum is one higher for each of them, for as long as it waits.
/// </summary>
static class Blocking
{
    static readonly Lock poolSize = new();

    [ThreadStatic]
    static bool callerWaits;

    public static dynamic Wait(Func<Task<dynamic>> call)
    {
        var isReplaced = Thread.CurrentThread.IsThreadPoolThread && ResizePool(by: 1);
        callerWaits = true;
        try
        {
            return call().GetAwaiter().GetResult();
        }
        finally
        {
            callerWaits = false;
            if (isReplaced)
                ResizePool(by: -1);
        }
    }

    /// <summary>
    /// Whether the caller's thread is there for this call. It is there for one only: calls that the code of an argument makes meanwhile go
    /// their own way.
    /// </summary>
    public static bool ClaimThread() => callerWaits && !(callerWaits = false);

    static bool ResizePool(int by)
    {
        lock (poolSize)
        {
            ThreadPool.GetMinThreads(out var workers, out var completionPorts);
            return ThreadPool.SetMinThreads(workers + by, completionPorts);
        }
    }
}
