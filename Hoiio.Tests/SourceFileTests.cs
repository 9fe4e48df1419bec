using System.Text.RegularExpressions;
using NUnit.Framework;

namespace HoiioSdk.Tests;

/// <summary>Rules for the source files.</summary>
sealed class SourceFileTests
{
    static readonly string[] Folder = [TestContext.CurrentContext.TestDirectory, "..", "..", ".."];

    [Test]
    public void Every_error_code_of_the_sandbox_has_a_meaning()
    {
        var folder = Path.Combine([.. Folder, "..", "Hoiio.Sandbox"]);
        var codes = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), "\"(error_[a-z0-9_]*[a-z0-9])\""))
            .Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.That(codes, Does.Contain("error_insufficient_credit"));
        Assert.That(codes.Where(code => HoiioStatus.Describe(code) is null),
            Is.EquivalentTo(new[] { "error_unknown_path", "error_action_invalid", "error_invalid_force" }), "no source documents these");
    }

    [Test]
    public void No_line_is_longer_than_140_characters()
    {
        var files = SourceFiles("Hoiio", "Hoiio.Analyzers", "Hoiio.Sandbox", "Hoiio.Sandbox.Tool", "Hoiio.Tests", "samples");

        Assert.That(files, Has.Count.GreaterThan(200));
        Assert.That(files.SelectMany(file => File.ReadLines(file).Select((line, index) => (line, Place: $"{file}:{index + 1}")))
            .Where(read => read.line.Length > 140).Select(read => read.Place), Is.Empty);
    }

    [Test]
    public void No_file_of_a_package_is_longer_than_250_lines()
    {
        var files = SourceFiles("Hoiio", "Hoiio.Analyzers", "Hoiio.Sandbox", "Hoiio.Sandbox.Tool");

        Assert.That(files, Has.Count.GreaterThan(100));
        Assert.That(files.Where(file => File.ReadLines(file).Count() > 250), Is.Empty);
    }

    static List<string> SourceFiles(params string[] folders)
    {
        var root = Path.GetFullPath(Path.Combine([.. Folder, ".."]));
        return [.. folders
            .SelectMany(folder => Directory.GetFiles(Path.Combine(root, folder), "*.*s", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".js")
            .Where(file => !Regex.IsMatch(Path.GetRelativePath(root, file), @"[\\/](obj|bin)[\\/]"))];
    }
}
