using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using System.Xml.XPath;

namespace HoiioSdk.Tests;

/// <summary>The XML documentation of the library.</summary>
static class XmlDocumentation
{
    static readonly Lazy<ILookup<string, string>> texts = new(
        () => XDocument.Load(Path.ChangeExtension(typeof(Hoiio).Assembly.Location, ".xml"))
        .Descendants("member").ToLookup(member => Regex.Replace(member.Attribute("name")!.Value, @"^M:|\(.*$", ""),
            member => member.Value));

    static readonly Lazy<Dictionary<string, XElement>> members = new(
        () => XDocument.Load(Path.ChangeExtension(typeof(Hoiio).Assembly.Location, ".xml"))
        .Descendants("member").ToDictionary(member => member.Attribute("name")!.Value));

    public static IReadOnlyDictionary<string, XElement> Members => members.Value;

    /// <summary>Returns the elements of the documentation of a method, including inherited ones.</summary>
    public static IEnumerable<XElement> ElementsOf(MethodInfo method) => Expanded(MemberName(method));

    /// <summary>Returns the texts of the documentation of a method and its overloads.</summary>
    public static IEnumerable<string> TextsOf(MethodInfo method) => texts.Value[$"{method.DeclaringType!.FullName}.{method.Name}"];

    static IEnumerable<XElement> Expanded(string member) => members.Value[member].Elements().SelectMany(element => element switch
    {
        { Name.LocalName: not "inheritdoc" } => [element],
        _ when element.Attribute("path") is not { } path => Expanded(element.Attribute("cref")!.Value),
        var inherited => new XElement("all", Expanded(inherited.Attribute("cref")!.Value))
            .XPathSelectElements("." + inherited.Attribute("path")!.Value),
    });

    static string MemberName(MethodInfo method)
    {
        static string Name(Type type) => type.IsGenericType
            ? $"{type.GetGenericTypeDefinition().FullName!.Split('`')[0]}{{{string.Join(',', type.GetGenericArguments().Select(Name))}}}"
            : type.FullName!;
        var parameters = string.Join(',', method.GetParameters().Select(parameter => Name(parameter.ParameterType)));
        return $"M:{method.DeclaringType!.FullName}.{method.Name}{(parameters == "" ? "" : $"({parameters})")}";
    }
}
