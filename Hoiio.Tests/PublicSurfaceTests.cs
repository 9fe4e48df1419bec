using System.Reflection;
using System.Runtime.CompilerServices;
using HoiioSdk.Sandbox;
using NUnit.Framework;

namespace HoiioSdk.Tests;

/// <summary>What users of the packages can call. A change of it is meant, and is read in the history of PublicSurface.txt.</summary>
sealed class PublicSurfaceTests
{
    [Test]
    public void The_public_surface_of_both_packages_is_the_one_on_the_list()
    {
        var surface = string.Join('\n', new[] { typeof(Hoiio), typeof(HoiioSandbox) }.SelectMany(type => Lines(type.Assembly))) + "\n";
        var folder = TestContext.CurrentContext.TestDirectory;
        var list = Path.GetFullPath(Path.Combine(folder, "..", "..", "..", "PublicSurface.txt"));
        var current = Path.Combine(folder, "PublicSurface.txt");
        File.WriteAllText(current, surface);

        Assert.That(File.ReadAllText(list).ReplaceLineEndings("\n"), Is.EqualTo(surface),
            $"What the packages offer has changed. If it is meant, put it on the list and tell users in CHANGELOG.md:\ncp {current} "
                + $"{list}");
    }

    internal static IEnumerable<string> Members(Type type) =>
    [
        $"{type.Name} : {type.BaseType?.Name}",
        .. type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(member => member is not MethodInfo { IsSpecialName: true } || member.Name.StartsWith("op_", StringComparison.Ordinal))
            .Where(member => !member.IsDefined(typeof(CompilerGeneratedAttribute)))
            .Select(member => $"  {Signature(member)}").Order(StringComparer.Ordinal),
    ];

    static IEnumerable<string> Lines(Assembly assembly) =>
    [
        $"# {assembly.GetName().Name}",
        .. assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal).SelectMany(Members),
    ];

    static string Signature(MemberInfo member) => member is MethodInfo method
        ? $"{method.Name}({string.Join(", ", method.GetParameters().Select(Parameter))}) : {TypeName(method.ReturnType)}"
        : member.ToString()!;

    static string Parameter(ParameterInfo parameter) =>
        $"{TypeName(parameter.ParameterType)} {parameter.Name}{(parameter.IsOptional ? "?" : "")}";

    static string TypeName(Type type) => type.IsGenericType
        ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(TypeName))}>"
        : type.Name;
}
