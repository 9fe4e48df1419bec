using System.Globalization;
using System.Threading.Channels;
using Microsoft.Win32.SafeHandles;

namespace HoiioSdk.Sandbox.Tool;

/// <summary>
/// Lines on their way to standard output, which a thread of its own writes: a reader that does not read, or a disk that is full, holds up
/// and fails nobody else. What does not fit is left out and counted, and the log says so once it goes on.
/// </summary>
sealed class ConsoleLog : IDisposable
{
    const int MostLines = 1000;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    readonly Lock gate = new();
    // Each with the number of lines that are missing where it cannot be written.
    readonly Channel<(string Text, long Lines)> waiting = Channel.CreateBounded<(string, long)>(MostLines);
    readonly Thread writing;
    readonly FileStream? file;
    readonly TextWriter output = Console.Out;
    long leftOut;

    public ConsoleLog()
    {
        // Where the shell has opened a file, it would go on at its place in it after somebody has emptied it.
        if (Console.IsOutputRedirected && !OperatingSystem.IsWindows())
        {
            file = new(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            if (file.CanSeek)
                output = new StreamWriter(file);
        }
        writing = new(WriteAll) { IsBackground = true, Name = "sandbox log" };
        writing.Start();
    }

    public void Add(string line)
    {
        lock (gate)
        {
            // In the place of the lines that are missing.
            if (leftOut > 0 && waiting.Writer.TryWrite((LeftOut(leftOut), leftOut)))
                leftOut = 0;
            if (leftOut > 0 || !waiting.Writer.TryWrite((line, 1)))
                leftOut++;
        }
    }

    /// <summary>Writes what is waiting, for as long as that takes no more than a moment.</summary>
    public void Dispose()
    {
        waiting.Writer.TryComplete();
        writing.Join(Patience);
    }

    static string LeftOut(long lines) => string.Create(CultureInfo.InvariantCulture,
        $"({lines} lines were left out here: nobody read them in time, or they could not be written)");

    void WriteAll()
    {
        while (waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            while (waiting.Reader.TryRead(out var next))
                Write(next.Text, next.Lines);
        if (TakeLeftOut() is > 0 and var lines)
            Write(LeftOut(lines), lines);
    }

    void Write(string text, long lines)
    {
        try
        {
            if (file is { CanSeek: true })
                file.Seek(0, SeekOrigin.End);
            output.WriteLine(text);
            output.Flush();
        }
        catch (Exception problem) when (problem is IOException or ObjectDisposedException or UnauthorizedAccessException
            or ArgumentOutOfRangeException)
        {
            // The last is how .NET says that the file cannot get any longer.
            lock (gate)
                leftOut += lines;
        }
    }

    long TakeLeftOut()
    {
        lock (gate)
            return leftOut;
    }
}
