namespace HoiioSdk.Sandbox.Tool.Comparison;

/// <summary><c>hoiio-sandbox compare OLD.jsonl NEW.jsonl</c></summary>
static class CompareCommand
{
    public const string Usage = "hoiio-sandbox compare OLD.jsonl NEW.jsonl compares two files that --journal wrote.";

    const int Same = 0;
    const int Different = 1;
    const int NoJournal = 2;

    /// <summary>Compares, tells the result, and gives the exit code.</summary>
    public static int Run(string[] files, TextWriter output, TextWriter error)
    {
        if (files is ["--help" or "-h"])
        {
            output.WriteLine(Usage);
            output.WriteLine("The exit code: 0 where nothing differs but by design, 1 where something does, 2 where a file is no journal, "
                + "or holds no request.");
            return Same;
        }
        if (files is not [var old, var @new])
        {
            error.WriteLine(Usage);
            return NoJournal;
        }
        try
        {
            var comparison = new JournalComparison(Read(old), Read(@new));
            output.WriteLine(comparison);
            return comparison.IsEqual ? Same : Different;
        }
        catch (Exception problem) when (problem is FormatException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            error.WriteLine(problem.Message);
            return NoJournal;
        }
    }

    static RecordedJournal Read(string file) => JournalFile.Read(file) is { Entries.Count: > 0 } journal
        ? journal
        : throw new FormatException($"{file} holds no request: there is nothing to compare. Record it once more.");
}
