using System.Text.Json.Nodes;
using HoiioSdk.Sandbox;
using HoiioSdk.Sandbox.World;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Desk;

/// <summary>Readings are set and shown at the front desk.</summary>
sealed class ReadingDeskTests : DeskTest
{
    [TestCase("""{"dates": "fraction", "block_message": 500}""", "fraction absent 500")]
    [TestCase("""{"tag": null}""", "seconds null 1000")]
    [TestCase("{}", "seconds absent 1000")]
    [TestCase("null", "seconds absent 1000")]
    [TestCase("\"other\"", "fraction null 500")]
    [TestCase("\"other, tag=empty, dates=seconds\"", "seconds empty 500")]
    [TestCase("\"\"", "seconds absent 1000")]
    public void Readings_are_set_by_an_object_or_a_text(string readings, string expected)
    {
        var status = Put("settings", $$"""{"readings": {{readings}}}""");

        Assert.That(string.Join(' ', Texts(status["readings"]!, "dates", "tag", "block_message")), Is.EqualTo(expected));
        Assert.That(Get("status")["readings"]!.ToJsonString(), Is.EqualTo(status["readings"]!.ToJsonString()));
        Assert.That(status["readings"]!.AsObject().Select(reading => reading.Key), Is.EqualTo(Reading.All.Select(reading => reading.Name)));
    }

    [Test]
    public void What_is_left_out_stays()
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
    public void What_is_no_reading_is_refused_and_changes_nothing(string readings, string sentence)
    {
        var before = Get("status");
        var (code, told) = Problem(HttpMethod.Put, "settings", $$"""{"rate_limiting": true, "readings": {{readings}}}""");

        Assert.That((code, told), Is.EqualTo((400, told)));
        Assert.That(told, Does.StartWith(sentence));
        Assert.That(Get("status").ToJsonString(), Is.EqualTo(before.ToJsonString()));
    }

    [Test]
    public void What_is_wrong_with_one_leaves_the_others_undone()
    {
        Assert.That(Code(HttpMethod.Put, "settings", """{"readings": {"dates": "fraction", "tag": "none"}}"""), Is.EqualTo(400));
        Assert.That(Code(HttpMethod.Put, "settings", """{"readings": {"dates": "fraction"}, "rate_limiting": 1}"""), Is.EqualTo(400));
        Assert.That(Text(Get("status")["readings"]!, "dates"), Is.EqualTo("seconds"));
    }

    [Test]
    public void The_table_of_readings_tells_the_values_and_which_is_set()
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
    public void A_sandbox_with_a_name_begins_with_the_readings_of_the_start_and_changes_its_own()
    {
        using var sandbox = HoiioSandbox.Start(readings: "dates=fraction");
        sandbox.SetReadings("tag=empty");
        var named = JsonNode.Parse(Http.GetStringAsync(sandbox.Url + "@gw0/sandbox/status").Result)!;

        Assert.That(Texts(named["readings"]!, "dates", "tag"), Is.EqualTo(["fraction", "absent"]));
    }

    [Test]
    public void A_change_is_an_event_and_the_same_again_is_none()
    {
        var before = (long)Get("status")["last_event"]!;
        var after = (long)Put("settings", """{"readings": {"dates": "fraction"}}""")["last_event"]!;
        Assert.That(after, Is.GreaterThan(before));
        Assert.That((long)Put("settings", """{"readings": {"dates": "fraction"}}""")["last_event"]!, Is.EqualTo(after), "nothing changed");
    }
}
