using System.Buffers;
using System.Buffers.Text;

namespace HoiioSdk;

/// <summary>A file that is sent as Base64 text. It is read piece by piece as it goes out, never held whole.</summary>
sealed class Base64File(string path) : IDisposable
{
    const string ParameterName = "file";

    // Whole groups of three bytes, so that the pieces join without padding.
    const int PieceLength = 3 << 12;

    FileStream file = null!;

    DateTime written;

    /// <summary>How many characters the text has.</summary>
    public long Length { get; private set; }

    /// <summary>How many bytes the text takes in a form, where some of its characters are escaped.</summary>
    public long LengthInForm { get; private set; }

    /// <exception cref="ArgumentException">The file cannot be read, or is empty.</exception>
    public void Open()
    {
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(e);
        }
        try
        {
            if (!file.CanSeek)
                throw Check.Invalid(
                    ParameterName, $"{path} is a pipe, which can be read only once. Save what it holds to a file. {Check.NothingSent}");
            written = LastWrite();
            LengthInForm = Pieces().Sum(piece => (long)piece.Length);
            Length = (file.Position + 2) / 3 * 4;
            if (Length == 0)
                throw Check.Invalid(ParameterName, $"The file {path} is empty. {Check.NothingSent}");
        }
        catch
        {
            // Nobody else will: the request that it was for never comes about.
            Dispose();
            throw;
        }
    }

    /// <summary>The text as a form has it. A piece is there until the next is asked for.</summary>
    /// <exception cref="ArgumentException">The file is no more as it was when it was opened.</exception>
    public IEnumerable<ReadOnlyMemory<byte>> PiecesInForm()
    {
        var left = LengthInForm;
        foreach (var piece in Pieces())
        {
            left -= piece.Length;
            if (left < 0)
                break;
            yield return piece;
        }
        if (left != 0 || LastWrite() != written)
            throw Check.Invalid(
                ParameterName, $"The file {path} was changed while it was sent, so not sent whole. Send a copy that nothing writes to.");
    }

    public void Dispose() => file.Dispose();

    IEnumerable<ReadOnlyMemory<byte>> Pieces()
    {
        var bytes = ArrayPool<byte>.Shared.Rent(PieceLength);
        var text = ArrayPool<byte>.Shared.Rent(PieceLength / 3 * 4 * 3);
        try
        {
            file.Position = 0;
            while (Read(bytes.AsSpan(0, PieceLength)) is > 0 and var count)
                yield return text.AsMemory(0, Encode(bytes.AsSpan(0, count), text));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
            ArrayPool<byte>.Shared.Return(text);
        }
    }

    int Read(Span<byte> bytes)
    {
        try
        {
            return file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        }
        catch (IOException e)
        {
            throw Unreadable(e);
        }
    }

    /// <returns>How many bytes were written. The text is made at their end, and escaped from there towards their beginning.</returns>
    static int Encode(ReadOnlySpan<byte> bytes, Span<byte> form)
    {
        var text = form[^Base64.GetMaxEncodedToUtf8Length(bytes.Length)..];
        Base64.EncodeToUtf8(bytes, text, out _, out _);
        var length = 0;
        foreach (var letter in text)
        {
            if (letter is (byte)'+' or (byte)'/' or (byte)'=')
            {
                (letter == '+' ? "%2B"u8 : letter == '/' ? "%2F"u8 : "%3D"u8).CopyTo(form[length..]);
                length += 3;
            }
            else
            {
                form[length++] = letter;
            }
        }
        return length;
    }

    DateTime LastWrite() => File.GetLastWriteTimeUtc(file.SafeFileHandle);

    ArgumentException Unreadable(Exception cause) =>
        Check.Invalid(ParameterName, $"The file {path} cannot be read: {cause.Message} {Check.NothingSent}", cause);
}
