using NUnit.Framework;

namespace HoiioSdk.Tests.Wire;

/// <summary>The dates and periods that are sent.</summary>
sealed class RequestPeriodTests : WireTest
{
    [Test]
    public void Dates_are_sent_in_GMT_plus_8_whatever_the_culture_and_time_zone()
    {
        Hoiio.Voice.History(from: new DateTime(2012, 1, 31, 12, 6, 15),
            to: new DateTimeOffset(2012, 1, 31, 23, 0, 0, TimeSpan.FromHours(-5)));
        Hoiio.Voice.History(from: new DateTime(2012, 1, 31, 20, 0, 0, DateTimeKind.Utc),
            to: new DateTime(2012, 1, 31, 20, 0, 0, DateTimeKind.Utc).ToLocalTime());

        Assert.That(Server.Requests[0]["from"], Is.EqualTo("2012-01-31 12:06:15"));
        Assert.That(Server.Requests[0]["to"], Is.EqualTo("2012-02-01 12:00:00"));
        Assert.That(Server.Requests[1]["from"], Is.EqualTo("2012-02-01 04:00:00"));
        Assert.That(Server.Requests[1]["to"], Is.EqualTo("2012-02-01 04:00:00"));
    }

    [Test]
    public void MinValue_and_MaxValue_are_sent_as_an_open_period()
    {
        Hoiio.Voice.History(from: DateTimeOffset.MinValue, to: DateTimeOffset.MaxValue);
        Hoiio.Voice.History(from: DateTime.MinValue, to: DateTime.MaxValue);
        Hoiio.Voice.History(from: DateTime.MinValue.AddHours(1), to: DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc));
        Hoiio.Request("voice/get_history", new { from = DateTime.MinValue, to = DateTime.MaxValue });
        Hoiio.Request("voice/get_history", new { from = DateOnly.MinValue, to = DateOnly.MaxValue });

        foreach (var request in Server.Requests)
            Assert.That((request["from"], request["to"]), Is.EqualTo(("0001-01-01 08:00:00", "9999-12-31 23:59:59")));
    }

    [Test]
    public void A_period_of_dates_covers_whole_days()
    {
        Hoiio.Request("voice/get_history", new { from = new DateOnly(2012, 1, 1), to = new DateOnly(2012, 1, 31) });

        Assert.That((Server.Request["from"], Server.Request["to"]), Is.EqualTo(("2012-01-01 00:00:00", "2012-01-31 23:59:59")));
    }

    [TestCase("Asia/Tokyo")]
    [TestCase("America/New_York")]
    [Platform(Exclude = "Win")]
    public void A_local_time_at_either_end_of_the_calendar_is_clamped(string zone)
    {
        var usual = Environment.GetEnvironmentVariable("TZ");
        try
        {
            Environment.SetEnvironmentVariable("TZ", zone);
            TimeZoneInfo.ClearCachedData();
            Assert.That(TimeZoneInfo.Local.Id, Is.EqualTo(zone));
            Hoiio.Voice.History(
                from: DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Local),
                to: DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Local));
        }
        finally
        {
            Environment.SetEnvironmentVariable("TZ", usual);
            TimeZoneInfo.ClearCachedData();
        }

        Assert.That(Server.Request["from"], Does.StartWith("0001-01-01"));
        Assert.That(Server.Request["to"], Does.StartWith("9999-12-31"));
    }

    [Test]
    public void A_period_with_null_texts_as_bounds_is_open()
    {
        string? none = null;

        Hoiio.Voice.History(from: none, to: none);

        Assert.That(Server.Request.Form.Keys, Is.EqualTo(new[] { "app_id", "access_token" }));
    }

    [Test]
    public void A_period_with_an_empty_bound_is_refused()
    {
        Func<GmtPlus8?, GmtPlus8?, object>[] histories =
        [
            (from, to) => Hoiio.Voice.History(from, to),
            (from, to) => Hoiio.Sms.History(from, to),
            (from, to) => Hoiio.Fax.History(from, to),
        ];
        foreach (var history in histories)
        {
            Assert.That(() => history("", null), Throws.ArgumentException.With.Message.StartsWith("from was empty."));
            Assert.That(() => history(null, ""), Throws.ArgumentException.With.Message.StartsWith("to was empty."));
        }
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public void The_date_of_an_answer_can_be_sent_back()
    {
        dynamic call = Answered("""{"status":"success_ok","date":"2012-01-31 12:06:15"}""");

        Hoiio.Voice.History(from: call.date);

        Assert.That(Server.Requests[1]["from"], Is.EqualTo("2012-01-31 12:06:15"));
    }
}
