using System.Diagnostics;
using System.Globalization;
using HoiioSdk.Sandbox.Tool.Comparison;
using NUnit.Framework;

namespace HoiioSdk.Tests.Tool.Comparison;

/// <summary>Which journals are equal, and which differences are reported.</summary>
sealed class JournalComparisonTests : ComparisonTest
{
    [Test]
    public void Journals_with_the_same_requests_and_notifications_are_equal() => AssertEqual(TwoCalls(), TwoCalls());

    [Test]
    public void Empty_journals_are_equal() => AssertEqual(new(), new());

    [Test]
    public void Everything_in_a_journal_differs_from_an_empty_one() =>
        AssertDifferences(
            TwoCalls(),
            new(),
            "voice/call: only in the old journal", "voice/call: only in the old journal", "voice/hangup: only in the old journal",
                $"notification to {Url}: only in the old journal");

    [TestCase("dest1=+6511111111&dest2=+6522222222&tag=a", "dest1=+6511111111&dest2=+6522222222&tag=b", "voice/call: tag differs")]
    [TestCase("dest1=+6511111111&dest2=+6522222222&tag=a", "dest1=+6511111111&dest2=+6522222222",
        "voice/call: tag is only in the old journal")]
    [TestCase("dest1=+6511111111&dest2=+6522222222", "dest1=+6511111111&dest2=+6522222222&tag=",
        "voice/call: tag is only in the new journal")]
    [TestCase("dest1=+6511111111&dest2=+6522222222", "dest1=+6522222222&dest2=+6511111111",
        "voice/call: dest1 differs, dest2 differs")]
    [TestCase("dest1=+6511111111&dest2=+6522222222", "dest1=+6511111111&Dest2=+6522222222",
        "voice/call: Dest2 is only in the new journal, dest2 is only in the old journal")]
    [TestCase("msg=Hello", "msg=hello", "voice/call: msg differs")]
    [TestCase("msg=Hello", "msg=Hello ", "voice/call: msg differs")]
    public void A_different_or_missing_parameter_is_reported(string old, string @new, string what) =>
        AssertDifferences(new Recording().Request("voice/call", old), new Recording().Request("voice/call", @new), what);

    [Test]
    public void The_order_of_parameters_is_ignored() =>
        AssertEqual(new Recording().Request("sms/send", "dest=+6511111111&msg=a"),
            new Recording().Request("sms/send", "msg=a&dest=+6511111111"));

    [Test]
    public void A_missing_request_does_not_affect_the_others()
    {
        var (old, @new) = (new Recording(), new Recording());
        foreach (var i in Enumerable.Range(0, 50))
        {
            old.Request("sms/send", $"dest=+6511111111&msg={i % 7}");
            if (i != 20)
                @new.Request("sms/send", $"dest=+6511111111&msg={i % 7}");
        }
        var difference = old.Compare(@new).Differences.Single();
        Assert.That((difference.What, difference.Old?.Number, difference.New?.Number),
            Is.EqualTo(("sms/send: only in the old journal", 21, (int?)null)));
    }

    [Test]
    public void Two_missing_requests_among_repeated_ones_are_two_differences()
    {
        var (old, @new) = (new Recording(), new Recording());
        foreach (var i in Enumerable.Range(0, 60))
        {
            old.Request("sms/send", $"msg={i * i % 7}");
            if (i is not (10 or 45))
                @new.Request("sms/send", $"msg={i * i % 7}");
        }
        AssertDifferences(old, @new, "sms/send: only in the old journal", "sms/send: only in the old journal");
        AssertDifferences(@new, old, "sms/send: only in the new journal", "sms/send: only in the new journal");
    }

