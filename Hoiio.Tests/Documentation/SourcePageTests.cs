using System.Text.RegularExpressions;
using HoiioSdk.Sandbox.World;
using NUnit.Framework;

namespace HoiioSdk.Tests.Documentation;

/// <summary>The numbers of the contradictions in docs/sources.md are held against the code that cites them.</summary>
sealed partial class SourcePageTests
{
    static readonly Page Sources = Page.Of("docs/sources.md");

    static IReadOnlyList<string[]> Rows => [.. new[] { "Answers and notifications", "Rules", "Names in clients" }
        .SelectMany(Sources.Rows).Where(row => row[0].StartsWith('D'))];

    [Test]
    public void The_rows_are_numbered_without_gaps() =>
        Assert.That(Rows.Select(row => row[0]), Is.EqualTo(Enumerable.Range(1, Rows.Count).Select(number => $"D{number}")));

    [Test]
    public void A_comment_that_cites_a_number_names_the_page_and_the_row_exists()
    {
        var cited = new[] { "Hoiio", "Hoiio.Sandbox", "Hoiio.Sandbox.Tool" }
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(Page.Root, project), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Comment().Matches(File.ReadAllText(file)).Select(match => (File: file, Text: match.Value)))
            .Where(comment => Number().IsMatch(comment.Text)).ToList();

        Assert.That(cited, Has.Count.GreaterThan(20));
        Assert.That(cited.Where(comment => !comment.Text.Contains("docs/sources.md", StringComparison.Ordinal)), Is.Empty);
        Assert.That(cited.SelectMany(comment => Number().Matches(comment.Text)).Select(match => match.Value).Distinct(),
            Is.SubsetOf(Rows.Select(row => row[0])));
    }

    [Test]
    public void A_row_and_the_reading_that_cites_it_name_each_other()
    {
        var byRows = Rows.SelectMany(row => ReadingName().Matches(row[3]).Select(match => $"{match.Groups[1].Value} {row[0]}"));
        var byReadings = Reading.All.SelectMany(reading =>
            Number().Matches(reading.Sources).Select(match => $"{reading.Name} {match.Value}"));

        Assert.That(byRows, Is.EquivalentTo(byReadings).And.Not.Empty);
    }

    // The consecutive lines of a comment.
    [GeneratedRegex(@"//[^\n]*(\n\s*//[^\n]*)*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\bD\d{1,2}\b")]
    private static partial Regex Number();

    [GeneratedRegex(@"Reading `(\w+)`")]
    private static partial Regex ReadingName();
}
