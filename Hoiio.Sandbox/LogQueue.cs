using System.Globalization;

namespace HoiioSdk.Sandbox;

/// <summary>
/// Lines on their way into a log, which a thread of its own writes: a reader that does not read, or a disk that is full, holds up and
/// fails nobody else. What does not fit is left out and counted, and the log says so once it goes on.
/// </summary>
sealed class LogQueue : IDisposable
{
    const int MostCharacters = 4 * 1024 * 1024;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    readonly Queue<string> waiting = [];
    readonly TextWriter log;
    readonly Func<string, string> tellLeftOut;
    readonly Thread writing;
    long characters;
    long leftOut;
    bool isClosed;

    /// <param name="log">What to write to.</param>
    /// <param name="tellLeftOut">Makes a line of the log out of the number of lines that were left out.</param>
    public LogQueue(TextWriter log, Func<string, string> tellLeftOut)
    {
        (this.log, this.tellLeftOut) = (log, tellLeftOut);
        writing = new(WriteAll) { IsBackground = true, Name = "sandbox log" };
        writing.Start();
    }

    public void Add(string line)
    {
        lock (waiting)
        {
            if (isClosed || characters + line.Length > MostCharacters)
            {
                leftOut++;
                return;
            }
            characters += line.Length;
            waiting.Enqueue(line);
            Monitor.Pulse(waiting);
        }
    }

    /// <summary>Writes what is waiting, for as long as that takes no more than a moment.</summary>
    public void Dispose()
    {
        lock (waiting)
        {
            isClosed = true;
            Monitor.Pulse(waiting);
        }
        writing.Join(Patience);
    }

    void WriteAll()
    {
        while (Take() is { } line)
        {
            if (!IsWritten(line))
                LeaveOut(1);
            else if (LeftOut() is > 0 and var lines && !IsWritten(tellLeftOut(lines.ToString(CultureInfo.InvariantCulture))))
                LeaveOut(lines);
        }
    }

    string? Take()
    {
        lock (waiting)
        {
            while (waiting.Count == 0 && !isClosed)
                Monitor.Wait(waiting);
            if (!waiting.TryDequeue(out var line))
                return null;
            characters -= line.Length;
            return line;
        }
    }

    bool IsWritten(string line)
    {
        try
        {
            log.WriteLine(line);
            log.Flush();
            return true;
        }
        catch (Exception problem) when (problem is IOException or ObjectDisposedException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    void LeaveOut(long lines)
    {
        lock (waiting)
            leftOut += lines;
    }

    long LeftOut()
    {
        lock (waiting)
        {
            var lines = leftOut;
            leftOut = 0;
            return lines;
        }
    }
}
