using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;

namespace HoiioSdk.Sandbox.Tool.JournalView;

/// <summary>
/// Reads a file of lines, and goes on from there as often as it is asked to: also where the file has been emptied, moved or deleted
/// meanwhile, and another one has taken its place.
/// </summary>
/// <param name="path">The file.</param>
sealed class FileTail(string path) : IDisposable
{
    FileStream? file;
    // The end of the last line that was read, and that line: the file that has it there is still the same one.
    long position;
    byte[] lastLine = [];

    /// <summary>Whether there has been such a file yet.</summary>
    public bool Exists => file is not null;

    /// <summary>Whether more can come, as to a file, and not to a pipe that is at its end.</summary>
    public bool CanGrow => file is not { CanSeek: false };

    /// <summary>How often another file has taken the place of the one that was read, or it was emptied.</summary>
    public int Replacements { get; private set; }

    /// <summary>How many lines of the file were read.</summary>
    public int LineNumber { get; private set; }

    /// <summary>The lines since the last call.</summary>
    /// <param name="withUnfinished">Whether what stands behind the last line end is a line.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It is a folder, or may not be read.</exception>
    public async IAsyncEnumerable<string> ReadLinesAsync(
        bool withUnfinished, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var found = Open();
        if (file is { CanSeek: true } && (found is null || !IsSame(found)))
        {
            // What came before it was moved or deleted.
            if (IsSame(file))
                await foreach (var line in ReadOnAsync(file, withUnfinished, cancellationToken))
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
        await foreach (var line in ReadOnAsync(file, withUnfinished, cancellationToken))
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
        var there = new byte[lastLine.Length];
        other.Position = position - there.Length;
        return other.ReadAtLeast(there, there.Length, throwOnEndOfStream: false) == there.Length && there.AsSpan().SequenceEqual(lastLine);
    }

    async IAsyncEnumerable<string> ReadOnAsync(
        FileStream from, bool withUnfinished, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (from.CanSeek)
            from.Position = position;
        var reader = PipeReader.Create(from, new(leaveOpen: true));
        ReadResult read;
        do
        {
            read = await reader.ReadAsync(cancellationToken);
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                lastLine = rest.Slice(0, rest.GetPosition(1, end)).ToArray();
                position += lastLine.Length;
                rest = rest.Slice(lastLine.Length);
                yield return Text(lastLine);
            }
            if (read.IsCompleted && withUnfinished && !rest.IsEmpty)
                yield return Text(rest.ToArray());
            reader.AdvanceTo(rest.Start, rest.End);
        }
        while (!read.IsCompleted);
    }

    string Text(byte[] line)
    {
        LineNumber++;
        return Encoding.UTF8.GetString(line).TrimStart('\uFEFF').TrimEnd('\r', '\n');
    }
}
