using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using System.Xml.XPath;
using HoiioSdk.Arguments;
using HoiioSdk.Sandbox;
using HoiioSdk.Services;
using HoiioSdk.Tests.Stub;
using NUnit.Framework;

namespace HoiioSdk.Tests;

/// <summary>Rules for every method of every service, checked by reflection.</summary>
sealed class ConventionTests
{
    static readonly string[] Folder = [TestContext.CurrentContext.TestDirectory, "..", "..", ".."];

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

    static readonly Lazy<ILookup<string, string>> documentation = new(
        () => XDocument.Load(Path.ChangeExtension(typeof(Hoiio).Assembly.Location, ".xml"))
        .Descendants("member").ToLookup(member => Regex.Replace(member.Attribute("name")!.Value, @"^M:|\(.*$", ""),
            member => member.Value));

    static readonly Lazy<Dictionary<string, XElement>> members = new(
        () => XDocument.Load(Path.ChangeExtension(typeof(Hoiio).Assembly.Location, ".xml"))
        .Descendants("member").ToDictionary(member => member.Attribute("name")!.Value));

    static IEnumerable<MethodInfo> Methods =>
        new[] { typeof(Voice), typeof(Sms), typeof(Fax), typeof(Ivr), typeof(Number), typeof(Account) }
            .SelectMany(MethodsOf).Where(method => method.Name != nameof(Ivr.Answer));

    /// <summary>The methods of IvrCall and IvrCalls, and Ivr.Answer.</summary>
    static IEnumerable<MethodInfo> FlowMethods => new[] { typeof(IvrCalls), typeof(IvrCall) }.SelectMany(MethodsOf)
        .Where(method => !method.IsSpecialName && method.Name != nameof(IvrCalls.DisposeAsync))
        .Append(typeof(Ivr).GetMethod(nameof(Ivr.Answer))!);

    static IEnumerable<MethodInfo> BlocksOfACall => MethodsOf(typeof(IvrCall))
        .Where(method => !method.IsSpecialName && method.Name != nameof(IvrCall.ChooseAsync));

    static IEnumerable<MethodInfo> Blocking => Methods.Where(method => !method.Name.EndsWith("Async", StringComparison.Ordinal));

    static IEnumerable<TestCaseData> CallsAndWalks => Blocking
        .Select(method => new TestCaseData(method).SetArgDisplayNames(
            $"{method.DeclaringType!.Name}.{method.Name}({method.GetParameters().Length})"));

    static IEnumerable<TestCaseData> Calls => CallsAndWalks.Where(
        test => !((MethodInfo)test.Arguments[0]!).Name.EndsWith("All", StringComparison.Ordinal));

    // A params overload has no place for a token, so it has no async version.
    static IEnumerable<TestCaseData> CallsAndWalksWithTwins => CallsAndWalks.Where(HasTwin);

    static IEnumerable<TestCaseData> CallsWithTwins => Calls.Where(HasTwin);

