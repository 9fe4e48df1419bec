using System.Collections.Immutable;
using HoiioSdk.Analyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Simplification;
using NUnit.Framework;

namespace HoiioSdk.Tests.Analyzers;

/// <summary>Applies all code fixes to a program. It must still compile, and the rule must report only what has no fix.</summary>
[Category("OneCulture")]
[Parallelizable(ParallelScope.All)]
sealed class FixTests
{
    [Test]
    public Task A_misspelled_field_is_replaced_by_the_nearest() => Check(new UnknownFieldFix(), """
        var res = Hoiio.Voice.Status("AA-C-1");
        Console.WriteLine(res.txn_reff); // first
        Console.WriteLine(res.TxnReff);
        Console.WriteLine(res.callStatusDest1);
        Console.WriteLine(res?.txn_reff);
        Console.WriteLine(res["txn_reff"]);
        Console.WriteLine(res.Get<string>("curency"));
        Console.WriteLine(Hoiio.Voice.History().entries.Length);
        """, """
        var res = Hoiio.Voice.Status("AA-C-1");
        Console.WriteLine(res.txn_ref); // first
        Console.WriteLine(res.TxnRef);
        Console.WriteLine(res.call_status_dest1);
        Console.WriteLine(res?.txn_ref);
        Console.WriteLine(res["txn_ref"]);
        Console.WriteLine(res.Get<string>("currency"));
        Console.WriteLine(Hoiio.Voice.History().entries.Count);
        """);

    [Test]
    public Task A_field_without_a_near_match_or_named_by_a_constant_is_not_changed() => CheckUnchanged(new UnknownFieldFix(), """
        const string Name = "txn_reff";
        var res = Hoiio.Voice.Status("AA-C-1");
        Console.WriteLine(res.colour);
        Console.WriteLine(res[Name]);
        """);

    [Test]
    public Task An_optional_field_is_wrapped_in_an_interpolated_string() => Check(new AmbiguousNullFix(), """
        var res = Hoiio.Voice.Status("AA-C-1");
        Console.WriteLine(res.tag);
        Console.WriteLine(res["tag"]);
        Console.WriteLine(string.Format("{0} SGD", res.debit));
        Console.Write(args.Length > 0 ? res.tag : "");
        """, """
        var res = Hoiio.Voice.Status("AA-C-1");
        Console.WriteLine($"{res.tag}");
        Console.WriteLine($"{res["tag"]}");
        Console.WriteLine(string.Format("{0} SGD", $"{res.debit}"));
        Console.Write($"{(args.Length > 0 ? res.tag : "")}");
        """);

    [Test]
    public Task A_date_is_replaced_by_Get_DateTimeOffset() => Check(new ClockFix(), """
        var res = Hoiio.Voice.Status("AA-C-1");
        DateTimeOffset one = res.date;
        DateTimeOffset two = res["date"];
        DateTimeOffset three = res.Get<DateTime>("date");
        var four = new DateTimeOffset(res.date);
        var age = DateTime.UtcNow - res.date;
        DateTime utc = res.date.ToUniversalTime();
        DateTime here = res.date.ToLocalTime();
        utc = TimeZoneInfo.ConvertTimeToUtc(res.date);
        """, """
        var res = Hoiio.Voice.Status("AA-C-1");
        DateTimeOffset one = res.Get<DateTimeOffset>("date");
        DateTimeOffset two = res.Get<DateTimeOffset>("date");
        DateTimeOffset three = res.Get<DateTimeOffset>("date");
        var four = res.Get<DateTimeOffset>("date");
        var age = DateTime.UtcNow - res.Get<DateTimeOffset>("date");
        DateTime utc = res.Get<DateTimeOffset>("date").UtcDateTime;
        DateTime here = res.Get<DateTimeOffset>("date").LocalDateTime;
        utc = res.Get<DateTimeOffset>("date").UtcDateTime;
        """);

    [Test]
    public Task A_date_held_in_a_local_or_shifted_is_not_changed() => CheckUnchanged(new ClockFix(), """
        var res = Hoiio.Voice.Status("AA-C-1");
        DateTime date = res.date;
        DateTimeOffset when = date;
        var isLate = res.date.AddDays(30) < DateTime.UtcNow;
        """);

    [Test]
    public Task A_comment_beside_a_replaced_date_is_kept() => Check(new ClockFix(), """
        var res = Hoiio.Voice.Status("AA-C-1");
        DateTime utc = res.date /* when */ .ToUniversalTime();
        utc = res.date // when
            .ToUniversalTime();
        """, """
        var res = Hoiio.Voice.Status("AA-C-1");
        DateTime utc = res.Get<DateTimeOffset>("date") /* when */ .UtcDateTime;
        utc = res.Get<DateTimeOffset>("date") // when
            .UtcDateTime;
        """);

