using System.Text.RegularExpressions;
using HoiioSdk.Sandbox.World;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.World;

/// <summary>The table of readings is held against what a client sees.</summary>
[TestFixture]
sealed partial class EachReadingTests : ReadingTest
{
    static IEnumerable<string> Values => Reading.All.SelectMany(reading => reading.Values.Select(value => $"{reading.Name}={value.Name}"));

    // Whatever is in the table is carried out: no value is a synonym of another.
    [Test]
    public void A_client_sees_something_else_by_each_value()
    {
        var seen = Values.ToDictionary(value => value, See);
        foreach (var reading in Reading.All)
            Assert.That(reading.Values.Select(value => seen[$"{reading.Name}={value.Name}"]), Is.Unique, reading.Name);
        Assert.That(Reading.All.Select(reading => seen[$"{reading.Name}={reading.Default}"]).Distinct().Count(), Is.EqualTo(1));
    }

    // All that a client sees of all that depends on a reading.
    string See(string reading)
    {
        Sandbox.Reset();
        Sandbox.SetReadings(reading);
        PlayTransactions();
        PlayIncomingCall();
        PlayGather();
        var session = Dialled();
        Ask("ivr/middle/gather", new { session });
        Ask("ivr/end/hangup", new { session });
        session = Dialled();
        Ask("ivr/middle/monitor", new { session, msg = new string('x', 600), notify_url = Nowhere });
        Ask("ivr/middle/monitor", new { session, notify_url = Nowhere });
        Pass(3600);
        Do("sms/get_rate", new { dest = FirstPhone, msg = "Hi" });
        Do("number/get_choices", new { country = "SG" });
        Do("number/subscribe", new { number = "+6531580001", duration = 1 });
        Do("voice/conference", new { dest = FirstPhone });
        Do("sms/bulk_send", new { dest = FirstPhone, msg = "Hi" });
        var seen = string.Join('\n', Sandbox.Journal.Entries.Select(entry => entry.Answer)
            .Concat(Sandbox.Notifications.Select(one => $"{one.Query} {one.Body}")));
        return Time().Replace(Day().Replace(seen, "DAY"), "TIME");
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\d")]
    private static partial Regex Day();

    [GeneratedRegex(@"\d\d(:|%3A)\d\d(:|%3A)\d\d")]
    private static partial Regex Time();
}