    [Test]
    public void Thousands_of_additional_requests_do_not_affect_the_others()
    {
        var (old, @new) = (new Recording().Request("user/get_info", "n=1"), new Recording().Request("user/get_info", "n=2"));
        foreach (var _ in Enumerable.Range(0, 3000))
            @new.Request("user/get_balance");
        foreach (var i in Enumerable.Range(0, 2000))
        {
            old.Request("sms/send", $"msg={i}");
            @new.Request("sms/send", $"msg={i}");
        }
        old.Request("user/get_info", "n=3");
        @new.Request("user/get_info", "n=4");
        Assert.That(old.Compare(@new).Differences.CountBy(difference => difference.What), Is.EquivalentTo(new Dictionary<string, int>
        {
            ["user/get_balance: only in the new journal"] = 3000,
            ["user/get_info: n differs"] = 2,
        }));
    }

    [Test]
    public void An_additional_request_is_reported_with_its_number()
    {
        var difference = TwoCalls().Compare(new Recording().Request("user/get_balance").Append(TwoCalls())).Differences.Single();
        Assert.That((difference.What, difference.Old?.Number, difference.New?.Number),
            Is.EqualTo(("user/get_balance: only in the new journal", (int?)null, 1)));
    }

    [Test]
    public void A_different_order_is_reported()
    {
        var old = new Recording().Request("sms/send", "msg=a").Request("sms/send", "msg=b");
        var @new = new Recording().Request("sms/send", "msg=b").Request("sms/send", "msg=a");
        AssertDifferences(old, @new, "sms/send: is in a different position");
    }

    [Test]
    public void An_answer_with_a_different_status_is_reported() => AssertDifferences(
        new Recording().Request("user/get_balance"),
        new Recording().Request("user/get_balance", answer: """{"status":"error_invalid_access_token"}"""),
        "user/get_balance: status differs");

    [Test]
    public void Acts_are_ignored()
    {
        AssertEqual(new Recording().Act("clock").Request("user/get_balance"), new Recording().Request("user/get_balance"));
        // An act has the ID of the last event before it.
        var sameId = new Recording().Request("user/get_balance").Act("clock").WithField("id", 1);
        AssertEqual(sameId, new Recording().Request("user/get_balance"));
    }

    [TestCase("http_status", 500)]
    [TestCase("fault", "reset")]
    public void A_different_HTTP_status_or_fault_is_reported(string field, object value) => AssertDifferences(
        new Recording().Request("user/get_balance"), new Recording().Request("user/get_balance").WithField(field, value),
        $"user/get_balance: {field} {(field == "fault" ? "is only in the new journal" : "differs")}");

    [Test]
    public void Fields_of_an_answer_other_than_the_status_are_ignored() => AssertEqual(
        new Recording().Request("user/get_balance", answer: """{"balance":"1.000","status":"success_ok"}"""),
        new Recording().Request("user/get_balance", answer: """{"balance":"2.000","status":"success_ok"}"""));

    [Test]
    public void A_different_app_ID_in_all_requests_is_mentioned_but_is_no_difference()
    {
        var comparison = TwoCalls().Compare(new Recording()
            .Request("voice/call", "dest2=+6511111111&app_id=other", Answer("AA-C-1"))
            .Request("voice/call", "dest2=+6522111111&app_id=other", Answer("AA-C-2"))
            .Request("voice/hangup", "txn_ref=AA-C-1&app_id=other")
            .Notification(Url, "txn_ref=AA-C-1&duration=1&date=2012-01-20 12:00:00"));
        Assert.That(comparison.IsEqual, Is.True, comparison.ToString());
        Assert.That(comparison.ToString(), Does.Contain("The app ID is sandbox-app in the old journal and other in the new one."));
    }

    [TestCase("txn_ref=AA-C-1&duration=2&date=2012-01-20 12:00:00", 200, "duration differs")]
    [TestCase("txn_ref=AA-C-1&duration=1&date=2012-01-20 12:00:00&tag=a", 200, "tag is only in the new journal")]
    [TestCase("txn_ref=AA-C-2&duration=1&date=2012-01-20 12:00:00", 200, "txn_ref differs")]
    [TestCase("txn_ref=AA-C-1&duration=1&date=2012-01-20 12:00:00", 403, "http_status differs")]
    [TestCase("txn_ref=AA-C-1&duration=1&date=2012-01-20 12:00:00", null,
        "http_status is only in the old journal, problem is only in the new journal")]
    public void A_notification_with_a_different_field_or_answer_is_reported(string fields, int? httpStatus, string what)
    {
        var @new = Calls("AA-C-1", "AA-C-2").Request("voice/hangup", "txn_ref=AA-C-1").Notification(Url, fields, httpStatus);
        AssertDifferences(TwoCalls(), @new, $"notification to {Url}: {what}");
    }