    [Test]
    public Task A_part_of_a_date_and_an_argument_that_must_be_a_DateTime_are_not_changed() => CheckUnchanged(new ClockFix(), """
        var res = Hoiio.Voice.Status("AA-C-1");
        var isToday = res.date.Date == DateTime.Today;
        DateTimeOffset day = res.Date.Date;
        isToday = DateTime.Compare(res.date, DateTime.UtcNow) == 0;
        isToday = DateTime.Equals(res.date, DateTime.UtcNow);
        var age = DateTime.UtcNow.Subtract(res.date);
        var utc = DateTime.SpecifyKind(res.date, DateTimeKind.Utc);
        utc = TimeZoneInfo.ConvertTimeFromUtc(res.date, TimeZoneInfo.Local);
        utc = TimeZoneInfo.ConvertTime(res.date, TimeZoneInfo.Utc);
        """);

    [Test]
    public Task EnsureSuccess_is_appended_to_a_dropped_answer() => Check(new DroppedAnswerFix(), """
        // First
        Hoiio.Sms.Send("Hi", "+6511111111");
        // Second
        await Hoiio.Sms.SendAsync("Hi", "+6511111111"); // and last
        Hoiio.Sms.Send("Hi", Hoiio.Account.Info().mobile_number);
        """, """
        // First
        Hoiio.Sms.Send("Hi", "+6511111111").EnsureSuccess();
        // Second
        (await Hoiio.Sms.SendAsync("Hi", "+6511111111")).EnsureSuccess(); // and last
        Hoiio.Sms.Send("Hi", Hoiio.Account.Info().mobile_number).EnsureSuccess();
        """);

    [Test]
    public Task EnsureSuccess_is_appended_to_the_result_of_a_task() => Check(new DroppedAnswerFix(), """
        await Hoiio.Sms.SendAsync("Hi", "+6511111111").ConfigureAwait(false);
        Hoiio.Sms.SendAsync("Hi", "+6511111111").GetAwaiter().GetResult();
        """, """
        (await Hoiio.Sms.SendAsync("Hi", "+6511111111").ConfigureAwait(false)).EnsureSuccess();
        Hoiio.Sms.SendAsync("Hi", "+6511111111").GetAwaiter().GetResult().EnsureSuccess();
        """);

    [Test]
    public Task A_task_that_is_waited_for_is_not_changed() =>
        CheckUnchanged(new DroppedAnswerFix(), """Hoiio.Sms.SendAsync("Hi", "+6511111111").Wait();""");

    [Test]
    public Task A_task_that_is_not_awaited_is_not_changed() =>
        CheckUnchanged(new DroppedAnswerFix(), """Hoiio.Sms.SendAsync("Hi", "+6511111111");""");

    static async Task Check(CodeFixProvider fix, string program, string expected)
    {
        var document = Document(program);
        var context = new FixAllContext(
            document, fix, FixAllScope.Document, fix.FixableDiagnosticIds[0], fix.FixableDiagnosticIds, new Reported(fix), default);
        var action = await fix.GetFixAllProvider()!.GetFixAsync(context);
        var change = (ApplyChangesOperation)(await action!.GetOperationsAsync(default)).Single();
        var changed = await Simplifier.ReduceAsync(change.ChangedSolution.GetDocument(document.Id)!);

        Assert.That($"{await changed.GetTextAsync()}", Is.EqualTo(expected));
        Assert.That(await Reported.In(changed, fix), Is.Empty);
    }

    static async Task CheckUnchanged(CodeFixProvider fix, string program)
    {
        var document = Document(program);
        var reported = await Reported.In(document, fix);
        var offered = new List<CodeAction>();
        foreach (var diagnostic in reported)
            await fix.RegisterCodeFixesAsync(new(document, diagnostic, (action, _) => offered.Add(action), default));

        Assert.That(reported, Is.Not.Empty);
        Assert.That(offered, Is.Empty);
    }

    static Document Document(string program)
    {
        var project = new AdhocWorkspace().AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Program", "Program", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.ConsoleApplication),
            metadataReferences: CodeAnalysis.References));
        return project.AddDocument("Usings.cs", CodeAnalysis.Usings).Project.AddDocument("Program.cs", program);
    }

    /// <summary>The diagnostics of the rule of a fix.</summary>
    sealed class Reported(CodeFixProvider fix) : FixAllContext.DiagnosticProvider
    {
        public static async Task<ImmutableArray<Diagnostic>> In(Document document, CodeFixProvider fix) =>
            [.. CodeAnalysis.Analyze((await document.Project.GetCompilationAsync())!)
                .Where(diagnostic => fix.FixableDiagnosticIds.Contains(diagnostic.Id))];

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
            Document document, CancellationToken cancellationToken) => await In(document, fix);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
