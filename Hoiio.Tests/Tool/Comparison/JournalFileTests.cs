using System.Diagnostics;
using System.Text;
using HoiioSdk.Sandbox.Tool.Comparison;
using NUnit.Framework;

namespace HoiioSdk.Tests.Tool.Comparison;

/// <summary>The files of --journal, and the command <c>compare</c>.</summary>
[TestFixture]
[Parallelizable]
sealed class JournalFileTests
{
    static readonly string[] TwoRequests = [.. new Recording().Request("sms/send", "msg=Grüße 你好").Request("user/get_balance").Lines];

    string folder = "";

    [SetUp]
    public void CreateFolder() => folder = Directory.CreateTempSubdirectory("hoiio-journal-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Equal_journals_print_one_line_and_exit_with_0() => Assert.That(
        Run(Write("old", TwoRequests), Write("new", TwoRequests)),
        Is.EqualTo((0, "2 requests match.\n", "")));

    [Test]
    public void Different_journals_print_the_first_difference_side_by_side_and_a_table_and_exit_with_1()
    {
        var old = new Recording().Request("sms/send", "dest=+6511111111&msg=a").Request("sms/send", "dest=+6522222222,33333333&msg=b")
            .Request("user/get_balance");
        var @new = new Recording().Post("sms/send", "dest=+6511111111&msg=A&tag=t").Post("sms/send", "dest=+6522222222,+6533333333&msg=b")
            .Post("user/get_info").Post("user/get_balance");
        var (exitCode, output, error) = Run(Write("old", old.Lines), Write("new", @new.Lines));

        Assert.That((exitCode, error), Is.EqualTo((1, "")));
        Assert.That(output, Is.EqualTo("""
            First difference: sms/send: msg differs, tag is only in the new journal.

                            old, number 1                                             new, number 1
              id            1                                                         1
              method        GET                                                       POST
              path          sms/send                                                  sms/send
              app_id        sandbox-app                                               sandbox-app
              dest          +6511111111                                               +6511111111
            * msg           a                                                         A
            * tag                                                                     t
              access_token  ***                                                       ***
              http_status   200                                                       200
              status        success_ok                                                success_ok
              answer        {"status":"success_ok"}                                   {"status":"success_ok"}

            Other differences:
               old    new
                 -      3  user/get_info: only in the new journal

            Expected differences (docs/from-python.md):
              number-prefix (1): the Python code adds the prefix to the first of several numbers only, and never to \
            `incoming`, `number` and `caller_id`; here: every phone number gets it.
              get (3): the Python code sends GET: token, texts and faxes are in the URL; here: sends POST: they are in the body.

            2 differences.

            """.ReplaceLineEndings("\n").Replace("\\\n", "", StringComparison.Ordinal)));
    }

    [Test]
    public void A_long_value_is_wrapped()
    {
        var value = string.Concat(Enumerable.Range(0, 100));
        var output = new Recording().Request("sms/send", $"msg={value}").Compare(new Recording().Request("sms/send", "msg=b")).ToString();
        Assert.That(string.Concat(output.Split('\n').SkipWhile(line => !line.StartsWith("* msg", StringComparison.Ordinal)).Take(4)
            .Select(line => line[13..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0])), Is.EqualTo(value));
    }

