using System.Reflection;
using System.Runtime.CompilerServices;
using HoiioSdk.Arguments;
using HoiioSdk.Sandbox;
using HoiioSdk.Services;
using HoiioSdk.Tests.Stub;
using NUnit.Framework;

namespace HoiioSdk.Tests;

/// <summary>Rules for every method of every service, checked by reflection.</summary>
sealed class ConventionTests
{
    static readonly Dictionary<string, object> Samples = new()
    {
        ["dests"] = PhoneNumbers.Create(["+6511111111", "+6522222222"]),
        ["recipients"] = new object[] { new { dest = "+6511111111" } },
        ["from"] = (GmtPlus8)"2012-01-01 00:00:00",
        ["to"] = (GmtPlus8)"2013-01-01 00:00:00",
        ["duration"] = "auto_extend",
        ["state"] = "AL",
        ["country"] = "US",
    };

    static IEnumerable<TestCaseData> CallsAndWalks => ServiceMethods.Blocking
        .Select(method => new TestCaseData(method).SetArgDisplayNames(
            $"{method.DeclaringType!.Name}.{method.Name}({method.GetParameters().Length})"));

    static IEnumerable<TestCaseData> Calls => CallsAndWalks.Where(
        test => !((MethodInfo)test.Arguments[0]!).Name.EndsWith("All", StringComparison.Ordinal));

    // A params overload cannot take a token after its array, so it has no async version.
    static IEnumerable<TestCaseData> CallsAndWalksWithTwins => CallsAndWalks.Where(HasTwin);

    static IEnumerable<TestCaseData> CallsWithTwins => Calls.Where(HasTwin);

    static IEnumerable<TestCaseData> Walks => ServiceMethods.All
        .Where(method => method.Name.EndsWith("All", StringComparison.Ordinal)
            || method.Name.EndsWith("AllAsync", StringComparison.Ordinal))
        .Select(method => new TestCaseData(method).SetArgDisplayNames($"{method.DeclaringType!.Name}.{method.Name}"));

    [TestCaseSource(nameof(CallsWithTwins))]
    public void Sync_and_async_methods_send_every_parameter_to_a_path_that_the_sandbox_serves(MethodInfo method)
    {
        using var server = new StubServer();
        Hoiio.ApiEndpoint = server.Url;
        Hoiio.Init("app", "token");
        var arguments = Arguments(method.GetParameters());
        var twin = Twin(method);

        method.Invoke(Service(method), arguments);
        ((Task)twin.Invoke(Service(method), [.. arguments,
            .. twin.GetParameters().Skip(arguments.Length).Select(_ => (object)CancellationToken.None)])!).GetAwaiter().GetResult();

        Assert.That(server.Requests[1].PathAndQuery + server.Requests[1].Body,
            Is.EqualTo(server.Requests[0].PathAndQuery + server.Requests[0].Body));
        var names = method.GetParameters().Where(parameter => parameter.ParameterType != typeof(NamedArguments))
            .Select(parameter => WireName(method, parameter));
        Assert.That(server.Requests[0].Form.Keys, Is.SupersetOf(names));
        Assert.That(server.Requests[0].Form, Is.SupersetOf(Sent(method, arguments)));
        Assert.That(SandboxServes(server.Requests[0].PathAndQuery), Is.True);
        Assert.That(XmlDocumentation.TextsOf(method), Is.Not.Empty.And.All.Match(
            $@"API path:\s+{server.Requests[0].PathAndQuery["/open/".Length..]}\."));
    }

    [TestCaseSource(nameof(CallsAndWalksWithTwins))]
    public void An_async_method_takes_the_same_parameters_and_a_cancellation_token(MethodInfo method)
    {
        var own = method.GetParameters().Select(parameter => parameter.ToString());

        Assert.That(Twin(method).GetParameters().Select(parameter => parameter.ToString()),
            Is.EqualTo(own.Append("System.Threading.CancellationToken cancellationToken")));
    }

