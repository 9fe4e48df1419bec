using NUnit.Framework;
// Some tests wait for a browser, for another process or for time to pass.
[assembly: LevelOfParallelism(4)]

namespace HoiioSdk.Tests;

/// <summary>The test servers run in this process, so they need threads while callers block.</summary>
[SetUpFixture]
sealed class InProcessServers
{
    [OneTimeSetUp]
    public void RaiseThreadPoolMinimum() => ThreadPool.SetMinThreads(128, 128);
}
