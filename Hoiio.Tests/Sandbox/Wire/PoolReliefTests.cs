using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox;

/// <summary>What a sandbox does for a thread pool whose workers all wait. It is that of the whole process, so they run alone.</summary>
[Category("OneCulture")]
[NonParallelizable]
sealed class PoolReliefTests : SandboxTest
{
    int usual, usualCompletionPorts;

    [SetUp]
    public void RememberMinimum() => ThreadPool.GetMinThreads(out usual, out usualCompletionPorts);

    [TearDown]
    public void RestoreMinimum() => ThreadPool.SetMinThreads(usual, usualCompletionPorts);

    // One test, in this order: a pool that once had a high minimum grows at once by itself.
    [Test]
    public void It_grows_at_once_and_has_its_minimum_back_afterwards_but_for_one_that_somebody_set_meanwhile()
    {
        HaveAllWorkersWait();
        Assert.That(Minimum, Is.EqualTo(usual).After(60).Seconds.PollEvery(10).MilliSeconds);

        var wanted = usual + 1000;
        HaveAllWorkersWait(onGrown: () => ThreadPool.SetMinThreads(wanted, usualCompletionPorts));
        // Nothing shows that it has looked once more; it does so 40 times a second.
        Thread.Sleep(250);
        Assert.That(Minimum(), Is.EqualTo(wanted));
    }

    static int Minimum()
    {
        ThreadPool.GetMinThreads(out var workers, out _);
        return workers;
    }

    // Each waits until the last has begun, which takes more workers than there are. By itself the pool adds one or two a second.
    static void HaveAllWorkersWait(Action? onGrown = null)
    {
        var there = Math.Max(ThreadPool.ThreadCount, Minimum());
        using var begun = new CountdownEvent(there + 200);
        using var over = new CountdownEvent(begun.InitialCount);
        using var release = new ManualResetEventSlim();
        for (var i = 0; i < begun.InitialCount; i++)
            ThreadPool.UnsafeQueueUserWorkItem(_ =>
            {
                // Not before the last has begun: the next step up would take what is set for the usual minimum.
                if (begun.Signal())
                    onGrown?.Invoke();
                release.Wait();
                over.Signal();
            }, null);
        try
        {
            Assert.That(begun.Wait(TimeSpan.FromSeconds(60)), "the pool grew");
        }
        finally
        {
            release.Set();
            over.Wait();
        }
    }
}