    [TestCaseSource(nameof(CallsAndWalksWithTwins))]
    public void A_cancelled_async_call_sends_nothing(MethodInfo method)
    {
        using var server = new StubServer();
        Hoiio.ApiEndpoint = server.Url;
        Hoiio.Init("app", "token");
        var twin = Twin(method);

        var outcome = twin.Invoke(Service(method), [.. Arguments(method.GetParameters()), new CancellationToken(canceled: true)]);

        Assert.That(() => outcome is IAsyncEnumerable<object> all ? all.GetAsyncEnumerator().MoveNextAsync().AsTask() : (Task)outcome!,
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    public void Optional_parameters_default_to_null()
    {
        foreach (var method in ServiceMethods.All.Concat(ServiceMethods.Flow))
            Assert.That(method.GetParameters().Where(parameter => parameter.IsOptional).Select(parameter => parameter.DefaultValue),
                Is.All.Null, $"{method}");
    }

    [Test]
    public void Every_answer_and_every_entry_is_dynamic()
    {
        foreach (var method in ServiceMethods.All)
            Assert.That(method.ReturnParameter.IsDefined(typeof(DynamicAttribute), inherit: false), Is.True, $"{method}");
    }

    [TestCaseSource(nameof(Calls))]
    public void A_missing_required_argument_is_named_and_nothing_is_sent(MethodInfo method)
    {
        using var server = new StubServer();
        Hoiio.ApiEndpoint = server.Url;
        Hoiio.Init("app", "token");
        foreach (var parameter in method.GetParameters()
            .Where(parameter => !parameter.IsOptional && parameter.ParameterType == typeof(string)))
            foreach (var missing in IsNullable(parameter) ? new string?[] { "" } : [null, ""])
            {
                var arguments = Arguments(method.GetParameters());
                arguments[parameter.Position] = missing!;

                var error = Assert.Throws<TargetInvocationException>(() => method.Invoke(Service(method), arguments))!.InnerException!;

                Assert.That(error, Is.TypeOf(missing is null ? typeof(ArgumentNullException) : typeof(ArgumentException))
                    .With.Property("ParamName").EqualTo(parameter.Name));
                Assert.That(error.Message, Does.StartWith(parameter.Name + " ").And.Contain(Ensure.NothingSent));
            }
        Assert.That(server.Requests, Is.Empty);
    }

    [TestCaseSource(nameof(Walks))]
    public async Task A_walk_sends_every_filter(MethodInfo method)
    {
        using var server = new StubServer();
        Hoiio.ApiEndpoint = server.Url;
        Hoiio.Init("app", "token");
        var arguments = Arguments(method.GetParameters());
        var walk = method.Invoke(Service(method), arguments);

        Assert.That(walk is IAsyncEnumerable<object> entries
            ? await entries.ToListAsync()
            : ((IEnumerable<object>)walk!).ToList(), Is.Empty);
        Assert.That(server.Request.Form, Is.SupersetOf(Sent(method, arguments)));
    }

    [Test]
    public void The_value_of_a_status_constant_is_its_name_in_lower_case()
    {
        foreach (var constant in new[] { typeof(CallStatus), typeof(SmsStatus), typeof(FaxStatus) }.SelectMany(type => type.GetFields()))
            Assert.That(constant.GetRawConstantValue(), Is.EqualTo(constant.Name.ToLowerInvariant()), constant.DeclaringType!.Name);
    }

    [Test]
    public void A_block_of_IvrCall_takes_the_parameters_of_the_Ivr_method_that_are_not_set_by_the_call()
    {
        string[] own = ["session", "notifyUrl", "appId", "accessToken", "cancellationToken"];
        Assert.That(ServiceMethods.Blocks.Select(method => method.Name), Is.EquivalentTo(ServiceMethods.Of(typeof(Ivr))
            .Select(method => method.Name)
            .Where(name => name.EndsWith("Async", StringComparison.Ordinal) && name != "DialAsync")));
        foreach (var method in ServiceMethods.Blocks)
            Assert.That(method.GetParameters().Select(parameter => $"{parameter} {parameter.IsOptional}"),
                Is.EqualTo(typeof(Ivr).GetMethod(method.Name)!.GetParameters().Where(parameter => !own.Contains(parameter.Name))
                    .Select(parameter => $"{parameter} {parameter.IsOptional}")), method.Name);
    }

    static bool HasTwin(TestCaseData test) =>
        !((MethodInfo)test.Arguments[0]!).GetParameters().Any(parameter => parameter.IsDefined(typeof(ParamArrayAttribute)));

    static MethodInfo Twin(MethodInfo method) =>
        ServiceMethods.All.Single(twin => twin.Name == method.Name + "Async" && twin.DeclaringType == method.DeclaringType
            && twin.GetParameters().Select(parameter => parameter.ParameterType).Where(type => type != typeof(CancellationToken))
                .SequenceEqual(method.GetParameters().Select(parameter => parameter.ParameterType)));

    static object Service(MethodInfo method) => typeof(Hoiio).GetProperty(method.DeclaringType!.Name)!.GetValue(null)!;

    static object[] Arguments(ParameterInfo[] parameters) => [.. parameters.Select(parameter =>
        parameter.ParameterType == typeof(string[]) ? new[] { "+6511111111", "+6522222222" }
        : parameter.ParameterType == typeof(int) || parameter.ParameterType == typeof(int?) ? 3
        : parameter.ParameterType == typeof(CancellationToken) ? CancellationToken.None
        : parameter.ParameterType == typeof(NamedArguments) ? null!
        : parameter.Name == "file" ? FaxFile()
        : Samples.GetValueOrDefault(parameter.Name!, $"some {parameter.Name}"))];

    /// <summary>The expected parameters. A file and recipients are sent in another format.</summary>
    static IEnumerable<KeyValuePair<string, string>> Sent(MethodInfo method, object[] arguments) =>
        from pair in method.GetParameters().Zip(arguments)
        where pair.Second is not (null or CancellationToken) && pair.First.Name is not ("file" or "recipients")
        select KeyValuePair.Create(WireName(method, pair.First),
            pair.Second is string[] numbers ? string.Join(',', numbers) : pair.Second.ToString()!);

    static string WireName(MethodInfo method, ParameterInfo parameter) => (method.Name, parameter.Name) switch
    {
        (_, "dests") => "dest",
        (_, "months") => "duration",
        ("RateIn", "dest") => "incoming",
        ("ConfigureVoice" or "ConfigureFax", "notifyUrl") => "forward_to",
        ("ConfigureSms", "notifyUrl") => "forward_sms_to",
        _ => SnakeCase(parameter.Name!),
    };

    static bool IsNullable(ParameterInfo parameter) =>
        new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable;

    static string FaxFile()
    {
        var file = Path.Combine(TestContext.CurrentContext.TestDirectory, "convention.pdf");
        File.WriteAllText(file, "%PDF");
        return file;
    }

    static bool SandboxServes(string path)
    {
        using var sandbox = HoiioSandbox.Start();
        sandbox.Use();
        return (int)Hoiio.Request(path["/open/".Length..]).Response.StatusCode == 200;
    }

    static string SnakeCase(string name) => string.Concat(
        name.Select(letter => char.IsAsciiLetterUpper(letter) ? $"_{char.ToLowerInvariant(letter)}" : $"{letter}"));
}
