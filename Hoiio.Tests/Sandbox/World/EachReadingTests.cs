using System.Text.RegularExpressions;
using HoiioSdk.Sandbox.World;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.World;

/// <summary>Compares the table of readings with what a client receives.</summary>
[TestFixture]
sealed partial class EachReadingTests : ReadingTest
{
    static IEnumerable<string> Values => Reading.All.SelectMany(reading => reading.Values.Select(value => $"{reading.Name}={value.Name}"));

    [Test]
    public void Each_value_of_a_reading_changes_what_a_client_receives()
    {
        var observed = Values.ToDictionary(value => value, Observe);
        foreach (var reading in Reading.All)
            Assert.That(reading.Values.Select(value => observed[$"{reading.Name}={value.Name}"]), Is.Unique, reading.Name);
        Assert.That(Reading.All.Select(reading => observed[$"{reading.Name}={reading.Default}"]).Distinct().Count(), Is.EqualTo(1));
    }

    // Returns the answers and notifications of all requests that depend on a reading.
    string Observe(string reading)
    {
        Sandbox.Reset();
        Sandbox.SetReadings(reading);
        PlayTransactions();
        PlayIncomingCall();
        PlayGather();
        var session = Dialled();
        Request("ivr/middle/gather", new { session });
        Request("ivr/end/hangup", new { session });
        session = Dialled();
        Request("ivr/middle/monitor", new { session, msg = new string('x', 600), notify_url = Nowhere });
        Request("ivr/middle/monitor", new { session, notify_url = Nowhere });
        Pass(3600);
        Do("sms/get_rate", new { dest = FirstPhone, msg = "Hi" });
        Do("number/get_choices", new { country = "SG" });
        Do("number/subscribe", new { number = "+6531580001", duration = 1 });
        Do("voice/conference", new { dest = FirstPhone });
        Do("sms/bulk_send", new { dest = FirstPhone, msg = "Hi" });
        var observed = string.Join('\n', Sandbox.Journal.Entries.Select(entry => entry.Answer)
            .Concat(Sandbox.Notifications.Select(sent => $"{sent.Query} {sent.Body}")));
        return Time().Replace(Day().Replace(observed, "DAY"), "TIME");
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\d")]
    private static partial Regex Day();

    [GeneratedRegex(@"\d\d(:|%3A)\d\d(:|%3A)\d\d")]
    private static partial Regex Time();
}
