using System.Text.RegularExpressions;

namespace HoiioSdk.Tests.Documentation;

/// <summary>A page of the documentation: README.md, those of the packages, CHANGELOG.md and all under docs/.</summary>
/// <param name="Name">Its path in the repository.</param>
sealed partial record Page(string Name)
{
    /// <summary>The root folder of the repository.</summary>
    public static readonly string Root = FindRoot();

    /// <summary>Every page.</summary>
    public static readonly IReadOnlyList<Page> All = [.. Names().Select(name => new Page(name))];

    /// <summary>The text.</summary>
    public string Text { get; } = File.ReadAllText(System.IO.Path.Combine(Root, Name)).ReplaceLineEndings("\n");

    /// <summary>Its path on this machine.</summary>
    public string Path => System.IO.Path.Combine(Root, Name);

    /// <summary>The anchors of the page.</summary>
    public IEnumerable<string> Anchors => Heading().Matches(WithoutCode)
        .Select(match => match.Groups[1].Value.ToLowerInvariant())
        .Select(text => string.Concat(text.Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_')).Replace(' ', '-'));

    /// <summary>The targets of its links and pictures.</summary>
    public IEnumerable<string> Links => Link().Matches(WithoutCode).Select(match => match.Groups[1].Value);

    string WithoutCode => Block().Replace(Text, "");

    public static Page Of(string name) => All.Single(page => page.Name == name);

    /// <summary>Its code blocks in a language.</summary>
    public IEnumerable<Snippet> Snippets(string language) => Block().Matches(Text)
        .Where(match => match.Groups[1].Value == language)
        .Select(match => new Snippet(
            Name,
            SectionAt(match.Index),
            Text.AsSpan(0, match.Index).Count('\n') + 1,
            match.Groups[2].Value.TrimEnd()));

    /// <summary>The rows of the tables below a heading.</summary>
    public IEnumerable<string[]> Rows(string heading) => Text.Split("\n## ")
        .Single(section => section.StartsWith($"{heading}\n", StringComparison.Ordinal))
        .Split('\n')
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
        .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries));

    public override string ToString() => Name;

    string SectionAt(int index) => Heading().Matches(Block().Replace(Text[..index], ""))
        .LastOrDefault(heading => heading.Value.StartsWith("## ", StringComparison.Ordinal))?.Groups[1].Value ?? "Start";

    static IEnumerable<string> Names() => Directory.EnumerateFiles(Root, "*.md")
        .Concat(Directory.EnumerateFiles(System.IO.Path.Combine(Root, "docs"), "*.md"))
        .Concat(Directory.EnumerateDirectories(Root, "Hoiio*").SelectMany(project => Directory.EnumerateFiles(project, "*.md")))
        .Select(file => System.IO.Path.GetRelativePath(Root, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Hoiio.sln")))
                return folder.FullName;
        throw new FileNotFoundException($"There is no Hoiio.sln above {AppContext.BaseDirectory}.");
    }

    [GeneratedRegex(@"^```(\w+)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
