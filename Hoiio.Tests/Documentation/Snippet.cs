using System.Text.RegularExpressions;
using HoiioSdk.Sandbox;
using HoiioSdk.Tests.Stub;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;
using Newtonsoft.Json.Linq;

namespace HoiioSdk.Tests.Documentation;

/// <summary>A block of code on a page.</summary>
/// <param name="Page">The path of the page.</param>
/// <param name="Section">The heading of its section.</param>
/// <param name="Line">The line where it starts.</param>
/// <param name="Code">The code.</param>
sealed partial record Snippet(string Page, string Section, int Line, string Code)
{
    /// <summary>The implicit usings of `dotnet run script.cs`, and the namespace that each page imports at its start.</summary>
    public static readonly ScriptOptions Options = ScriptOptions.Default
        .WithImports(
            "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading",
            "System.Threading.Tasks", "HoiioSdk")
        .WithReferences(
            typeof(Hoiio).Assembly,
            typeof(HoiioSandbox).Assembly,
            typeof(RestSharp.RestResponse).Assembly,
            typeof(JObject).Assembly,
            typeof(System.Net.WebProxy).Assembly,
            typeof(IHttpClientBuilder).Assembly,
            typeof(IConfiguration).Assembly,
            typeof(ConfigurationBuilder).Assembly,
            typeof(UserSecretsConfigurationExtensions).Assembly,
            typeof(WebApplication).Assembly,
            typeof(HttpRequest).Assembly,
            typeof(EndpointRouteBuilderExtensions).Assembly,
            typeof(IEndpointRouteBuilder).Assembly,
            typeof(IHost).Assembly,
            typeof(IHeaderDictionary).Assembly,
            typeof(Results).Assembly,
            typeof(StringValues).Assembly,
            typeof(ILogger).Assembly,
            typeof(LoggerFactory).Assembly,
            typeof(ConsoleLoggerExtensions).Assembly,
            typeof(Microsoft.CSharp.RuntimeBinder.RuntimeBinderException).Assembly,
            typeof(NUnit.Framework.TestAttribute).Assembly);

    /// <summary>The expected output: the comments directly below a statement. Other comments explain the code.</summary>
    public IEnumerable<string> Outputs
    {
        get
        {
            var isUnderCode = false;
            foreach (var line in Code.Split('\n').Select(line => line.Trim()))
            {
                if (isUnderCode && line.StartsWith("// ", StringComparison.Ordinal))
                    yield return line[3..];
                isUnderCode = line.StartsWith("//", StringComparison.Ordinal) ? isUnderCode : line != "";
            }
        }
    }

    /// <summary>
    /// The code as a C# script: without the directives of `dotnet run`, and without disposing what later snippets use.
    /// </summary>
    public string Script => UsingOfTheWeb + UsingVariable().Replace(RunDirective().Replace(Code, ""), "")
        .Replace("127.0.0.1:8000", $"127.0.0.1:{PortOfAListener}", StringComparison.Ordinal);

    /// <summary>A free port, which replaces the port on the page.</summary>
    static int PortOfAListener { get; } = FreePort.Find();

    string UsingOfTheWeb => Code.Contains("#:sdk Microsoft.NET.Sdk.Web", StringComparison.Ordinal)
        ? "using Microsoft.AspNetCore.Builder; using Microsoft.AspNetCore.Http; using Microsoft.Extensions.Hosting;\n"
        : "";

    public override string ToString() => $"{Page}, line {Line}:\n{Code}";

    [GeneratedRegex("^#:.*$", RegexOptions.Multiline)]
    private static partial Regex RunDirective();

    [GeneratedRegex("^using (?=var )", RegexOptions.Multiline)]
    private static partial Regex UsingVariable();
}
