using NUnit.Framework;

namespace HoiioSdk.Tests.Analyzers;

/// <summary>HOIIO005.</summary>
sealed class ClockTests : RuleTest
{
    [Test]
    public void A_date_used_as_an_instant_or_compared_with_now_is_reported() => Check("""
        var res = Hoiio.Voice.Status("AA-C-1");
        DateTimeOffset when = res.date; // HOIIO005 res.date
        DateTimeOffset? maybe = res["date"]; // HOIIO005 res["date"]
        when = (DateTimeOffset)res.Date; // HOIIO005 res.Date
        when = new DateTimeOffset(res.date); // HOIIO005 res.date
        when = res.Get<DateTime>("date"); // HOIIO005 res.Get<DateTime>("date")
        Save(res.date); // HOIIO005 res.date
        var age = DateTime.UtcNow - res.date; // HOIIO005 res.date
        age = DateTimeOffset.UtcNow - res.date; // HOIIO005 res.date
        age = DateTimeOffset.Parse("2012-01-31 12:06:15 +08:00") - res.date; // HOIIO005 res.date
        age = DateTime.Now.Subtract(res.date); // HOIIO005 res.date
        var isRecent = res.date > DateTime.UtcNow.AddHours(-1); // HOIIO005 res.date
        isRecent = res.date.AddDays(30) < DateTime.Today; // HOIIO005 res.date.AddDays(30)
        isRecent = res.date.Date == DateTime.Now.Date; // HOIIO005 res.date.Date
        isRecent = res.date.CompareTo(DateTime.UtcNow - TimeSpan.FromDays(1)) > 0; // HOIIO005 res.date
        var utc = res.date.ToUniversalTime(); // HOIIO005 res.date
        var local = res.date.ToLocalTime(); // HOIIO005 res.date
        utc = TimeZoneInfo.ConvertTimeToUtc(res.date); // HOIIO005 res.date
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");
        utc = TimeZoneInfo.ConvertTimeFromUtc(res.date, zone); // HOIIO005 res.date
        when = new DateTimeOffset(res.date, TimeSpan.Zero); // HOIIO005 res.date
        utc = DateTime.SpecifyKind(res.date, DateTimeKind.Utc); // HOIIO005 res.date
        var now = DateTime.UtcNow;
        DateTime date = res.date;
        age = now - date; // HOIIO005 date
        when = date; // HOIIO005 date
        utc = date.ToUniversalTime(); // HOIIO005 date
        foreach (var number in Hoiio.Number.SubscribedNumbers().entries)
            if (number.expiry < DateTime.Today) // HOIIO005 number.expiry
                Console.WriteLine(number.number);
        var latest = Hoiio.Voice.HistoryAll().Max(call => call.date);
        age = DateTime.UtcNow - latest; // HOIIO005 latest
        var notification = Hoiio.Notification("date=2012-01-31 12:06:15");
        age = DateTime.UtcNow - notification.date; // HOIIO005 notification.date

        static void Save(DateTimeOffset when) => Console.WriteLine(when);
        """);

    [Test]
    public void Dates_with_an_offset_and_dates_compared_with_each_other_are_not_reported() => Check("""
        var res = Hoiio.Voice.Status("AA-C-1");
        DateTimeOffset when = res.Get<DateTimeOffset>("date");
        var age = DateTimeOffset.UtcNow - res.Get<DateTimeOffset>("date");
        DateTime date = res.date;
        when = new DateTimeOffset(date, TimeSpan.FromHours(8));
        when = new DateTimeOffset(res.date, TimeSpan.FromHours(8));
        dynamic exact = res.Get<DateTimeOffset>("date");
        age = DateTimeOffset.UtcNow - exact;
        age = DateTime.UtcNow.AddHours(8) - res.date;
        age = DateTime.UtcNow - res.date.AddHours(-8);
        age = (DateTime.UtcNow - res.date) + TimeSpan.FromHours(8);
        age = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8)).DateTime - res.date;
        age = res.date - Hoiio.Sms.Status("AA-S-1").date;
        age = res.date - new DateTime(2012, 1, 31);
        var isLate = res.date.Hour > 20 || res.date.Date == new DateTime(2012, 1, 31);
        var utc = TimeZoneInfo.ConvertTimeToUtc(res.date, TimeZoneInfo.FindSystemTimeZoneById("Asia/Singapore"));
        utc = DateTime.SpecifyKind(res.date, DateTimeKind.Utc).AddHours(-8);
        utc = DateTime.SpecifyKind(date.AddHours(-8), DateTimeKind.Utc);
        foreach (var call in Hoiio.Voice.HistoryAll(from: res.date, to: DateTimeOffset.UtcNow))
            Console.WriteLine($"{call.date:yyyy-MM-dd HH:mm:ss}");
        DateOnly day = DateOnly.FromDateTime(date);
        Console.WriteLine(DateTime.UtcNow - DateTime.Today);
        Show(res.date);

        static void Show(DateTime date) => Console.WriteLine(date);
        """);

    [Test]
    public void The_message_names_the_assumed_time_zone() => Assert.That(Messages("""
        var res = Hoiio.Voice.Status("AA-C-1");
        DateTimeOffset when = res.date;
        var age = DateTime.UtcNow - res.date;
        var utc = res.date.ToUniversalTime();
        """), Is.EqualTo(new[]
    {
        "HOIIO005: 'date' is in GMT+8; as a DateTimeOffset it would be taken for local time",
        "HOIIO005: 'date' is in GMT+8; compared with DateTime.UtcNow it is hours off",
        "HOIIO005: 'date' is in GMT+8; ToUniversalTime takes it for local time",
    }));
}
