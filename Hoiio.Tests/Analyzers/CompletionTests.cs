using HoiioSdk.Analyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NUnit.Framework;

namespace HoiioSdk.Tests.Analyzers;

/// <summary>Completion in the editor, after a dot.</summary>
[Category("OneCulture")]
sealed class CompletionTests
{
    [Test]
    public async Task Completion_offers_the_fields_of_an_answer_with_type_and_description() => Assert.That(
        await Offered("var res = Hoiio.Voice.Status(\"AA-C-1\");\nConsole.WriteLine(res.|"),
        Is.SupersetOf(new[]
        {
            "txn_ref: string txn_ref\nThe transaction reference.",
            "tag: string? tag\nYour own reference. Absent if none was given.",
            "date: DateTime date\nWhen it was requested or received, in GMT+8.",
            "duration: int? duration\nThe length in minutes. An ongoing call has none.",
            "status: string status\nsuccess_ok, or an error code.",
        }));

    [TestCase("var res = await Hoiio.Account.BalanceAsync();\nres.|\nConsole.WriteLine();", "currency balance points bonus status")]
    [TestCase("foreach (var entry in Hoiio.Number.Rate(\"US\").entries)\n    Console.WriteLine($\"{entry.|}\");", "duration rate")]
    [TestCase("Hoiio.Number.AvailableCountries().entries[0]?.|", "code name prefix states")]
    [TestCase("Hoiio.Voice.HistoryAll().Select(call => call.|", "txn_ref tag date dest1 dest2 number call_status_dest1 call_status_dest2 "
        + "duration currency rate debit")]
    [TestCase("dynamic other = new object();\nother.|", "")]
    [TestCase("var number = 1;\nnumber.|", "")]
    public async Task Completion_offers_nothing_for_an_unknown_answer(string program, string fields) => Assert.That(
        (await Offered(program)).Where(item => item.Contains(' ', StringComparison.Ordinal)).Select(item => item.Split(':')[0]),
        Is.EquivalentTo(fields.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    static async Task<string[]> Offered(string program)
    {
        var position = program.IndexOf('|', StringComparison.Ordinal);
        var project = new AdhocWorkspace().AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Program", "Program", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.ConsoleApplication),
            metadataReferences: CodeAnalysis.References,
            analyzerReferences: [new AnalyzerFileReference(typeof(FieldCompletion).Assembly.Location, new Loader())]));
        var document = project.AddDocument("Usings.cs", CodeAnalysis.Usings).Project
            .AddDocument("Program.cs", program.Remove(position, 1));
        var service = CompletionService.GetService(document)!;
        var items = await service.GetCompletionsAsync(document, position, CompletionTrigger.CreateInsertionTrigger('.'));
        var offered = new List<string>();
        foreach (var item in items.ItemsList.Where(item => item.Properties.ContainsKey("description")))
            offered.Add($"{item.DisplayText}: {(await service.GetDescriptionAsync(document, item))!.Text}");
        return [.. offered];
    }

    sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public System.Reflection.Assembly LoadFromPath(string fullPath) => System.Reflection.Assembly.LoadFrom(fullPath);
    }
}
