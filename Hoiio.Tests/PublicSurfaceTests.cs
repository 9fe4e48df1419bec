using HoiioSdk.Sandbox;
using NUnit.Framework;
using PublicApiGenerator;

namespace HoiioSdk.Tests;

/// <summary>The public API of the packages. The history of PublicSurface.txt shows each change to it.</summary>
sealed class PublicSurfaceTests
{
    [Test]
    public void The_public_API_of_both_packages_matches_the_file()
    {
        var options = new ApiGeneratorOptions { IncludeAssemblyAttributes = false };
        var surface = string.Join('\n', new[] { typeof(Hoiio), typeof(HoiioSandbox) }
            .Select(type => type.Assembly.GeneratePublicApi(options).ReplaceLineEndings("\n")));
        var folder = TestContext.CurrentContext.TestDirectory;
        var expected = Path.GetFullPath(Path.Combine(folder, "..", "..", "..", "PublicSurface.txt"));
        var actual = Path.Combine(folder, "PublicSurface.txt");
        File.WriteAllText(actual, surface);

        Assert.That(surface, Is.EqualTo(File.ReadAllText(expected).ReplaceLineEndings("\n")),
            $"The public API has changed. If this is intended, tell users in CHANGELOG.md and update the file:\ncp {actual} {expected}");
    }
}
