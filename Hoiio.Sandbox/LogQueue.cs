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

    // Each with the number of lines that are missing where it cannot be written.
    readonly Queue<(string Text, long Lines)> waiting = [];
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
            TellLeftOut();
            Enqueue(line, 1);
        }
    }

    /// <summary>Writes what is waiting, for as long as that takes no more than a moment.</summary>
    public void Dispose()
    {
        lock (waiting)
        {
            TellLeftOut();
            isClosed = true;
            Monitor.Pulse(waiting);
        }
        writing.Join(Patience);
    }

    // In the place of the lines that are missing, and not before those that were waiting then.
    void TellLeftOut()
    {
        if (leftOut == 0)
            return;
        Enqueue(tellLeftOut(leftOut.ToString(CultureInfo.InvariantCulture)), leftOut);
        leftOut = 0;
    }

    void Enqueue(string text, long lines)
    {
        characters += text.Length;
        waiting.Enqueue((text, lines));
        Monitor.Pulse(waiting);
    }

    void WriteAll()
    {
        while (Take() is { } next)
            if (!IsWritten(next.Text))
                LeaveOut(next.Lines);
    }

    (string Text, long Lines)? Take()
    {
        lock (waiting)
        {
            while (waiting.Count == 0 && !isClosed)
                Monitor.Wait(waiting);
            if (!waiting.TryDequeue(out var next))
                return null;
            characters -= next.Text.Length;
            return next;
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
        catch (Exception problem) when (problem is IOException or ObjectDisposedException or UnauthorizedAccessException
            or ArgumentOutOfRangeException)
        {
            // The last is how .NET says that the file cannot get any longer.
            return false;
        }
    }

    void LeaveOut(long lines)
    {
        lock (waiting)
            leftOut += lines;
    }
}
