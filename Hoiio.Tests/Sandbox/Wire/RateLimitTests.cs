using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Wire;

[TestFixture]
sealed class RateLimitTests : SandboxTest
{
    [TestCase("voice/hangup")]
    [TestCase("voice/query_status")]
    [TestCase("conference/moderate")]
    public void A_path_with_a_rate_limit_accepts_60_requests_a_minute(string path)
    {
        Sandbox.RateLimiting = true;
        var requests = Enumerable.Range(0, 61).Select(_ => StatusOf(path, new { txn_ref = "x", action = "mute" })).ToList();
        Assert.That(requests.Count(status => status == "error_invalid_txn_ref"), Is.EqualTo(60));
        Assert.That(requests[^1], Is.EqualTo("error_rate_limit_exceeded"));
    }

    [Test]
    public void Other_paths_have_no_rate_limit()
    {
        Sandbox.RateLimiting = true;
        Assert.That(Enumerable.Range(0, 61).Select(_ => StatusOf("voice/get_history")), Is.All.EqualTo("success_ok"));
    }

    [Test]
    public void Rate_limiting_is_off_by_default_and_counts_each_path_separately()
    {
        for (var i = 0; i < 70; i++)
            Do("user/get_balance");
        Sandbox.RateLimiting = true;
        for (var i = 0; i < 60; i++)
            Do("user/get_balance");
        Assert.That(StatusOf("user/get_balance"), Is.EqualTo("error_rate_limit_exceeded"));
        Assert.That(StatusOf("user/get_info"), Is.EqualTo("success_ok"));
        Assert.That(StatusOf("voice/hangup", new { txn_ref = "x" }), Is.EqualTo("error_invalid_txn_ref"));
        Pass(60);
        Do("user/get_balance");
    }
}
