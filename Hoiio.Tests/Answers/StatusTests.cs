using NUnit.Framework;

namespace HoiioSdk.Tests.Answers;

/// <summary>The meanings of statuses.</summary>
sealed class StatusTests
{
    [TestCase("success_ok", "the service did what was asked")]
    [TestCase("error_insufficient_credit", "the credit of the account is too low")]
    [TestCase("error_dest1_param_missing", "the parameter dest1 is missing")]
    [TestCase("error__param_missing", null)]
    [TestCase("error_param_missing", null)]
    [TestCase("error_of_the_future", null)]
    [TestCase("", null)]
    [TestCase("error_of_a_more_distant_future", null)]
    [TestCase("fault_dest1_param_missing", null)]
    public void Each_status_has_a_description(string status, string? meaning) =>
        Assert.That(HoiioStatus.Describe(status), Is.EqualTo(meaning));

    [Test]
    public void A_null_status_throws() =>
        Assert.That(() => HoiioStatus.Describe(null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("status"));

    [TestCase("error_dest_invalid", "write it as +6511111111: plus, country code, number, nothing else")]
    [TestCase("error_dest2_invalid", "write it as +6511111111")]
    [TestCase("error_from_invalid", "YYYY-MM-DD HH:MM:SS in GMT+8")]
    [TestCase("error_to_invalid", "YYYY-MM-DD HH:MM:SS in GMT+8")]
    [TestCase("error_invalid_notify_url", "http://my.server.com/myscript")]
    [TestCase("error_forward_to_invalid", "http://my.server.com/myscript")]
    [TestCase("error_max_duration_invalid", "whole seconds")]
    [TestCase("error_invalid_max_duration", "whole seconds")]
    [TestCase("error_invalid_duration", "1, 3 or 12")]
    [TestCase("error_invalid_room", "at most 32")]
    public void The_meaning_of_an_invalid_parameter_shows_the_right_format(string status, string form) =>
        Assert.That(HoiioStatus.Describe(status), Does.Contain("; ").And.Contain(form));

    // The API names this case: no notification comes for a session on hold.
    [Test]
    public void The_meaning_of_error_session_not_ready_mentions_unhold() =>
        Assert.That(HoiioStatus.Describe("error_session_not_ready"), Does.Contain("ivr/middle/unhold"));

    [Test]
    public void Every_meaning_that_says_not_valid_says_what_to_write() =>
        Assert.That(
            HoiioStatus.Meanings.Where(status => status.Key.Contains("invalid", StringComparison.Ordinal)).Select(status => status.Value),
            Has.None.Matches("^the (phone|period|page|duration|timeout|room)[a-z ]* is not valid$"));
}
