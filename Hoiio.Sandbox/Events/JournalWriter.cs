using System.Text;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.Events;

/// <summary>
/// Writes the file of <c>--journal</c>, without buffering. Other programs may truncate, move or delete the file: lines are appended, and a
/// missing file is created again. The file is locked at once, but its old content is only deleted when the sandbox has started.
/// </summary>
sealed class JournalWriter : IDisposable
{
    readonly Lock gate = new();
    readonly string path;
    readonly TextWriter errors;
    FileStream? file;
    bool isEmptied;
    bool isClosed;
    bool isFailing;
    int lost;
    int unreported;
    volatile string? problem;

    /// <param name="path">The path of the file.</param>
    /// <param name="errors">Receives a message if the file cannot be written.</param>
    /// <exception cref="IOException">The file cannot be written, or another process is writing to it.</exception>
    public JournalWriter(string path, TextWriter errors)
    {
        (this.path, this.errors) = (Path.GetFullPath(path), errors);
        file = Open();
    }

    /// <summary>How many lines are missing in the file, and why; null if none are missing.</summary>
    public string? Problem => problem;

    /// <summary>Deletes the old content of the file, when the sandbox has started.</summary>
    public void Start() => Write("", lines: 0);

    public void Add(string line) => Write(line + "\n");

    public void Dispose()
    {
        // Do not take the lock: a pending write to a pipe without a reader never ends.
        isClosed = true;
        file?.Dispose();
    }

    FileStream Open()
    {
        var opened = new FileStream(
            path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read | FileShare.Delete, bufferSize: 0);
        // The sharing mode excludes a second writer only on Windows.
        if (OperatingSystem.IsLinux() && opened.CanSeek)
            opened.Lock(0, 1);
        return opened;
    }

    void Write(string text, int lines = 1)
    {
        lock (gate)
        {
            if (isClosed)
                return;
            try
            {
                var opened = Reopen();
                Append(opened, unreported > 0 ? $$"""{"type":"left_out","lines":{{WireFormat.Number(unreported)}}}""" + "\n" + text : text);
                (isFailing, unreported) = (false, 0);
            }
            // .NET throws ArgumentOutOfRangeException if the file exceeds the maximum size.
            catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
            {
                ReportFailure(cause, lines);
            }
        }
    }

    // Reopen it for every line, because it may have been moved or deleted.
    FileStream Reopen()
    {
        if (file is not { CanSeek: false })
        {
            file?.Dispose();
            file = null;
            file = Open();
        }
        if (!isEmptied && file.CanSeek && file.Length > 0)
            file.SetLength(0);
        isEmptied = true;
        return file;
    }

    static void Append(FileStream file, string text)
    {
        var end = file.CanSeek ? file.Seek(0, SeekOrigin.End) : 0;
        try
        {
            file.Write(Encoding.UTF8.GetBytes(text));
        }
        catch when (file.CanSeek && file.Length > end)
        {
            // A partial line would also corrupt the next one.
            file.SetLength(end);
            throw;
        }
    }

    void ReportFailure(Exception cause, int lines)
    {
        (lost, unreported) = (lost + lines, unreported + lines);
        var reason = cause is ArgumentOutOfRangeException ? "the file has reached its maximum size" : cause.Message.TrimEnd('.');
        problem = $"{WireFormat.Number(lost)} {(lost == 1 ? "line is" : "lines are")} missing in the journal {path}: {reason}";
        if (!isFailing)
            errors.WriteLine($"The journal cannot be written: {reason}. The sandbox continues, and will end with exit code 3.");
        isFailing = true;
    }
}
