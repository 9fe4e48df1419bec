using System.Collections.Immutable;
using System.Globalization;
using HoiioSdk.Analyzers;
using HoiioSdk.Sandbox;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Newtonsoft.Json.Linq;
using NUnit.Framework;
using RestSharp;

namespace HoiioSdk.Tests.Analyzers;

/// <summary>Compiles programs that use the SDK, and runs the analyzer on them.</summary>
static class CodeAnalysis
{
    /// <summary>The implicit usings of `dotnet run` with and without the web, and the namespaces of the SDK.</summary>
    public const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        global using HoiioSdk;
        global using HoiioSdk.Sandbox;
        """;

    static readonly Type[] Used =
    [
        typeof(Hoiio), typeof(HoiioSandbox), typeof(RestResponse), typeof(JObject), typeof(NUnit.Framework.TestAttribute),
    ];

    /// <summary>References to .NET with ASP.NET Core, the SDK, the sandbox and NUnit.</summary>
    public static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => path.Contains("/shared/Microsoft.", StringComparison.Ordinal)
                || path.Contains(@"\shared\Microsoft.", StringComparison.Ordinal))
            .Concat(Used.Select(type => type.Assembly.Location))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = [new HoiioAnalyzer()];

    static readonly CSharpParseOptions SingleFile = CSharpParseOptions.Default.WithFeatures([new("FileBasedProgram", "true")]);

    static readonly SyntaxTree UsingTree = CSharpSyntaxTree.ParseText(Usings, SingleFile);

    /// <summary>A program of one file, whose directives for `dotnet run` have no effect here.</summary>
    public static CSharpCompilation Compile(string program) => CSharpCompilation.Create(
        "Program",
        [UsingTree, CSharpSyntaxTree.ParseText(program, SingleFile, path: "Program.cs")],
        References,
        new(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The messages for a program, in the order of the code.</summary>
    public static string[] Messages(string program) =>
        [.. Analyze(Compile(program)).Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}")];

    /// <summary>The code that a diagnostic points at.</summary>
    public static string CodeAt(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);

    /// <summary>The diagnostics for a program, in the order of the code. The program must compile.</summary>
    public static Diagnostic[] Analyze(Compilation compilation)
    {
        Assert.That(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), Is.Empty);
        var options = new CompilationWithAnalyzersOptions(
            new([]), (exception, _, _) => throw exception, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        return [.. compilation.WithAnalyzers(Analyzers, options).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult()
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }
}
