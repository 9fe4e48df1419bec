using HoiioSdk.Sandbox.Tool.Comparison;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Comparison;

/// <summary>After a reset the references begin anew: those of before are others, though they look the same.</summary>
[TestFixture]
sealed class ResetComparisonTests
{
    [Test]
    public void A_message_more_before_the_resets_is_told_with_what_came_of_it_and_nothing_else()
    {
        var old = new Recording();
        Run(old, "One", "Two", "Three").Reset();
        Run(old, "One", "Two").Reset();
        Run(old, "One");
        var @new = new Recording();
        Run(@new, "One", "Three").Reset();
        Run(@new, "One", "Two").Reset();
        Run(@new, "One");

        Assert.That(Told(old.With(@new)), Is.EqualTo(
            ["sms/send: only in the old journal", "sms/query_status: only in the old journal",
                "notification to http://127.0.0.1:8000/: only in the old journal"]));
    }

    [Test]
    public void Runs_that_are_reset_twice_and_differ_in_one_message_have_one_difference()
    {
        static Recording Of(params string[] messages)
        {
            var recording = new Recording();
            Run(recording, "Same", "Same").Reset();
            for (var i = 0; i < messages.Length; i++)
                Send(recording, i, messages[i]);
            recording.Request("sms/query_status", $"txn_ref=AA-S-{141146 + messages.Length}");
            return Run(recording.Reset(), "Same", "Same");
        }
        Assert.That(Told(Of("One").With(Of("Another", "One"))), Is.EqualTo(["sms/send: only in the new journal"]));
    }

    [Test]
    public void A_message_that_is_missing_before_a_reset_is_none_of_those_like_it_after_the_reset()
    {
        static Recording Of(int before)
        {
            var recording = new Recording();
            for (var i = 0; i < before; i++)
                Send(recording, i, "Same");
            recording.Reset();
            for (var i = 0; i < 2; i++)
                Send(recording, i, "Same");
            return recording.Request("sms/query_status", "txn_ref=AA-S-141148");
        }
        Assert.That(Told(Of(3).With(Of(2))), Is.EqualTo(["sms/send: only in the old journal"]));
    }

    [Test]
    public void A_query_for_the_message_of_the_same_name_from_before_the_reset_is_a_difference()
    {
        static Recording Of(bool isOtherAsked)
        {
            var recording = new Recording();
            Send(recording, 0, "Before");
            Send(recording, 1, "Before");
            Send(recording.Reset(), 0, "After");
            Send(recording, 1, "After");
            return recording.Request("sms/query_status", $"txn_ref=AA-S-14114{(isOtherAsked ? 8 : 7)}");
        }
        Assert.That(Told(Of(false).With(Of(true))), Is.EqualTo(["sms/query_status: txn_ref is another"]));
        Assert.That(Of(false).With(Of(false)).IsEqual, Is.True);
    }

    [Test]
    public void Runs_that_are_not_reset_as_often_are_compared_all_the_same_and_it_is_said()
    {
        var old = Run(new Recording().Reset(), "One", "Two");
        var @new = Run(new(), "One", "Two");
        Assert.That(old.With(@new).ToString(), Is.EqualTo("No difference in 4 requests and 2 notifications; "
            + "the sandbox was reset 1 time in the old journal, 0 times in the new one."));
    }

    [Test]
    public void References_that_nobody_gave_out_are_the_same_in_both()
    {
        var old = new Recording().Reset().Request("sms/query_status", "txn_ref=AA-S-1", """{"status":"error_invalid_txn_ref"}""");
        var @new = new Recording().Request("sms/query_status", "txn_ref=AA-S-1", """{"status":"error_invalid_txn_ref"}""");
        Assert.That(old.With(@new).IsEqual, Is.True);
    }

    static IEnumerable<string> Told(JournalComparison comparison) => comparison.Differences.Select(one => one.What);

    static Recording Send(Recording recording, int number, string msg) => recording.Request(
        "sms/send", $"msg={msg}", $$"""{"txn_ref":"AA-S-{{141147 + number}}","status":"success_ok"}""");

    static Recording Run(Recording recording, params string[] messages)
    {
        for (var i = 0; i < messages.Length; i++)
            Send(recording, i, messages[i]);
        for (var i = 0; i < messages.Length; i++)
            recording.Notification("http://127.0.0.1:8000/", $"txn_ref=AA-S-{141147 + i}&sms_status=delivered")
                .Request("sms/query_status", $"txn_ref=AA-S-{141147 + i}");
        return recording;
    }
}