    [Test]
    public void A_byte_order_mark_Windows_line_ends_empty_lines_and_unknown_fields_are_ignored()
    {
        var odd = Path.Combine(folder, "odd");
        File.WriteAllText(odd, string.Join("\r\n\r\n", TwoRequests.Select(line => "{\"new_field\":{\"a\":[1]}," + line[1..])) + "\r\n",
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Assert.That(Compare(Write("old", TwoRequests), odd).IsEqual, Is.True);
    }

    [Test]
    public void Lines_are_sorted_by_ID()
    {
        var lines = new Recording().Request("sms/send").Notification("http://127.0.0.1:8080/", "n=1").Request("user/get_info")
            .Notification("http://127.0.0.1:8080/", "n=2").Lines;
        var journal = JournalFile.Read(Write("new", lines.Reverse()));
        Assert.That(journal.Requests.Select(item => item.Entry.Path), Is.EqualTo(["sms/send", "user/get_info"]));
        Assert.That(journal.Notifications.Select(item => item.Notification.Fields["n"]), Is.EqualTo(["1", "2"]));
    }

    [Test]
    public void An_incomplete_last_line_is_skipped_and_mentioned()
    {
        var cut = Path.Combine(folder, "cut");
        File.WriteAllText(cut, TwoRequests[0] + "\n" + TwoRequests[1][..50]);
        Assert.That(Compare(Write("old", TwoRequests[..1]), cut).ToString(),
            Is.EqualTo(
            "1 request matches. The last line of the new journal is incomplete and was skipped."));
    }

    [TestCase("""{"txn_ref":"\ud800"}""")]
    [TestCase("""{"\ud800":"x"}""")]
    public void An_answer_with_half_of_a_surrogate_pair_has_no_references(string answer) =>
        Assert.That(
            new Recording().Request("sms/send", "msg=a", answer).Compare(new Recording().Request("sms/send", "msg=a", answer)).IsEqual);

    [Test]
    public void An_empty_file_is_an_empty_journal()
    {
        Assert.That(Compare(Write("old", []), Write("new", [])).IsEqual, Is.True);
        Assert.That(Compare(Write("old", TwoRequests), Write("new", [])).Differences, Has.Count.EqualTo(2));
    }

    [TestCase("hello", "is not a journal, line 1")]
    [TestCase("[1]", "is not a journal, line 1")]
    [TestCase("null", "is not a journal, line 1")]
    [TestCase("{}", "is not a journal, line 1")]
    [TestCase("""{"type":"request"}""", "is not a journal, line 1")]
    [TestCase("""{"type":"request","id":1,"method":"GET","path":"x","http_status":200,"answer":"","parameters":null,"began_after":0}""",
        "is not a journal, line 1")]
    [TestCase("""{"type":"request","id":1,"method":"GET","path":"x","http_status":200,"answer":"","parameters":{}}""", "began_after")]
    [TestCase("""{"type":"request","id":1,"method":"GET","path":"","http_status":0,"answer":"","parameters":{"":null},"began_after":0}""",
        "is not a journal, line 1")]
    [TestCase("""{"type":"notification","id":1,"url":"x","fields":{"a":null},"began_after":0}""", "is not a journal, line 1")]
    [TestCase("""{"type":"left_out","lines":5}""", "is incomplete: lines are missing at line 1")]
    public void A_file_that_is_not_a_journal_is_refused_with_the_reason(string line, string reason) =>
        Assert.That(() => JournalFile.Read(Write("new", [line, line])),
            Throws.TypeOf<FormatException>().With.Message.Contains(reason).And.Message.Contains(Path.Combine(folder, "new")));

    [Test]
    public void A_file_that_is_not_a_journal_exits_with_2_and_without_a_stack_trace()
    {
        var (exitCode, output, error) = Run(Write("old", TwoRequests), Write("new", ["hello", "hello"]));
        Assert.That((exitCode, output), Is.EqualTo((2, "")));
        Assert.That(error, Does.Contain("is not a journal, line 1"));
        Assert.That(error.Contains("   at ", StringComparison.Ordinal), Is.False);
    }

    [TestCase(true, false)]
    [TestCase(false, true)]
    public void A_journal_without_requests_exits_with_2(bool isOldEmpty, bool isNewEmpty)
    {
        var (old, @new) = (Write("old", isOldEmpty ? [] : TwoRequests), Write("new", isNewEmpty ? [] : TwoRequests));
        Assert.That(Run(old, @new), Is.EqualTo(
            (2, "", $"{(isOldEmpty ? old : @new)} contains no requests, so there is nothing to compare. Record it again.\n")));
    }

    [Test]
    public void Two_journals_in_one_file_are_refused() =>
        Assert.That(() => JournalFile.Read(Write("new", [.. TwoRequests, .. TwoRequests])),
            Throws.TypeOf<FormatException>().With.Message.Contains("contains more than one journal: the ID 1 occurs twice"));

    [Test]
    public void A_missing_file_exits_with_2()
    {
        var (exitCode, _, error) = Run(Write("old", TwoRequests), Path.Combine(folder, "none.jsonl"));
        Assert.That((exitCode, error), Is.EqualTo((2, error)));
        Assert.That(error, Does.Contain("none.jsonl").And.Not.Contain("   at "));
    }

    [TestCase("one", "Required argument 'NEW' missing for command: 'compare'.")]
    [TestCase("one two three", "Unknown argument three.")]
    [TestCase("--quiet one two", "Unknown option --quiet.")]
    [TestCase("one --quiet", "Unknown option --quiet.")]
    public void Arguments_other_than_two_files_exit_with_2(string arguments, string problem)
    {
        var (exitCode, _, error) = Run(arguments.Split(' '));
        Assert.That((exitCode, error), Is.EqualTo((2, $"{problem} See hoiio-sandbox compare --help.\n")));
    }

    static (int ExitCode, string Output, string Error) Run(params string[] files)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(CompareCommand).Assembly.Location, "compare", .. files])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        Assert.That(process.WaitForExit(60_000), Is.True);
        return (process.ExitCode, output.ReplaceLineEndings("\n"), error.Result.ReplaceLineEndings("\n"));
    }

    static JournalComparison Compare(string old, string @new) => new(JournalFile.Read(old), JournalFile.Read(@new));

    string Write(string name, IEnumerable<string> lines)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllLines(path, lines);
        return path;
    }
}
