using System.Diagnostics;
using System.Text;
using HoiioSdk.Sandbox.Tool.Comparison;
using NUnit.Framework;

namespace HoiioSdk.Tests.Sandbox.Comparison;

/// <summary>The files of --journal, and the command that compares them.</summary>
[TestFixture]
[Parallelizable]
sealed class JournalFileTests
{
    static readonly string[] Two = [.. new Recording().Request("sms/send", "msg=Grüße 你好").Request("user/get_balance").Lines];

    string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("hoiio-journal-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Equal_journals_give_one_line_and_0() => Assert.That(
        Run(Write("old", Two), Write("new", Two)),
        Is.EqualTo((0, "No difference in 2 requests and 0 notifications.\n", "")));

    [Test]
    public void Different_ones_give_the_first_difference_side_by_side_a_table_of_the_others_and_1()
    {
        var old = new Recording().Request("sms/send", "dest=+6511111111&msg=a").Request("sms/send", "dest=+6522222222,33333333&msg=b")
            .Request("user/get_balance");
        var @new = new Recording().Post("sms/send", "dest=+6511111111&msg=A&tag=t").Post("sms/send", "dest=+6522222222,+6533333333&msg=b")
            .Post("user/get_info").Post("user/get_balance");
        var (exitCode, output, error) = Run(Write("old", old.Lines), Write("new", @new.Lines));

        Assert.That((exitCode, error), Is.EqualTo((1, "")));
        Assert.That(output, Is.EqualTo("""
            The first difference is in sms/send: msg is another, tag is only in the new one.

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

            The others:
               old    new
                 -      3  user/get_info: only in the new journal

            By design (docs/from-python.md):
              number-prefix (1): the Python code puts the prefix before the first of several numbers only, and never before \
            `incoming`, `number` and `caller_id`; here: every phone number gets it.
              get (3): the Python code sends GET: token, texts and faxes stand in the URL; here: sends POST: they stand in the body.

            2 differences.

            """.ReplaceLineEndings("\n").Replace("\\\n", "", StringComparison.Ordinal)));
    }

    [Test]
    public void A_long_value_is_shown_whole_in_several_lines()
    {
        var value = string.Concat(Enumerable.Range(0, 100));
        var output = new Recording().Request("sms/send", $"msg={value}").With(new Recording().Request("sms/send", "msg=b")).ToString();
        Assert.That(string.Concat(output.Split('\n').SkipWhile(line => !line.StartsWith("* msg", StringComparison.Ordinal)).Take(4)
            .Select(line => line[13..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0])), Is.EqualTo(value));
    }

