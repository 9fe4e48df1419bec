using System.Text.RegularExpressions;
using NUnit.Framework;

namespace HoiioSdk.Tests;

/// <summary>Every public method is documented.</summary>
sealed class XmlDocumentationTests
{
    [Test]
    public void Every_method_of_a_service_has_documentation_with_its_API_path()
    {
        foreach (var method in ServiceMethods.Blocking)
            Assert.That(XmlDocumentation.TextsOf(method), Is.Not.Empty.And.All.Match(@"API path:\s+\w+/\w+"), $"{method}");
    }

    [Test]
    public void A_member_of_HoiioClient_inherits_the_documentation_of_Hoiio()
    {
        var members = XmlDocumentation.Members.Where(member => member.Key.Contains(".HoiioClient.", StringComparison.Ordinal))
            .ToDictionary(member => Regex.Match(member.Key, @"HoiioClient\.([#\w]+)").Groups[1].Value, member => member.Value);

        foreach (var name in members.Keys.Except(["#ctor", "Connections", "Dispose", "Init"]))
            Assert.That(members[name].Element("inheritdoc")?.Attribute("cref")?.Value,
                Does.Match($@":HoiioSdk\.Hoiio\.{Regex.Replace(name, "Async$", "")}(\(|$)"), name);
    }

    [Test]
    public void Every_parameter_and_every_answer_is_documented_or_inherits_its_documentation()
    {
        foreach (var method in ServiceMethods.All)
        {
            var elements = XmlDocumentation.ElementsOf(method).ToList();
            Assert.That(method.GetParameters().Select(parameter => parameter.Name).Where(name => name != "cancellationToken"),
                Is.SubsetOf(elements.Where(element => element.Name == "param" && element.Value.Length > 5)
                    .Select(element => element.Attribute("name")!.Value)), $"{method}");
            Assert.That(elements.Select(element => element.Name.LocalName),
                Does.Contain("summary").And.Contain("returns").And.Contain("exception"), $"{method}");
        }
    }

    [Test]
    public void Flow_methods_are_documented_with_their_API_path_parameters_and_exceptions()
    {
        foreach (var method in ServiceMethods.Flow)
        {
            var elements = XmlDocumentation.ElementsOf(method).ToList();
            Assert.That(method.GetParameters().Select(parameter => parameter.Name), Is.SubsetOf(elements.Where(element =>
                element.Name == "param" && element.Value.Length > 5).Select(element => element.Attribute("name")!.Value)), $"{method}");
            Assert.That(elements.Select(element => element.Name.LocalName), Does.Contain("summary").And.Contain("exception"), $"{method}");
            Assert.That(method.ReturnType == typeof(Task) || elements.Exists(element => element.Name == "returns"), Is.True, $"{method}");
        }
        foreach (var method in ServiceMethods.Blocks)
            Assert.That(XmlDocumentation.TextsOf(method).Single(), Does.Match(
                $@"API path:\s+ivr/(middle|end)/{method.Name[..^"Async".Length].ToLowerInvariant()}\."), method.Name);
    }
}
