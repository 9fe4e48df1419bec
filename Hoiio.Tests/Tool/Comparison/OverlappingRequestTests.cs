using NUnit.Framework;

namespace HoiioSdk.Tests.Tool.Comparison;

/// <summary>Requests that were made at the same time come in any order.</summary>
[TestFixture]
sealed class OverlappingRequestTests
{
    [TestCase("abcd")]
    [TestCase("dcba")]
    [TestCase("cadb")]
    public void They_are_compared_as_a_set(string order)
    {
        var comparison = AtOnce("abcd").With(AtOnce(order));
        Assert.That(comparison.ToString(), Is.EqualTo("4 requests match. 4 requests overlapped with others, "
            + "so their order does not count."));
    }

    [TestCase("abcd", "dcba")]
    [TestCase("abcd", "bdac")]
    [TestCase("dcba", "abcd")]
    [TestCase("bdac", "cabd")]
    public void So_they_are_where_only_one_of_the_two_made_them_at_the_same_time(string oneByOne, string atOnce)
    {
        Assert.That(OneByOne(oneByOne).With(AtOnce(atOnce)).IsEqual, Is.True);
        Assert.That(AtOnce(atOnce).With(OneByOne(oneByOne)).IsEqual, Is.True);
    }

    [Test]
    public void None_of_them_may_be_missing_or_other()
    {
        Assert.That(AtOnce("abcd").With(AtOnce("dca")).Differences.Single().What, Is.EqualTo("sms/send: only in the old journal"));
        Assert.That(AtOnce("abcd").With(AtOnce("dcab b".Replace(" ", "", StringComparison.Ordinal))).Differences.Single().What,
            Is.EqualTo("sms/send: only in the new journal"));
        Assert.That(AtOnce("abcd").With(AtOnce("decb")).IsEqual, Is.False);
        Assert.That(AtOnce("aab").With(OneByOne("ba")).Differences.Single().What, Is.EqualTo("sms/send: only in the old journal"));
    }

    [Test]
    public void What_came_before_and_after_them_stays_before_and_after()
    {
        Recording Between(string first, string last) => OneByOne(first).Then(AtOnce("bc")).Then(OneByOne(last));
        Assert.That(Between("a", "d").With(OneByOne("a").Then(AtOnce("cb")).Then(OneByOne("d"))).IsEqual, Is.True);
        Assert.That(Between("a", "d").With(Between("d", "a")).IsEqual, Is.False);
        Assert.That(OneByOne("abc").With(OneByOne("b").Then(AtOnce("ac"))).IsEqual, Is.False);
    }

    [Test]
    public void Those_for_one_call_keep_their_order()
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
    public void Those_for_one_call_that_overlapped_with_each_other_have_none()
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
