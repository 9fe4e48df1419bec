using NUnit.Framework;

namespace HoiioSdk.Tests.Tool.Comparison;

/// <summary>Overlapping requests may come in any order.</summary>
[TestFixture]
sealed class OverlappingRequestTests
{
    [TestCase("abcd")]
    [TestCase("dcba")]
    [TestCase("cadb")]
    public void Overlapping_requests_match_in_any_order(string order)
    {
        var comparison = AtOnce("abcd").With(AtOnce(order));
        Assert.That(comparison.ToString(), Is.EqualTo("4 requests match. 4 requests overlapped with others, "
            + "so their order does not count."));
    }

    [TestCase("abcd", "dcba")]
    [TestCase("abcd", "bdac")]
    [TestCase("dcba", "abcd")]
    [TestCase("bdac", "cabd")]
    public void Requests_that_overlap_in_only_one_journal_match_in_any_order(string oneByOne, string atOnce)
    {
        Assert.That(OneByOne(oneByOne).With(AtOnce(atOnce)).IsEqual, Is.True);
        Assert.That(AtOnce(atOnce).With(OneByOne(oneByOne)).IsEqual, Is.True);
    }

    [Test]
    public void An_overlapping_request_that_is_missing_or_differs_is_reported()
    {
        Assert.That(AtOnce("abcd").With(AtOnce("dca")).Differences.Single().What, Is.EqualTo("sms/send: only in the old journal"));
        Assert.That(AtOnce("abcd").With(AtOnce("dcab b".Replace(" ", "", StringComparison.Ordinal))).Differences.Single().What,
            Is.EqualTo("sms/send: only in the new journal"));
        Assert.That(AtOnce("abcd").With(AtOnce("decb")).IsEqual, Is.False);
        Assert.That(AtOnce("aab").With(OneByOne("ba")).Differences.Single().What, Is.EqualTo("sms/send: only in the old journal"));
    }

    [Test]
    public void Overlapping_requests_keep_their_place_between_the_others()
    {
        Recording Between(string first, string last) => OneByOne(first).Then(AtOnce("bc")).Then(OneByOne(last));
        Assert.That(Between("a", "d").With(OneByOne("a").Then(AtOnce("cb")).Then(OneByOne("d"))).IsEqual, Is.True);
        Assert.That(Between("a", "d").With(Between("d", "a")).IsEqual, Is.False);
        Assert.That(OneByOne("abc").With(OneByOne("b").Then(AtOnce("ac"))).IsEqual, Is.False);
    }

    [Test]
    public void Requests_for_one_call_keep_their_order_though_another_overlaps_them()
    {
        Recording Calls(bool isSwapped)
        {
            string[] blocks = isSwapped ? ["hangup", "play"] : ["play", "hangup"];
            // The two of one session come one after the other, and a third overlaps with both.
            return new Recording().Request(blocks[0], "session=S4643").Request(blocks[1], "session=S4643")
                .Request("sms/send", beganAfter: 0);
        }
        Assert.That(Calls(false).With(Calls(false)).IsEqual, Is.True);
        Assert.That(Calls(false).With(Calls(true)).Differences.Single().What, Is.EqualTo("hangup: comes in a different order"));
    }

    [Test]
    public void Requests_for_one_call_that_overlap_each_other_match_in_any_order()
    {
        Recording Calls(params string[] blocks) => blocks.Aggregate(
            new Recording(), (recording, block) => recording.Request(block, "session=S4643", beganAfter: 0));
        Assert.That(Calls("play", "hangup").With(Calls("hangup", "play")).IsEqual, Is.True);
    }

    static Recording OneByOne(string messages) => messages.Aggregate(
        new Recording(), (recording, one) => recording.Request("sms/send", $"msg={one}"));

    static Recording AtOnce(string messages) => messages.Aggregate(
        new Recording(), (recording, one) => recording.Request("sms/send", $"msg={one}", beganAfter: 0));
}