    [Test]
    public void A_resent_notification_is_reported() =>
        AssertDifferences(TwoCalls(), TwoCalls().WithField("again_of", 1), $"notification to {Url}: again_of is only in the new journal");

    [Test]
    public void A_notification_to_a_different_URL_is_reported() => AssertDifferences(
        new Recording().Notification(Url, "txn_ref=AA-C-1"), new Recording().Notification(Url + "other", "txn_ref=AA-C-1"),
        $"notification to {Url}: only in the old journal", $"notification to {Url}other: only in the new journal");

    [Test]
    public void The_date_of_a_notification_is_ignored() =>
        AssertEqual(TwoCalls(), Calls("AA-C-1", "AA-C-2").Request("voice/hangup", "txn_ref=AA-C-1")
            .Notification(Url, "txn_ref=AA-C-1&duration=1&date=2099-01-20 12:00:00"));

    [Test]
    public void A_missing_notification_is_reported() => AssertDifferences(
        TwoCalls(), Calls("AA-C-1", "AA-C-2").Request("voice/hangup", "txn_ref=AA-C-1"), $"notification to {Url}: only in the old journal");

    [Test]
    public void The_order_of_notifications_is_compared_within_a_call_but_not_between_calls()
    {
        Recording Notified(params string[] fields) => fields.Aggregate(
            Calls("AA-C-1", "AA-C-2"), (recording, one) => recording.Notification(Url, one));
        AssertEqual(Notified("txn_ref=AA-C-1&n=1", "txn_ref=AA-C-2&n=1"), Notified("txn_ref=AA-C-2&n=1", "txn_ref=AA-C-1&n=1"));
        AssertDifferences(
            Notified("txn_ref=AA-C-1&n=1", "txn_ref=AA-C-1&n=2"),
            Notified("txn_ref=AA-C-1&n=2", "txn_ref=AA-C-1&n=1"),
            $"notification to {Url}: is in a different position");
    }

    [Test]
    public void The_duration_of_a_comparison_is_linear_in_the_length()
    {
        Recording Long(int count, int missing)
        {
            var recording = new Recording();
            for (var i = 0; i < count; i++)
                if (i != missing)
                    recording.Request("sms/send", string.Create(CultureInfo.InvariantCulture,
                        $"dest=+65{10_000_000 + (i % 1000)}&msg=Hello"), $$"""{"txn_ref":"AA-S-{{i}}","status":"success_ok"}""");
            return recording;
        }
        // Each side lacks a different request, so that all positions are shifted.
        var once = (Long(10_000, missing: 0).Journal, Long(10_000, missing: 9999).Journal);
        var tenTimes = (Long(1000, missing: 0).Journal, Long(1000, missing: 999).Journal);
        TimeSpan Time((RecordedJournal First, RecordedJournal Second) pair, int times)
        {
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < times; i++)
                Assert.That(new JournalComparison(pair.First, pair.Second).Differences, Has.Count.EqualTo(2));
            return watch.Elapsed;
        }

        // Alternate between both measurements and compare the minima, because other processes slow down some of the rounds.
        var rounds = Enumerable.Range(0, 2).Select(_ => (Once: Time(once, 1), TenTimes: Time(tenTimes, 10))).ToArray();
        Assert.That(rounds.Min(round => round.Once) / rounds.Min(round => round.TenTimes), Is.LessThan(8));
    }

    static Recording TwoCalls() =>
        Calls("AA-C-1", "AA-C-2").Request("voice/hangup", "txn_ref=AA-C-1")
            .Notification(Url, "txn_ref=AA-C-1&duration=1&date=2012-01-20 12:00:00");
}
