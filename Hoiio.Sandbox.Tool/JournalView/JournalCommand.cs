using System.CommandLine;
using Microsoft.Win32.SafeHandles;

namespace HoiioSdk.Sandbox.Tool.JournalView;

/// <summary><c>hoiio-sandbox journal FILE [--follow]</c></summary>
sealed class JournalCommand : Command
{
    const int AllPrinted = 0;
    const int SomeSkipped = 1;
    const int CannotRead = 2;

    // EPIPE on Linux and macOS.
    const int BrokenPipe = 32;

    static readonly TimeSpan pollingInterval = TimeSpan.FromMilliseconds(200);

    public JournalCommand()
        : base("journal", "Print a journal, one line for each request, notification, act and reset. The exit code is 0 on success, 1 if an "
            + "invalid line was skipped, and 2 if the file cannot be read.")
    {
        var file = new Argument<string>("FILE") { Description = "A file written by --journal" };
        var follow = new Option<bool>("--follow")
        {
            Description = "Keep printing new lines until Ctrl+C, even if the file is truncated, moved, or deleted and created again",
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
                        Console.Error.WriteLine($"{path} was truncated or replaced. The new lines are:");
                    replacements = tail.Replacements;
                    if (line.Length > 0 && !Print(line, tail.LineNumber, output))
                        exitCode = SomeSkipped;
                }
                output.Flush();
                if (!tail.HasExisted && !follows)
                    return Fail($"The file {path} does not exist.");
                if (!follows || !tail.CanGrow)
                    return exitCode;
                if (!tail.HasExisted && isFirst)
                    Console.Error.WriteLine($"The file {path} does not exist yet. Waiting for it. Press Ctrl+C to stop.");
                await Task.Delay(pollingInterval, stop);
            }
        }
        catch (OperationCanceledException)
        {
            return exitCode;
        }
        catch (IOException problem) when (problem.HResult == BrokenPipe)
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
            // Has no effect if standard output is not a terminal.
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

    // Console.Out ignores a broken pipe.
    static TextWriter OpenOutput()
    {
        if (!Console.IsOutputRedirected || OperatingSystem.IsWindows())
            return Console.Out;
        var output = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return output.CanSeek ? Console.Out : new StreamWriter(output);
    }

    static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return CannotRead;
    }
}
