using System.Globalization;
using System.Runtime.InteropServices;
using System.Threading.Channels;

namespace HoiioSdk.Sandbox.Tool;

/// <summary>
/// Writes lines to standard output on a separate thread, so that a stalled reader or a full disk does not block or fail the sandbox. Lines
/// that do not fit into the queue are dropped and counted, and the log states their number.
/// </summary>
sealed class ConsoleLog : IDisposable
{
    const int MaxLines = 1000;
    const int StandardOutput = 1;
    const int SeekEnd = 2;

    static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(2);

    readonly Lock gate = new();
    // With each text, the number of lines that are lost if it cannot be written.
    readonly Channel<(string Text, long Lines)> queue = Channel.CreateBounded<(string, long)>(MaxLines);
    readonly Thread writer;
    long dropped;

    public ConsoleLog()
    {
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
            // In a file of the shell, the position stays where it was when the file is truncated. Other processes of a script share it, so
            // a FileStream, which has a position of its own, would overwrite their lines.
            if (!OperatingSystem.IsWindows())
                _ = Seek(StandardOutput, 0, SeekEnd);
            Console.Out.WriteLine(text);
        }
        catch (Exception problem) when (problem is IOException or ObjectDisposedException or UnauthorizedAccessException
            or ArgumentOutOfRangeException)
        {
            // .NET throws ArgumentOutOfRangeException if the file has reached its maximum size.
            lock (gate)
                dropped += lines;
        }
    }

    [DllImport("libc", EntryPoint = "lseek")]
    static extern nint Seek(int file, nint offset, int origin);

    long CountDropped()
    {
        lock (gate)
            return dropped;
    }
}
