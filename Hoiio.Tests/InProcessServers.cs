using NUnit.Framework;
// Some wait for a browser, for another process or for time to pass.
[assembly: LevelOfParallelism(4)]

namespace HoiioSdk.Tests;

/// <summary>The servers of the tests live in this process: callers that wait must leave them threads to answer with.</summary>
[SetUpFixture]
sealed class InProcessServers
{
    [OneTimeSetUp]
    public void LeaveThreadsForThem() => ThreadPool.SetMinThreads(128, 128);
}
