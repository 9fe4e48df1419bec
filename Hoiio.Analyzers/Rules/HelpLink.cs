using System.Reflection;

namespace HoiioSdk.Analyzers.Rules;

/// <summary>The link to the documentation of a rule: in the repository of the build, if that is on the web.</summary>
static class HelpLink
{
    const string Suffix = ".git";

    static readonly string Repository = typeof(HelpLink).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(metadata => metadata.Key == "RepositoryUrl")?.Value is { Length: > 0 } url
            ? $"{(url.EndsWith(Suffix, StringComparison.Ordinal) ? url.Substring(0, url.Length - Suffix.Length) : url)}/blob/main/"
            : "";

    public static string To(string anchor) => $"{Repository}docs/compiler.md#{anchor}";
}
