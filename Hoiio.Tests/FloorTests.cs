using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NUnit.Framework;

namespace HoiioSdk.Tests;

/// <summary>The rules for folders: which may use which, and what their namespaces are.</summary>
[Category("OneCulture")]
[Parallelizable]
sealed class FloorTests
{
    // From the ground up. The list names files at the top of a project that count as a floor; all other such files are above all floors.
    static readonly (string Project, string RootNamespace, string[] Floors)[] projects =
    [
        ("Hoiio", "HoiioSdk", ["HoiioException.cs", "Answers", "Arguments", "Wire", "Services"]),
        ("Hoiio.Sandbox", "HoiioSdk.Sandbox", ["Wire", "Time", "World", "Numbers", "Account", "Voice", "Ivr", "Messages", "Fax", "Exchange",
            "Events", "Api", "Control", "Desk", "Http"]),
        ("Hoiio.Sandbox.Tool", "HoiioSdk.Sandbox.Tool", ["Comparison", "JournalView"]),
    ];

    static IEnumerable<TestCaseData> Projects => projects.Select(project => new TestCaseData(project.Project, project.Floors)
        .SetArgDisplayNames(project.Project));

    static IEnumerable<TestCaseData> Namespaces => projects.Select(project => new TestCaseData(project.Project, project.RootNamespace)
        .SetArgDisplayNames(project.Project));

    [TestCaseSource(nameof(Projects))]
    public void A_folder_uses_only_the_folders_below_it(string project, string[] floors)
    {
        var compilation = Compile(project);
        var folders = compilation.SyntaxTrees.Select(tree => FloorOf(tree, floors)).Distinct();

        Assert.That(folders.Where(folder => folder is not "").Except(floors), Is.Empty, "folders without a place in the list");
        Assert.That(compilation.SyntaxTrees.SelectMany(tree => Uses(compilation, tree))
            .Where(use => Height(FloorOf(use.Target, floors)) > Height(FloorOf(use.Source, floors)))
            .Select(use => $"{Relative(use.Source)} uses {use.Name} of {Relative(use.Target)}").Distinct(), Is.Empty);

        int Height(string floor) => floor is "" ? floors.Length : Array.IndexOf(floors, floor);
    }

    [TestCaseSource(nameof(Namespaces))]
    public void Internal_types_are_in_the_namespace_of_their_folder_and_public_types_in_HoiioSdk(string project, string root)
    {
        foreach (var tree in Sources(project))
        {
            var types = tree.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
                .Where(type => type.Parent is BaseNamespaceDeclarationSyntax).ToList();
            var folder = Path.GetDirectoryName(Relative(tree))!.Replace(Path.DirectorySeparatorChar, '.')[project.Length..];
            var isPublic = types.Any(type => type.Modifiers.Any(SyntaxKind.PublicKeyword));
            foreach (var type in types)
                Assert.That(((BaseNamespaceDeclarationSyntax)type.Parent!).Name.ToString(),
                    isPublic ? Is.EqualTo(root).Or.EqualTo($"{root}.Services") : Is.EqualTo(root + folder), Relative(tree));
        }
    }

    static CSharpCompilation Compile(string project)
    {
        var assemblies = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return CSharpCompilation.Create(project, Sources(project).Append(ImplicitUsings(project)),
            assemblies.Where(assembly => Path.GetFileNameWithoutExtension(assembly) != project)
                .Select(assembly => MetadataReference.CreateFromFile(assembly)),
            new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
    }

    static IEnumerable<SyntaxTree> Sources(string project) =>
        from file in Directory.EnumerateFiles(Path.Combine(Top, project), "*.cs", SearchOption.AllDirectories)
        where !Relative(file).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin")
        select CSharpSyntaxTree.ParseText(File.ReadAllText(file), path: file);

    static SyntaxTree ImplicitUsings(string project) => CSharpSyntaxTree.ParseText(string.Concat(
        Directory.EnumerateFiles(Path.Combine(Top, project, "obj"), $"{project}.GlobalUsings.g.cs", SearchOption.AllDirectories).Take(1)
            .Select(File.ReadAllText)));

    // Documentation may refer to code above, because it does not depend on it.
    static IEnumerable<(SyntaxTree Source, SyntaxTree Target, string Name)> Uses(CSharpCompilation compilation, SyntaxTree source)
    {
        var model = compilation.GetSemanticModel(source);
        foreach (var name in source.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            if (model.GetSymbolInfo(name).Symbol is { } symbol and not INamespaceSymbol)
                foreach (var target in symbol.OriginalDefinition.DeclaringSyntaxReferences.Select(declared => declared.SyntaxTree))
                    yield return (source, target, symbol.Name);
    }

    static string FloorOf(SyntaxTree tree, string[] floors)
    {
        var parts = Relative(tree).Split(Path.DirectorySeparatorChar);
        return parts.Length > 2 || floors.Contains(parts[^1]) ? parts[1] : "";
    }

    static string Relative(SyntaxTree tree) => Relative(tree.FilePath);

    static string Relative(string file) => file.Length == 0 ? "" : Path.GetRelativePath(Top, file);

    static string Top => Path.GetFullPath(Path.Combine(TestContext.CurrentContext.TestDirectory, "..", "..", "..", ".."));
}
