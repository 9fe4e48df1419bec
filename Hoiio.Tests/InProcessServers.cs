using NUnit.Framework;
// Some tests wait for a browser, for another process or for time to pass.
[assembly: LevelOfParallelism(4)]

namespace HoiioSdk.Tests;

/// <summary>The test servers run in this process, so blocked callers must leave them threads.</summary>
[SetUpFixture]
sealed class InProcessServers
{
    [OneTimeSetUp]
    public void LeaveThreadsForThem() => ThreadPool.SetMinThreads(128, 128);
}
