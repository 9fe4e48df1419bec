using NUnit.Framework;

namespace HoiioSdk.Tests;

/// <summary>A test of what goes wrong on the way, however the call is made: its error shows nothing that is secret.</summary>
abstract class FailureTest : WireTest
{
    protected const string Ok = "{\"status\":\"success_ok\"}";

    protected static readonly (string Name, Func<Task<dynamic>> Call)[] Callers =
    [
        ("waiting", () => Task.FromResult<object>(Hoiio.Sms.Send("secret text", "+6511111111"))),
        ("async", () => Hoiio.Sms.SendAsync("secret text", "+6511111111")),
    ];

    protected static IEnumerable<TestCaseData> BothWays =>
        Callers.Select(caller => new TestCaseData(caller.Call).SetArgDisplayNames(caller.Name));

    protected static TException Fails<TException>(Func<Task<dynamic>> call) where TException : HoiioException
    {
        var error = Assert.Throws<TException>(() => call().GetAwaiter().GetResult())!;
        Assert.That(error.ToString(), Does.Not.Contain("T0k3n").And.Not.Contain("secret text").And.Not.Contain("6511111111"));
        return error;
    }
}
