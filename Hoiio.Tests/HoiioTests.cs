using System.Reflection;
using System.Runtime.Loader;
using NUnit.Framework;

namespace HoiioSdk.Tests;

/// <summary>The static Hoiio: its settings and its client.</summary>
sealed class HoiioTests
{
    [Test]
    public void The_settings_have_their_documented_defaults()
    {
        var fresh = new AssemblyLoadContext(nameof(The_settings_have_their_documented_defaults))
            .LoadFromAssemblyPath(typeof(Hoiio).Assembly.Location).GetType(typeof(Hoiio).FullName!)!;
        object? Setting(string name) => fresh.GetProperty(name)!.GetValue(null);

        Assert.That(Setting("ApiEndpoint"), Is.EqualTo("https://secure.hoiio.com/open/"));
        Assert.That(Setting("Prefix"), Is.EqualTo("1"));
        Assert.That(Setting("DebugLevel"), Is.Zero);
        Assert.That(Setting("Timeout"), Is.EqualTo(TimeSpan.FromSeconds(60)));
        Assert.That(Setting("TimeProvider"), Is.SameAs(TimeProvider.System));
    }

    [Test]
    public void Hoiio_has_every_member_of_HoiioClient() =>
        Assert.That(PublicMembers(typeof(Hoiio), "Init"), Is.EqualTo(PublicMembers(typeof(HoiioClient), "Dispose", "Connections")));

    [Test]
    public void A_timeout_set_on_Hoiio_is_that_of_its_client()
    {
        var original = Hoiio.Timeout;
        Hoiio.Timeout = TimeSpan.FromDays(1);
        Assert.That(new[] { Hoiio.Client.Timeout, Hoiio.Timeout }, Is.All.EqualTo(TimeSpan.FromDays(1)));
        Hoiio.Timeout = original;
    }

    static IEnumerable<string> PublicMembers(Type type, params string[] excluded) => type
        .GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(member => member is not (MethodInfo { IsSpecialName: true } or ConstructorInfo) && !excluded.Contains(member.Name))
        .Select(member => member is MethodInfo method ? $"{method} {string.Join(", ", method.GetParameters().Select(p => p.Name))}"
            : member.ToString()!);
}
