using System.Text.RegularExpressions;
using NUnit.Framework;

namespace HoiioSdk.Tests.Documentation;

/// <summary>Checks that the targets of links and commands exist: pages, headings, pictures, samples, projects.</summary>
sealed partial class LinkTests
{
    [TestCaseSource(typeof(Page), nameof(Page.All))]
    public void Links_lead_to_files_and_headings_that_exist(Page page) => Assert.Multiple(() =>
    {
        foreach (var link in page.Links.Where(link => !Uri.TryCreate(link, UriKind.Absolute, out _)))
        {
            var (file, anchor) = link.Split('#') is [var path, var heading] ? (path, heading) : (link, null);
            var target = file == "" ? page.Path : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page.Path)!, file));

            Assert.That(Path.Exists(target), Is.True, $"{page}: {link}");
            if (anchor is not null)
            {
                var headings = Page.All.SingleOrDefault(page => Path.GetFullPath(page.Path) == target)?.Anchors;
                Assert.That(headings, Has.Some.EqualTo(anchor), $"{page}: {link}");
            }
        }
    });

    [Test]
    public void Readmes_of_packages_contain_only_absolute_links() =>
        Assert.That(Page.All.Where(page => page.Name.StartsWith("Hoiio", StringComparison.Ordinal)).SelectMany(page => page.Links),
            Is.All.Matches<string>(link => Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps));

    [Test]
    public void Every_page_can_be_reached_from_the_readme()
    {
        var folder = Path.GetDirectoryName(Page.Of("README.md").Path)!;
        var linked = Page.Of("README.md").Links.Select(link => Path.GetFullPath(Path.Combine(folder, link.Split('#')[0])));

        var pages = Page.All.Where(page => page.Name.StartsWith("docs/", StringComparison.Ordinal)).Select(page => page.Path);
        Assert.That(pages, Is.Not.Empty.And.SubsetOf(linked));
    }

    [Test]
    public void The_readme_has_at_most_300_lines() => Assert.That(File.ReadLines(Page.Of("README.md").Path).Count(), Is.AtMost(300));

    [Test]
    public void Commands_name_files_and_folders_that_exist()
    {
        var named = Page.All.SelectMany(page => page.Snippets("sh"))
            .SelectMany(block => Target().Matches(block.Code))
            .Select(match => match.Groups[1].Value).ToList();

        Assert.That(named, Does.Contain("samples/quickstart.cs").And.Contain("Hoiio.Sandbox.Tool"));
        Assert.That(named.Where(name => !Path.Exists(Path.Combine(Page.Root, name))), Is.Empty);
    }

    [Test]
    public void Excerpts_of_samples_on_the_pages_match_the_samples()
    {
        var samples = Directory.GetFiles(Path.Combine(Page.Root, "samples"), "*.cs")
            .ToDictionary(file => Path.GetFileName(file), file => File.ReadAllText(file).ReplaceLineEndings("\n"));
        var excerpts = Page.All.SelectMany(page => page.Snippets("cs")).ToList();

        var readme = Page.Of("README.md").Text;
        Assert.That(samples.Keys, Is.All.Matches<string>(name => readme.Contains($"dotnet run samples/{name}", StringComparison.Ordinal)));
        Assert.That(excerpts, Is.Not.Empty);
        foreach (var heart in excerpts)
            Assert.That(samples.Values, Has.Some.Contains(heart.Code), heart.ToString());
    }

    [GeneratedRegex(@"dotnet run (?:--project )?(\S+)")]
    private static partial Regex Target();
}
