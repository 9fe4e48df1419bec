using System.CommandLine;
using Microsoft.Win32.SafeHandles;

namespace HoiioSdk.Sandbox.Tool.JournalView;

/// <summary><c>hoiio-sandbox journal FILE [--follow]</c></summary>
sealed class JournalCommand : Command
{
    const int AllPrinted = 0;
    const int SomeSkipped = 1;
    const int CannotRead = 2;

    // EPIPE, on Linux and macOS.
    const int NobodyReads = 32;

    static readonly TimeSpan pollingInterval = TimeSpan.FromMilliseconds(200);

    public JournalCommand()
        : base("journal", "Print a journal, a line for each request, notification, act and reset. The exit code is 0, 1 if a broken line "
            + "was skipped, and 2 if the file cannot be read.")
    {
        var file = new Argument<string>("FILE") { Description = "The file that --journal wrote" };
        var follow = new Option<bool>("--follow")
        {
            Description = "Go on printing what is added, until Ctrl+C; the file may be emptied, moved, deleted and created anew meanwhile",
            Arity = ArgumentArity.Zero,
        };
        Add(file);
        Add(follow);
        SetAction((parsed, stop) => PrintAsync(parsed.GetRequiredValue(file), parsed.GetValue(follow), stop));
    }

    static async Task<int> PrintAsync(string path, bool follows, CancellationToken stop)
    {
        var exitCode = AllPrinted;
        using var tail = new FileTail(path);
        try
        {
            var output = OpenOutput();
            var replacements = 0;
            for (var isFirst = true; ; isFirst = false)
            {
                await foreach (var line in tail.ReadLinesAsync(withUnfinished: !follows, stop))
                {
                    if (replacements != tail.Replacements)
                        Console.Error.WriteLine($"{path} was emptied or replaced; this is the new one:");
                    replacements = tail.Replacements;
                    if (line.Length > 0 && !Print(line, tail.LineNumber, output))
                        exitCode = SomeSkipped;
                }
                output.Flush();
                if (!tail.Exists && !follows)
                    return Fail($"There is no file {path}.");
                if (!follows || !tail.CanGrow)
                    return exitCode;
                if (!tail.Exists && isFirst)
                    Console.Error.WriteLine($"There is no file {path} yet. Waiting for it; Ctrl+C ends this.");
                await Task.Delay(pollingInterval, stop);
            }
        }
        catch (OperationCanceledException)
        {
            return exitCode;
        }
        catch (IOException problem) when (problem.HResult == NobodyReads)
        {
            return exitCode;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Fail(problem.Message);
        }
    }

    static bool Print(string line, int number, TextWriter output)
    {
        try
        {
            var text = JournalText.Read(line);
            output.Write(text.Event);
            // Without effect where standard output is no terminal.
            if (text.HasFailed)
                Console.ForegroundColor = ConsoleColor.Red;
            output.Write(text.Outcome.Length > 0 ? "  " + text.Outcome : "");
            if (text.HasFailed)
                Console.ResetColor();
            output.WriteLine();
            return true;
        }
        catch (FormatException problem)
        {
            Console.Error.WriteLine($"Line {number} was skipped: {problem.Message}.");
            return false;
        }
    }

    // The console hides that nobody reads a pipe any more.
    static TextWriter OpenOutput()
    {
        if (!Console.IsOutputRedirected || OperatingSystem.IsWindows())
            return Console.Out;
        var output = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return output.CanSeek ? Console.Out : new StreamWriter(output);
    }

    static int Fail(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return CannotRead;
    }
}
