using HoiioSdk.Sandbox.World;
using NUnit.Framework;

namespace HoiioSdk.Tests.Documentation;

/// <summary>The tables of readings in docs/readings.md and docs/sandbox.md are held against the table in the code.</summary>
sealed class ReadingPageTests
{
    [Test]
    public void The_page_has_a_row_for_each_value_in_the_order_of_the_code()
    {
        var expected = Reading.All.SelectMany(reading => reading.Values.Select(value =>
            $"`{reading.Name}` | `{value.Name}`{(value.Name == reading.Default ? " (default)" : "")} | {value.Meaning} | "
            + reading.Sources));

        Assert.That(Rows("docs/readings.md", "All readings"), Is.EqualTo(expected));
    }

    [Test]
    public void The_page_of_the_sandbox_lists_the_default_and_the_other_values_of_each_reading()
    {
        var expected = Reading.All.Select(reading => $"`{reading.Name}` | {reading.Values[0].Meaning} | "
            + string.Join(" Or: ", reading.Values.Skip(1).Select(value => value.Meaning)));

        Assert.That(Rows("docs/sandbox.md", "Where the sandbox differs from the service").Take(Reading.All.Count), Is.EqualTo(expected));
    }

    static IEnumerable<string> Rows(string page, string heading) => Page.Of(page).Rows(heading)
        .Where(row => row[0] is not ("Reading" or "What" or "---"))
        .Select(row => string.Join(" | ", row));
}
