using System.Globalization;
using System.Threading.Channels;
using Microsoft.Win32.SafeHandles;

namespace HoiioSdk.Sandbox.Tool;

/// <summary>
/// Writes lines to standard output on a separate thread, so that a stalled reader or a full disk does not block or fail the sandbox. Lines
/// that do not fit into the queue are dropped and counted, and the log states their number.
/// </summary>
sealed class ConsoleLog : IDisposable
{
    const int MaxLines = 1000;

    static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(2);

    readonly Lock gate = new();
    // With each text, the number of lines that are lost if it cannot be written.
    readonly Channel<(string Text, long Lines)> queue = Channel.CreateBounded<(string, long)>(MaxLines);
    readonly Thread writer;
    readonly FileStream? file;
    readonly TextWriter output = Console.Out;
    long dropped;

    public ConsoleLog()
    {
        // If the shell redirects to a file, Console.Out keeps its position in it, even after the file is truncated.
        if (Console.IsOutputRedirected && !OperatingSystem.IsWindows())
        {
            file = new(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            if (file.CanSeek)
                output = new StreamWriter(file);
        }
        writer = new(WriteAll) { IsBackground = true, Name = "sandbox log" };
        writer.Start();
    }

    public void Add(string line)
    {
        lock (gate)
        {
            if (dropped > 0 && queue.Writer.TryWrite((DroppedNote(dropped), dropped)))
                dropped = 0;
            // A later line must not overtake the note about the dropped ones.
            if (dropped > 0 || !queue.Writer.TryWrite((line, 1)))
                dropped++;
        }
    }

    /// <summary>Writes the remaining lines, unless that takes too long.</summary>
    public void Dispose()
    {
        queue.Writer.TryComplete();
        writer.Join(ShutdownTimeout);
    }

    static string DroppedNote(long lines) => string.Create(CultureInfo.InvariantCulture,
        $"({lines} lines are missing here: they were not read in time, or could not be written)");

    void WriteAll()
    {
        while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            while (queue.Reader.TryRead(out var next))
                Write(next.Text, next.Lines);
        if (CountDropped() is > 0 and var lines)
            Write(DroppedNote(lines), lines);
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
            // .NET throws ArgumentOutOfRangeException if the file has reached its maximum size.
            lock (gate)
                dropped += lines;
        }
    }

    long CountDropped()
    {
        lock (gate)
            return dropped;
    }
}
