namespace HoiioSdk.Wire;

/// <summary>
/// Waits for a call on behalf of callers that block. The call needs threads of the pool, and callers that are workers of the pool may
/// leave it none. So the pool's minimum is one higher for each of them while it waits. Measured with 64 workers on a cold pool: 0.5 s,
/// and 13.5 s without; with 300 workers 1.0 s, and timeouts without.
/// </summary>
static class Blocking
{
    static readonly Lock gate = new();

    // The minimum as this class left it, and how much of it is this class's own.
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
            // Somebody else has set the minimum meanwhile: it stays theirs.
            if (workers != adjusted)
                added = 0;
            if (added + by >= 0 && ThreadPool.SetMinThreads(workers + by, completionPorts))
                (adjusted, added) = (workers + by, added + by);
        }
    }
}
