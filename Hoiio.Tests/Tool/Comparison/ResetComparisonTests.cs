using HoiioSdk.Sandbox.Tool.Comparison;
using NUnit.Framework;

namespace HoiioSdk.Tests.Tool.Comparison;

/// <summary>The numbering of references restarts after a reset, so equal references before and after it are different.</summary>
[TestFixture]
sealed class ResetComparisonTests
{
    [Test]
    public void An_additional_message_before_a_reset_affects_only_its_own_query_and_notification()
    {
        var old = new Recording();
        Run(old, "One", "Two", "Three").Reset();
        Run(old, "One", "Two").Reset();
        Run(old, "One");
        var @new = new Recording();
        Run(@new, "One", "Three").Reset();
        Run(@new, "One", "Two").Reset();
        Run(@new, "One");

        Assert.That(Differences(old.Compare(@new)), Is.EqualTo(
            ["sms/send: only in the old journal", "sms/query_status: only in the old journal",
                "notification to http://127.0.0.1:8000/: only in the old journal"]));
    }

    [Test]
    public void An_additional_message_between_two_resets_is_one_difference()
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
        Assert.That(Differences(Of("One").Compare(Of("Another", "One"))), Is.EqualTo(["sms/send: only in the new journal"]));
    }

    [Test]
    public void A_message_before_a_reset_does_not_match_an_equal_message_after_it()
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
        Assert.That(Differences(Of(3).Compare(Of(2))), Is.EqualTo(["sms/send: only in the old journal"]));
    }

    [Test]
    public void A_query_for_a_different_reference_after_a_reset_is_reported()
    {
        static Recording Of(bool queriesSecond)
        {
            var recording = new Recording();
            Send(recording, 0, "Before");
            Send(recording, 1, "Before");
            Send(recording.Reset(), 0, "After");
            Send(recording, 1, "After");
            return recording.Request("sms/query_status", $"txn_ref=AA-S-14114{(queriesSecond ? 8 : 7)}");
        }
        Assert.That(Differences(Of(false).Compare(Of(true))), Is.EqualTo(["sms/query_status: txn_ref differs"]));
        Assert.That(Of(false).Compare(Of(false)).IsEqual, Is.True);
    }

    [Test]
    public void A_different_number_of_resets_is_mentioned_but_is_no_difference()
    {
        var old = Run(new Recording().Reset(), "One", "Two");
        var @new = Run(new(), "One", "Two");
        Assert.That(old.Compare(@new).ToString(), Is.EqualTo("4 requests and 2 notifications match. "
            + "The old journal has 1 reset, the new one 0."));
    }

    [Test]
    public void References_without_a_counterpart_compare_as_plain_text()
    {
        var old = new Recording().Reset().Request("sms/query_status", "txn_ref=AA-S-1", """{"status":"error_invalid_txn_ref"}""");
        var @new = new Recording().Request("sms/query_status", "txn_ref=AA-S-1", """{"status":"error_invalid_txn_ref"}""");
        Assert.That(old.Compare(@new).IsEqual, Is.True);
    }

    static IEnumerable<string> Differences(JournalComparison comparison) => comparison.Differences.Select(difference => difference.What);

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
