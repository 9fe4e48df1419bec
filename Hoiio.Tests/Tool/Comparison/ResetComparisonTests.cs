using HoiioSdk.Sandbox.Tool.Comparison;
using NUnit.Framework;

namespace HoiioSdk.Tests.Tool.Comparison;

/// <summary>References begin anew after a reset, so those before it differ from equal ones after it.</summary>
[TestFixture]
sealed class ResetComparisonTests
{
    [Test]
    public void An_additional_message_before_a_reset_is_reported_with_its_query_and_notification_only()
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
    public void One_message_that_differs_between_two_resets_is_one_difference()
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
    public void A_message_before_a_reset_is_not_the_counterpart_of_an_equal_one_after_it()
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
    public void A_query_for_an_equal_reference_from_before_the_reset_is_a_difference()
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
        Assert.That(Told(Of(false).With(Of(true))), Is.EqualTo(["sms/query_status: txn_ref differs"]));
        Assert.That(Of(false).With(Of(false)).IsEqual, Is.True);
    }

    [Test]
    public void Journals_with_different_numbers_of_resets_are_compared_and_the_result_says_so()
    {
        var old = Run(new Recording().Reset(), "One", "Two");
        var @new = Run(new(), "One", "Two");
        Assert.That(old.With(@new).ToString(), Is.EqualTo("4 requests and 2 notifications match. "
            + "The old journal has 1 reset, the new one 0."));
    }

    [Test]
    public void References_without_a_counterpart_compare_as_plain_text()
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
