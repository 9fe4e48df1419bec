namespace HoiioSdk.Wire;

/// <summary>
/// Blocks until a call completes. The call needs threads of the pool, which blocked callers on the pool may use up, so each of them raises
/// the pool's minimum by one while it waits. Measured on a cold pool with 64 callers: 0.5 s, and 13.5 s without; with 300 callers: 1.0 s,
/// and timeouts without.
/// </summary>
static class Blocking
{
    static readonly Lock gate = new();

    // The minimum that this class has set, and how much of it this class has added.
    static int adjusted;
    static int added;

    public static dynamic Wait(Task<dynamic> call)
    {
        if (!Thread.CurrentThread.IsThreadPoolThread || call.IsCompleted)
            return call.GetAwaiter().GetResult();
        Adjust(by: 1);
        try
        {
            return call.GetAwaiter().GetResult();
        }
        finally
        {
            Adjust(by: -1);
        }
    }

    static void Adjust(int by)
    {
        lock (gate)
        {
            ThreadPool.GetMinThreads(out var workers, out var completionPorts);
            // Keep a minimum that other code has set in the meantime.
            if (workers != adjusted)
                added = 0;
            if (added + by >= 0 && ThreadPool.SetMinThreads(workers + by, completionPorts))
                (adjusted, added) = (workers + by, added + by);
        }
    }
}
