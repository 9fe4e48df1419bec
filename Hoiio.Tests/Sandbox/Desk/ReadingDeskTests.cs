using System.Text.Json.Nodes;
using HoiioSdk.Sandbox;
using HoiioSdk.Sandbox.World;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Desk;

/// <summary>Setting and listing readings at the front desk.</summary>
sealed class ReadingDeskTests : DeskTest
{
    [TestCase("""{"dates": "fraction", "block_message": 500}""", "fraction absent 500")]
    [TestCase("""{"tag": null}""", "seconds null 1000")]
    [TestCase("{}", "seconds absent 1000")]
    [TestCase("null", "seconds absent 1000")]
    [TestCase("\"other\"", "fraction null 500")]
    [TestCase("\"other, tag=empty, dates=seconds\"", "seconds empty 500")]
    [TestCase("\"\"", "seconds absent 1000")]
    public void Readings_can_be_set_by_an_object_or_a_text(string readings, string expected)
    {
        var status = Put("settings", $$"""{"readings": {{readings}}}""");

        Assert.That(string.Join(' ', Texts(status["readings"]!, "dates", "tag", "block_message")), Is.EqualTo(expected));
        Assert.That(Get("status")["readings"]!.ToJsonString(), Is.EqualTo(status["readings"]!.ToJsonString()));
        Assert.That(status["readings"]!.AsObject().Select(reading => reading.Key), Is.EqualTo(Reading.All.Select(reading => reading.Name)));
    }

    [Test]
    public void Omitted_readings_and_settings_are_unchanged()
    {
        Put("settings", """{"readings": {"dates": "fraction"}}""");
        Put("settings", """{"readings": {"tag": "empty"}, "rate_limiting": true}""");
        var status = Put("settings", """{"rate_limiting": false}""");
        Assert.That(Texts(status["readings"]!, "dates", "tag"), Is.EqualTo(["fraction", "empty"]));
        Assert.That(Texts(Put("settings", """{"readings": "default"}""")["readings"]!, "dates", "tag"),
            Is.EqualTo(["seconds", "absent"]));
    }

    [TestCase("""{"dates": "fractions"}""", "The reading dates takes seconds or fraction, not 'fractions'.")]
    [TestCase("""{"dates": ["fraction"]}""", "The reading dates takes seconds or fraction, not '[\"fraction\"]'.")]
    [TestCase("""{"dates": null}""", "The reading dates takes seconds or fraction, not 'null'.")]
    [TestCase("""{"dates": "fraction,tag=null"}""", "The reading dates takes seconds or fraction, not 'fraction,tag=null'.")]
    [TestCase("""{"tag": "none"}""", "The reading tag takes absent or null or empty, not 'none'.")]
    [TestCase("""{"date": "fraction"}""", "There is no reading 'date'. The readings are notification (both, body, query), ")]
    [TestCase("\"others\"", "'others' is not a reading. Write name=value, such as dates=fraction, or 'other' or ")]
    [TestCase("5", "'readings' takes an object such as {\"dates\": \"fraction\"}, or a text such as \"other\", not 5.")]
    public void An_invalid_reading_is_refused_and_changes_nothing(string readings, string error)
    {
        var before = Get("status");
        var (code, message) = Problem(HttpMethod.Put, "settings", $$"""{"rate_limiting": true, "readings": {{readings}}}""");

        Assert.That((code, message), Is.EqualTo((400, message)));
        Assert.That(message, Does.StartWith(error));
        Assert.That(Get("status").ToJsonString(), Is.EqualTo(before.ToJsonString()));
    }

    [Test]
    public void One_invalid_value_leaves_all_readings_and_settings_unchanged()
    {
        Assert.That(Code(HttpMethod.Put, "settings", """{"readings": {"dates": "fraction", "tag": "none"}}"""), Is.EqualTo(400));
        Assert.That(Code(HttpMethod.Put, "settings", """{"readings": {"dates": "fraction"}, "rate_limiting": 1}"""), Is.EqualTo(400));
        Assert.That(Text(Get("status")["readings"]!, "dates"), Is.EqualTo("seconds"));
    }

    [Test]
    public void The_list_of_readings_has_their_values_with_meanings_and_the_current_one()
    {
        Put("settings", """{"readings": {"dates": "fraction"}}""");
        var table = Get("readings").AsArray();

        Assert.That(All(table, "name"), Is.EqualTo(Reading.All.Select(reading => reading.Name)));
        Assert.That(All(table, "value"), Is.EqualTo(Sandbox.Readings.Values));
        foreach (var (row, reading) in table.Zip(Reading.All))
        {
            Assert.That(All(row!["values"]!, "name"), Is.EqualTo(reading.Values.Select(value => value.Name)));
            Assert.That(All(row["values"]!, "meaning"), Is.EqualTo(reading.Values.Select(value => value.Meaning)));
        }
    }

    [Test]
    public void A_named_sandbox_starts_with_the_initial_readings_not_with_later_changes()
    {
        using var sandbox = HoiioSandbox.Start(readings: "dates=fraction");
        sandbox.SetReadings("tag=empty");
        var named = JsonNode.Parse(Http.GetStringAsync(sandbox.Url + "@gw0/sandbox/status").Result)!;

        Assert.That(Texts(named["readings"]!, "dates", "tag"), Is.EqualTo(["fraction", "absent"]));
    }

    [Test]
    public void Changing_a_reading_is_an_event_and_setting_the_same_value_is_not()
    {
        var before = (long)Get("status")["last_event"]!;
        var after = (long)Put("settings", """{"readings": {"dates": "fraction"}}""")["last_event"]!;
        Assert.That(after, Is.GreaterThan(before));
        Assert.That((long)Put("settings", """{"readings": {"dates": "fraction"}}""")["last_event"]!, Is.EqualTo(after), "nothing changed");
    }
}