    static IEnumerable<TestCaseData> Walks => Methods
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
        Assert.That(Documentation(method), Is.Not.Empty.And.All.Match(
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
        foreach (var method in Methods.Concat(FlowMethods))
            Assert.That(method.GetParameters().Where(parameter => parameter.IsOptional).Select(parameter => parameter.DefaultValue),
                Is.All.Null, $"{method}");
    }

    [Test]
    public void Every_answer_and_every_entry_is_dynamic()
    {
        foreach (var method in Methods)
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
    public void The_value_of_a_status_constant_is_its_name_in_lower_case()
    {
        foreach (var constant in new[] { typeof(CallStatus), typeof(SmsStatus), typeof(FaxStatus) }.SelectMany(type => type.GetFields()))
            Assert.That(constant.GetRawConstantValue(), Is.EqualTo(constant.Name.ToLowerInvariant()), constant.DeclaringType!.Name);
    }

    [Test]
    public void Every_error_code_of_the_sandbox_has_a_meaning()
    {
        var folder = Path.Combine([.. Folder, "..", "Hoiio.Sandbox"]);
        var codes = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), "\"(error_[a-z0-9_]*[a-z0-9])\""))
            .Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.That(codes, Does.Contain("error_insufficient_credit"));
        Assert.That(codes.Where(code => HoiioStatus.Describe(code) is null),
            Is.EquivalentTo(new[] { "error_unknown_path", "error_action_invalid", "error_invalid_force" }), "no source names these");
    }

    [Test]
    public void Every_method_of_a_service_has_documentation_with_its_API_path()
    {
        foreach (var method in Blocking)
            Assert.That(Documentation(method), Is.Not.Empty.And.All.Match(@"API path:\s+\w+/\w+"), $"{method}");
    }

    [Test]
    public void Hoiio_has_every_member_of_HoiioClient() =>
        Assert.That(Face(typeof(Hoiio), "Init"), Is.EqualTo(Face(typeof(HoiioClient), "Dispose", "Connections")));

    [Test]
    public void A_timeout_set_on_Hoiio_is_that_of_its_client()
    {
        var usual = Hoiio.Timeout;
        Hoiio.Timeout = TimeSpan.FromDays(1);
        Assert.That(new[] { Hoiio.Client.Timeout, Hoiio.Timeout }, Is.All.EqualTo(TimeSpan.FromDays(1)));
        Hoiio.Timeout = usual;
    }

    [Test]
    public void A_member_of_HoiioClient_inherits_the_documentation_of_Hoiio()
    {
        var members = ConventionTests.members.Value.Where(member => member.Key.Contains(".HoiioClient.", StringComparison.Ordinal))
            .ToDictionary(member => Regex.Match(member.Key, @"HoiioClient\.([#\w]+)").Groups[1].Value, member => member.Value);

        foreach (var name in members.Keys.Except(["#ctor", "Connections", "Dispose", "Init"]))
            Assert.That(members[name].Element("inheritdoc")?.Attribute("cref")?.Value,
                Does.Match($@":HoiioSdk\.Hoiio\.{Regex.Replace(name, "Async$", "")}(\(|$)"), name);
    }

    [Test]
    public void Every_parameter_and_every_answer_is_documented_or_inherits_its_documentation()
    {
        foreach (var method in Methods)
        {
            var elements = Expanded(MemberName(method)).ToList();
            Assert.That(method.GetParameters().Select(parameter => parameter.Name).Where(name => name != "cancellationToken"),
                Is.SubsetOf(elements.Where(element => element.Name == "param" && element.Value.Length > 5)
                    .Select(element => element.Attribute("name")!.Value)), $"{method}");
            Assert.That(elements.Select(element => element.Name.LocalName),
                Does.Contain("summary").And.Contain("returns").And.Contain("exception"), $"{method}");
        }
    }

    [Test]
    public void A_block_of_IvrCall_takes_the_parameters_of_the_Ivr_method_that_are_not_set_by_the_call()
    {
        string[] own = ["session", "notifyUrl", "appId", "accessToken", "cancellationToken"];
        Assert.That(BlocksOfACall.Select(method => method.Name), Is.EquivalentTo(MethodsOf(typeof(Ivr)).Select(method => method.Name)
            .Where(name => name.EndsWith("Async", StringComparison.Ordinal) && name != "DialAsync")));
        foreach (var method in BlocksOfACall)
            Assert.That(method.GetParameters().Select(parameter => $"{parameter} {parameter.IsOptional}"),
                Is.EqualTo(typeof(Ivr).GetMethod(method.Name)!.GetParameters().Where(parameter => !own.Contains(parameter.Name))
                    .Select(parameter => $"{parameter} {parameter.IsOptional}")), method.Name);
    }

    [Test]
    public void Flow_methods_are_documented_with_their_API_path_parameters_and_exceptions()
    {
        foreach (var method in FlowMethods)
        {
            var elements = Expanded(MemberName(method)).ToList();
            Assert.That(method.GetParameters().Select(parameter => parameter.Name), Is.SubsetOf(elements.Where(element =>
                element.Name == "param" && element.Value.Length > 5).Select(element => element.Attribute("name")!.Value)), $"{method}");
            Assert.That(elements.Select(element => element.Name.LocalName), Does.Contain("summary").And.Contain("exception"), $"{method}");
            Assert.That(method.ReturnType == typeof(Task) || elements.Exists(element => element.Name == "returns"), Is.True, $"{method}");
        }
        foreach (var method in BlocksOfACall)
            Assert.That(Documentation(method).Single(), Does.Match(
                $@"API path:\s+ivr/(middle|end)/{method.Name[..^"Async".Length].ToLowerInvariant()}\."), method.Name);
    }

    [Test]
    public void No_line_is_longer_than_140_characters()
    {
        var files = SourceFiles("Hoiio", "Hoiio.Analyzers", "Hoiio.Sandbox", "Hoiio.Sandbox.Tool", "Hoiio.Tests", "samples");

        Assert.That(files, Has.Count.GreaterThan(200));
        Assert.That(files.SelectMany(file => File.ReadLines(file).Select((line, index) => (line, Place: $"{file}:{index + 1}")))
            .Where(read => read.line.Length > 140).Select(read => read.Place), Is.Empty);
    }

    [Test]
    public void No_file_that_is_shipped_is_longer_than_250_lines()
    {
        var files = SourceFiles("Hoiio", "Hoiio.Analyzers", "Hoiio.Sandbox", "Hoiio.Sandbox.Tool");

        Assert.That(files, Has.Count.GreaterThan(100));
        Assert.That(files.Where(file => File.ReadLines(file).Count() > 250), Is.Empty);
    }

    static List<string> SourceFiles(params string[] folders)
    {
        var root = Path.GetFullPath(Path.Combine([.. Folder, ".."]));
        return [.. folders
            .SelectMany(folder => Directory.GetFiles(Path.Combine(root, folder), "*.*s", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".js")
            .Where(file => !Regex.IsMatch(Path.GetRelativePath(root, file), @"[\\/](obj|bin)[\\/]"))];
    }

    static MethodInfo[] MethodsOf(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);

    static IEnumerable<string> Face(Type type, params string[] ownNames) => type
        .GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(member => member is not (MethodInfo { IsSpecialName: true } or ConstructorInfo) && !ownNames.Contains(member.Name))
        .Select(member => member is MethodInfo method ? $"{method} {string.Join(", ", method.GetParameters().Select(p => p.Name))}"
            : member.ToString()!);

    /// <summary>The documentation of a member, with what it inherits.</summary>
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

    static bool HasTwin(TestCaseData test) =>
        !((MethodInfo)test.Arguments[0]!).GetParameters().Any(parameter => parameter.IsDefined(typeof(ParamArrayAttribute)));

    static MethodInfo Twin(MethodInfo method) =>
        Methods.Single(twin => twin.Name == method.Name + "Async" && twin.DeclaringType == method.DeclaringType
            && twin.GetParameters().Select(parameter => parameter.ParameterType).Where(type => type != typeof(CancellationToken))
                .SequenceEqual(method.GetParameters().Select(parameter => parameter.ParameterType)));

    static IEnumerable<string> Documentation(MethodInfo method) => documentation.Value[$"{method.DeclaringType!.FullName}.{method.Name}"];

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