    [Test]
    public void A_byte_order_mark_Windows_line_ends_empty_lines_and_unknown_fields_do_not_matter()
    {
        var odd = Path.Combine(folder, "odd");
        File.WriteAllText(odd, string.Join("\r\n\r\n", Two.Select(line => "{\"new_field\":{\"a\":[1]}," + line[1..])) + "\r\n",
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Assert.That(Compare(Write("old", Two), odd).IsEqual, Is.True);
    }

    [Test]
    public void Lines_in_any_order_are_read_in_that_of_their_ids()
    {
        var lines = new Recording().Request("sms/send").Notification("http://127.0.0.1:8080/", "n=1").Request("user/get_info")
            .Notification("http://127.0.0.1:8080/", "n=2").Lines;
        var journal = JournalFile.Read(Write("new", lines.Reverse()));
        Assert.That(journal.Entries.Select(one => one.Path), Is.EqualTo(["sms/send", "user/get_info"]));
        Assert.That(journal.Notifications.Select(one => one.Fields["n"]), Is.EqualTo(["1", "2"]));
    }

    [Test]
    public void Half_a_last_line_of_a_process_that_was_killed_is_left_out_and_said()
    {
        var cut = Path.Combine(folder, "cut");
        File.WriteAllText(cut, Two[0] + "\n" + Two[1][..50]);
        Assert.That(Compare(Write("old", Two[..1]), cut).ToString(),
            Is.EqualTo(
            "No difference in 1 request and 0 notifications; the new journal ends in the middle of a line, which was left out."));
    }

    [TestCase("""{"txn_ref":"\ud800"}""")]
    [TestCase("""{"\ud800":"x"}""")]
    public void An_answer_with_half_a_character_is_one_without_references(string answer) =>
        Assert.That(
            new Recording().Request("sms/send", "msg=a", answer).With(new Recording().Request("sms/send", "msg=a", answer)).IsEqual);

    [Test]
    public void An_empty_file_is_a_journal_of_nothing()
    {
        Assert.That(Compare(Write("old", []), Write("new", [])).IsEqual, Is.True);
        Assert.That(Compare(Write("old", Two), Write("new", [])).Differences, Has.Count.EqualTo(2));
    }

    [TestCase("hello", "is no journal, line 1")]
    [TestCase("[1]", "is no journal, line 1")]
    [TestCase("null", "is no journal, line 1")]
    [TestCase("{}", "is no journal, line 1")]
    [TestCase("""{"type":"request"}""", "is no journal, line 1")]
    [TestCase("""{"type":"request","id":1,"method":"GET","path":"x","http_status":200,"answer":"","parameters":null,"began_after":0}""",
        "is no journal, line 1")]
    [TestCase("""{"type":"request","id":1,"method":"GET","path":"x","http_status":200,"answer":"","parameters":{}}""", "began_after")]
    [TestCase("""{"type":"request","id":1,"method":"GET","path":"","http_status":0,"answer":"","parameters":{"":null},"began_after":0}""",
        "is no journal, line 1")]
    [TestCase("""{"type":"notification","id":1,"url":"x","fields":{"a":null},"began_after":0}""", "is no journal, line 1")]
    [TestCase("""{"type":"left_out","lines":5}""", "is not complete: lines were left out at line 1")]
    public void A_file_that_is_no_journal_is_refused_with_a_sentence(string line, string sentence) =>
        Assert.That(() => JournalFile.Read(Write("new", [line, line])),
            Throws.TypeOf<FormatException>().With.Message.Contains(sentence).And.Message.Contains(Path.Combine(folder, "new")));

    [Test]
    public void It_gives_2()
    {
        var (exitCode, output, error) = Run(Write("old", Two), Write("new", ["hello", "hello"]));
        Assert.That((exitCode, output), Is.EqualTo((2, "")));
        Assert.That(error, Does.Contain("is no journal, line 1"));
        Assert.That(error.Contains("   at ", StringComparison.Ordinal), Is.False);
    }

    [TestCase(true, false)]
    [TestCase(false, true)]
    public void One_without_a_request_gives_2_as_nothing_was_compared(bool isOldEmpty, bool isNewEmpty)
    {
        var (old, @new) = (Write("old", isOldEmpty ? [] : Two), Write("new", isNewEmpty ? [] : Two));
        Assert.That(Run(old, @new), Is.EqualTo(
            (2, "", $"{(isOldEmpty ? old : @new)} holds no request: there is nothing to compare. Record it once more.\n")));
    }

    [Test]
    public void Two_journals_in_one_file_are_none() =>
        Assert.That(() => JournalFile.Read(Write("new", [.. Two, .. Two])),
            Throws.TypeOf<FormatException>().With.Message.Contains("holds more than one journal: the id 1 is there twice"));

    [Test]
    public void A_file_that_is_not_there_gives_a_sentence_and_2()
    {
        var (exitCode, _, error) = Run(Write("old", Two), Path.Combine(folder, "none.jsonl"));
        Assert.That((exitCode, error), Is.EqualTo((2, error)));
        Assert.That(error, Does.Contain("none.jsonl").And.Not.Contain("   at "));
    }

    [TestCase("one")]
    [TestCase("one two three")]
    public void It_takes_two_files(string arguments)
    {
        var (exitCode, _, error) = Run(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.That(
            (exitCode, error), Is.EqualTo((2, "hoiio-sandbox compare OLD.jsonl NEW.jsonl compares two files that --journal wrote.\n")));
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
