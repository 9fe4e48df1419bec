using System.Text;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.Events;

/// <summary>
/// Writes the file of <c>--journal</c>, each line at once. The file may be emptied, moved and deleted meanwhile: it is appended to, and
/// created anew where it is gone. It is this sandbox's from the start; what an older one has left in it goes only once this one runs.
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

    /// <param name="path">The file.</param>
    /// <param name="errors">Where to say that it cannot be written.</param>
    /// <exception cref="IOException">It cannot be written, or another process writes to it.</exception>
    public JournalWriter(string path, TextWriter errors)
    {
        (this.path, this.errors) = (Path.GetFullPath(path), errors);
        file = Open();
    }

    /// <summary>How many lines are missing in it, and why; null if none is.</summary>
    public string? Problem => problem;

    /// <summary>The sandbox runs: what an older one has left in the file goes.</summary>
    public void Start() => Write("", lines: 0);

    public void Add(string line) => Write(line + "\n");

    public void Dispose()
    {
        // Whoever still writes may wait for a reader of a pipe, who never comes.
        isClosed = true;
        file?.Dispose();
    }

    FileStream Open()
    {
        var opened = new FileStream(
            path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read | FileShare.Delete, bufferSize: 0);
        // The sharing mode keeps a second writer out on Windows alone.
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
            // The last is how .NET says that a file cannot get any longer.
            catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
            {
                ReportFailure(cause, lines);
            }
        }
    }

    // Nothing tells whether the file of that path is still the one that is open.
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
            // Half a line would spoil the next one too.
            file.SetLength(end);
            throw;
        }
    }

    void ReportFailure(Exception cause, int lines)
    {
        (lost, unreported) = (lost + lines, unreported + lines);
        var reason = cause is ArgumentOutOfRangeException ? "the file cannot be longer" : cause.Message.TrimEnd('.');
        problem = $"{WireFormat.Number(lost)} {(lost == 1 ? "line is" : "lines are")} missing in the journal {path}: {reason}";
        if (!isFailing)
            errors.WriteLine($"The journal cannot be written: {reason}. The sandbox answers all the same, and ends with exit code 3.");
        isFailing = true;
    }
}
