using NUnit.Framework;

namespace HoiioSdk.Tests.Wire;

/// <summary>Base of tests of failures, for blocking and async calls. Checks that no error shows a secret.</summary>
abstract class FailureTest : ClientTest
{
    protected const string Ok = "{\"status\":\"success_ok\"}";

    protected static readonly (string Name, Func<HoiioClient, Task<dynamic>> Call)[] Callers =
    [
        ("waiting", client => Task.FromResult<object>(client.Sms.Send("secret text", "+6511111111"))),
        ("async", client => client.Sms.SendAsync("secret text", "+6511111111")),
    ];

    protected static IEnumerable<TestCaseData> BothWays =>
        Callers.Select(caller => new TestCaseData(caller.Call).SetArgDisplayNames(caller.Name));

    protected TException Fails<TException>(Func<HoiioClient, Task<dynamic>> call) where TException : HoiioException
    {
        var error = Assert.Throws<TException>(() => call(Client).GetAwaiter().GetResult())!;
        Assert.That(error.ToString(), Does.Not.Contain("T0k3n").And.Not.Contain("secret text").And.Not.Contain("6511111111"));
        return error;
    }
}
