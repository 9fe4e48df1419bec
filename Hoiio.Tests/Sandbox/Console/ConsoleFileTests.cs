using System.Net;
using HoiioSdk.Sandbox;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox;

[TestFixture]
sealed class ConsoleFileTests : SandboxTest
{
    static readonly string[] Names = [.. typeof(HoiioSandbox).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("Console/", StringComparison.Ordinal))];

    [Test]
    public void All_the_files_of_the_page_are_at_most_80_KB()
    {
        Assert.That(Names, Has.Length.GreaterThan(10));
        Assert.That(Names.Sum(name => typeof(HoiioSandbox).Assembly.GetManifestResourceStream(name)!.Length), Is.LessThanOrEqualTo(80 * 1024));
    }

    [TestCaseSource(nameof(Names))]
    public void Each_file_of_the_page_is_served_and_holds_no_script_or_style_in_its_markup(string name)
    {
        using var response = Http.GetAsync(Sandbox.Url + name.ToLowerInvariant().Replace("console/index.html", "", StringComparison.Ordinal)).Result;
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(response.Headers.GetValues("Content-Security-Policy").Single(), Does.StartWith("default-src 'self'").And.Not.Contain("unsafe"));
        if (name.EndsWith(".html", StringComparison.Ordinal))
            Assert.That(response.Content.ReadAsStringAsync().Result, Does.Not.Match("<style|style=|<script(?![^>]*src=)| on\\w+="));
        else
            Assert.That(response.Content.ReadAsStringAsync().Result, Does.Not.Match("innerHTML|outerHTML|insertAdjacentHTML|document\\.write"));
    }
}
