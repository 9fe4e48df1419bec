using System.Net;
using HoiioSdk.Sandbox;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.ConsolePage;

[TestFixture]
sealed class ConsoleFileTests : SandboxTest
{
    const string HtmlWrites = "innerHTML|outerHTML|insertAdjacentHTML|document\\.write";
    const string InlineCode = "<style|style=|<script(?![^>]*src=)| on\\w+=";

    static readonly System.Reflection.Assembly SandboxAssembly = typeof(HoiioSandbox).Assembly;
    static readonly string[] Names =
        [.. SandboxAssembly.GetManifestResourceNames().Where(name => name.StartsWith("Console/", StringComparison.Ordinal))];

    [Test]
    public void The_files_of_the_page_have_at_most_100_KB_in_total()
    {
        Assert.That(Names, Has.Length.GreaterThan(10));
        Assert.That(Names.Sum(name => SandboxAssembly.GetManifestResourceStream(name)!.Length), Is.LessThanOrEqualTo(100_000));
    }

    [TestCaseSource(nameof(Names))]
    public void Each_file_of_the_page_is_served_and_contains_no_inline_code_or_markup(string name)
    {
        var path = name == "Console/index.html" ? "" : name.Replace("Console/", "console/", StringComparison.Ordinal);
        using var response = Http.GetAsync(Sandbox.Url + path).Result;
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.That(policy, Does.StartWith("default-src 'self'").And.Not.Contain("unsafe"));
        Assert.That(response.Content.ReadAsStringAsync().Result, Does.Not.Match(path.Length == 0 ? InlineCode : HtmlWrites));
    }
}
