using System.CommandLine;

namespace HoiioSdk.Sandbox.Tool.Comparison;

/// <summary><c>hoiio-sandbox compare OLD.jsonl NEW.jsonl</c></summary>
sealed class CompareCommand : Command
{
    const int AllMatch = 0;
    const int SomeDiffer = 1;
    const int CannotCompare = 2;

    public CompareCommand()
        : base("compare", "Compare two journals, such as those of a script and of its port. The exit code is 0 if they match except for "
            + "expected differences, 1 if they differ, and 2 if a file is not a journal or contains no requests.")
    {
        var old = new Argument<string>("OLD") { Description = "The journal of the original" };
        var @new = new Argument<string>("NEW") { Description = "The journal of the port" };
        Add(old);
        Add(@new);
        SetAction(parsed => Compare(parsed.GetRequiredValue(old), parsed.GetRequiredValue(@new)));
    }

    static int Compare(string old, string @new)
    {
        try
        {
            var comparison = new JournalComparison(Read(old), Read(@new));
            Console.WriteLine(comparison);
            return comparison.IsEqual ? AllMatch : SomeDiffer;
        }
        catch (Exception problem) when (problem is FormatException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            Console.Error.WriteLine(problem.Message);
            return CannotCompare;
        }
    }

    static RecordedJournal Read(string file) => JournalFile.Read(file) is { Requests.Count: > 0 } journal
        ? journal
        : throw new FormatException($"{file} contains no requests, so there is nothing to compare. Record it again.");
}
