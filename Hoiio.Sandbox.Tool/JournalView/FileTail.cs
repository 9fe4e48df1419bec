using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;

namespace HoiioSdk.Sandbox.Tool.JournalView;

/// <summary>
/// Reads the lines that are added to a file. Also handles a file that is truncated, moved, deleted or replaced in the meantime.
/// </summary>
/// <param name="path">The file.</param>
sealed class FileTail(string path) : IDisposable
{
    FileStream? file;
    // The end of the last line read, and the line itself: a file with the same line at this position is still the same file.
    long position;
    byte[] lastLine = [];

    /// <summary>Whether the file has existed at any time so far.</summary>
    public bool HasExisted => file is not null;

    /// <summary>Whether lines can still be added: true for a file, false for a pipe after its end.</summary>
    public bool CanGrow => file is not { CanSeek: false };

    /// <summary>How often the file was truncated or replaced by another one.</summary>
    public int Replacements { get; private set; }

    /// <summary>The number of the last line read, counted from 1.</summary>
    public int LineNumber { get; private set; }

    /// <summary>Reads the lines since the last call.</summary>
    /// <param name="withUnfinished">Whether to return a last line without a line end.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The path is a folder, or access is denied.</exception>
    public async IAsyncEnumerable<string> ReadLinesAsync(
        bool withUnfinished, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var found = Open();
        if (file is { CanSeek: true } && (found is null || !IsSame(found)))
        {
            // Read the rest of a file that was moved or deleted.
            if (IsSame(file))
                await foreach (var line in ReadRestAsync(file, withUnfinished, cancellationToken))
                    yield return line;
            if (found is null)
                yield break;
            (position, lastLine, LineNumber) = (0, [], 0);
            Replacements++;
        }
        if (found is null)
            yield break;
        file?.Dispose();
        file = found;
        await foreach (var line in ReadRestAsync(file, withUnfinished, cancellationToken))
            yield return line;
    }

    public void Dispose() => file?.Dispose();

    FileStream? Open()
    {
        try
        {
            return new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    bool IsSame(FileStream other)
    {
        if (other.Length < position)
            return false;
        var line = new byte[lastLine.Length];
        other.Position = position - line.Length;
        return other.ReadAtLeast(line, line.Length, throwOnEndOfStream: false) == line.Length && line.AsSpan().SequenceEqual(lastLine);
    }

    async IAsyncEnumerable<string> ReadRestAsync(
        FileStream from, bool withUnfinished, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (from.CanSeek)
            from.Position = position;
        var reader = PipeReader.Create(from, new(leaveOpen: true));
        ReadResult result;
        do
        {
            result = await reader.ReadAsync(cancellationToken);
            var rest = result.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                lastLine = rest.Slice(0, rest.GetPosition(1, end)).ToArray();
                position += lastLine.Length;
                rest = rest.Slice(lastLine.Length);
                yield return Decode(lastLine);
            }
            if (result.IsCompleted && withUnfinished && !rest.IsEmpty)
                yield return Decode(rest.ToArray());
            reader.AdvanceTo(rest.Start, rest.End);
        }
        while (!result.IsCompleted);
    }

    string Decode(byte[] line)
    {
        LineNumber++;
        return Encoding.UTF8.GetString(line).TrimStart('\uFEFF').TrimEnd('\r', '\n');
    }
}
