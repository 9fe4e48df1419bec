using NUnit.Framework;

namespace HoiioSdk.Tests.Tool.Comparison;

/// <summary>The order of overlapping requests is ignored.</summary>
[TestFixture]
sealed class OverlappingRequestTests
{
    [TestCase("abcd")]
    [TestCase("dcba")]
    [TestCase("cadb")]
    public void Overlapping_requests_match_in_any_order(string order)
    {
        var comparison = AtOnce("abcd").Compare(AtOnce(order));
        Assert.That(comparison.ToString(), Is.EqualTo("4 requests match. 4 requests overlapped with others, "
            + "so their order was ignored."));
    }

    [TestCase("abcd", "dcba")]
    [TestCase("abcd", "bdac")]
    [TestCase("dcba", "abcd")]
    [TestCase("bdac", "cabd")]
    public void Requests_that_overlap_in_only_one_journal_match_in_any_order(string oneByOne, string atOnce)
    {
        Assert.That(OneByOne(oneByOne).Compare(AtOnce(atOnce)).IsEqual, Is.True);
        Assert.That(AtOnce(atOnce).Compare(OneByOne(oneByOne)).IsEqual, Is.True);
    }

    [Test]
    public void A_missing_or_different_overlapping_request_is_reported()
    {
        Assert.That(AtOnce("abcd").Compare(AtOnce("dca")).Differences.Single().What, Is.EqualTo("sms/send: only in the old journal"));
        Assert.That(AtOnce("abcd").Compare(AtOnce("dcabb")).Differences.Single().What,
            Is.EqualTo("sms/send: only in the new journal"));
        Assert.That(AtOnce("abcd").Compare(AtOnce("decb")).IsEqual, Is.False);
        Assert.That(AtOnce("aab").Compare(OneByOne("ba")).Differences.Single().What, Is.EqualTo("sms/send: only in the old journal"));
    }

    [Test]
    public void Overlapping_requests_do_not_match_across_requests_that_do_not_overlap_them()
    {
        Recording Between(string first, string last) => OneByOne(first).Append(AtOnce("bc")).Append(OneByOne(last));
        Assert.That(Between("a", "d").Compare(OneByOne("a").Append(AtOnce("cb")).Append(OneByOne("d"))).IsEqual, Is.True);
        Assert.That(Between("a", "d").Compare(Between("d", "a")).IsEqual, Is.False);
        Assert.That(OneByOne("abc").Compare(OneByOne("b").Append(AtOnce("ac"))).IsEqual, Is.False);
    }

    [Test]
    public void A_different_order_of_requests_for_one_call_is_reported_even_if_another_request_overlaps_them()
    {
        Recording Calls(bool isSwapped)
        {
            string[] blocks = isSwapped ? ["hangup", "play"] : ["play", "hangup"];
            // The two requests of the session do not overlap each other, but the third request overlaps both.
            return new Recording().Request(blocks[0], "session=S4643").Request(blocks[1], "session=S4643")
                .Request("sms/send", beganAfter: 0);
        }
        Assert.That(Calls(false).Compare(Calls(false)).IsEqual, Is.True);
        Assert.That(Calls(false).Compare(Calls(true)).Differences.Single().What, Is.EqualTo("hangup: is in a different position"));
    }

    [Test]
    public void Requests_for_one_call_that_overlap_each_other_match_in_any_order()
    {
        Recording Calls(params string[] blocks) => blocks.Aggregate(
            new Recording(), (recording, block) => recording.Request(block, "session=S4643", beganAfter: 0));
        Assert.That(Calls("play", "hangup").Compare(Calls("hangup", "play")).IsEqual, Is.True);
    }

    static Recording OneByOne(string messages) => messages.Aggregate(
        new Recording(), (recording, one) => recording.Request("sms/send", $"msg={one}"));

    static Recording AtOnce(string messages) => messages.Aggregate(
        new Recording(), (recording, one) => recording.Request("sms/send", $"msg={one}", beganAfter: 0));
}
