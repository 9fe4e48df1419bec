using System.Reflection;
using HoiioSdk.Services;

namespace HoiioSdk.Tests;

/// <summary>The public methods of the services and of IVR calls.</summary>
static class ServiceMethods
{
    public static IEnumerable<MethodInfo> All =>
        new[] { typeof(Voice), typeof(Sms), typeof(Fax), typeof(Ivr), typeof(Number), typeof(Account) }
            .SelectMany(Of).Where(method => method.Name != nameof(Ivr.Answer));

    /// <summary>The methods of IvrCall and IvrCalls, and Ivr.Answer.</summary>
    public static IEnumerable<MethodInfo> Flow => new[] { typeof(IvrCalls), typeof(IvrCall) }.SelectMany(Of)
        .Where(method => !method.IsSpecialName && method.Name != nameof(IvrCalls.DisposeAsync))
        .Append(typeof(Ivr).GetMethod(nameof(Ivr.Answer))!);

    public static IEnumerable<MethodInfo> Blocks => Of(typeof(IvrCall))
        .Where(method => !method.IsSpecialName && method.Name != nameof(IvrCall.ChooseAsync));

    public static IEnumerable<MethodInfo> Blocking => All.Where(method => !method.Name.EndsWith("Async", StringComparison.Ordinal));

    public static MethodInfo[] Of(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);
}
