namespace HoiioSdk.Sandbox;

/// <summary>
/// The sandbox answers on the thread pool of its callers' process. Where they block all of its workers, waiting for an answer, the pool
/// would grow by a thread or two a second before it comes to that answer. While it stands still, and only then, this has it
/// grow at once.
/// </summary>
static class PoolRelief
{
    const int Step = 64;

    // A pool that is only slow, as at the start of a process, comes round by then.
    const int Patience = 4;

    static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(25);
    static readonly Lock gate = new();
    static int sandboxes;
    static Thread? watching;

    public static void Begin()
    {
        lock (gate)
        {
            sandboxes++;
            if (watching is not null)
                return;
            watching = new(Watch) { IsBackground = true, Name = "sandbox pool relief" };
            watching.Start();
        }
    }

    public static void End()
    {
        lock (gate)
            sandboxes--;
    }

    static void Watch()
    {
        var (completed, still, usual, raised) = (0L, 0, 0, 0);
        while (IsWanted(raised > 0))
        {
            Thread.Sleep(Tick);
            var (waiting, now) = (ThreadPool.PendingWorkItemCount, ThreadPool.CompletedWorkItemCount);
            still = waiting > 0 && now == completed ? still + 1 : 0;
            if (still == (raised > 0 ? 1 : Patience))
            {
                still = 0;
                ThreadPool.GetMinThreads(out var workers, out var completionPorts);
                usual = workers == raised ? usual : workers;
                raised = Math.Max(workers, ThreadPool.ThreadCount) + Step;
                ThreadPool.SetMinThreads(raised, completionPorts);
            }
            else if (waiting == 0 && raised > 0)
            {
                ThreadPool.GetMinThreads(out var workers, out var completionPorts);
                // Whoever has set another minimum meanwhile has decided.
                if (workers == raised)
                    ThreadPool.SetMinThreads(usual, completionPorts);
                raised = 0;
            }
            completed = now;
        }
    }

    static bool IsWanted(bool isRaised)
    {
        lock (gate)
        {
            if (sandboxes > 0 || isRaised)
                return true;
            watching = null;
            return false;
        }
    }
}
