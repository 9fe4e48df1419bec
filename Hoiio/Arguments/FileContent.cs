namespace HoiioSdk.Arguments;

/// <summary>A file that is sent as Base64. It is opened and read only when the request is sent.</summary>
/// <param name="name">Name of the parameter, for errors.</param>
/// <param name="source">The path of the file, or a stream of its content.</param>
sealed class FileContent(string name, object source)
{
    // The service accepts 2 MB.
    public const int MaxBytes = 16 << 20;

    /// <summary>Encodes the bytes of a file.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="name">Name of the parameter, for errors.</param>
    /// <exception cref="ArgumentException">The file is too large.</exception>
    public static string Encode(ReadOnlySpan<byte> bytes, string name)
    {
        ThrowIfTooLarge(bytes.Length, name, name);
        return Convert.ToBase64String(bytes);
    }

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="ArgumentException">The file is empty, too large or unreadable.</exception>
    public async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        // On another thread: the file system may take any time to open a file, and cannot be cancelled.
        var bytes = await Task.Run(() => source is Stream stream
                ? ReadAsync(stream, "stream", cancellationToken) : ReadAsync((string)source, cancellationToken), cancellationToken)
            .WaitAsync(cancellationToken).ConfigureAwait(false);
        return Convert.ToBase64String(bytes);
    }

    async Task<ArraySegment<byte>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no file {path}. Pass the path of a PDF file. {Ensure.NothingSent}", path);
        var described = $"file {path}";
        try
        {
            var file = File.ResolveLinkTarget(path, returnFinalTarget: true) as FileInfo ?? new(path);
            // Do not open a pipe: that waits until somebody writes to it.
            if (!file.Exists || file.Length == 0)
                throw Invalid($"The {described} is empty, or is a pipe or a device.");
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            return await ReadAsync(stream, described, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(described, e);
        }
    }

    async Task<ArraySegment<byte>> ReadAsync(Stream stream, string described, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadToEndAsync(stream, described, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or NotSupportedException or InvalidOperationException)
        {
            throw Unreadable(described, e);
        }
    }

    async Task<ArraySegment<byte>> ReadToEndAsync(Stream stream, string described, CancellationToken cancellationToken)
    {
        var length = stream.CanSeek ? stream.Length - stream.Position : (long?)null;
        ThrowIfTooLarge(length ?? 0, described, name);
        using var content = new MemoryStream((int)(length ?? 0));
        var buffer = new byte[1 << 16];
        // Asynchronously: ASP.NET Core allows no other way to read the body of a request.
        while (await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var count)
        {
            content.Write(buffer, 0, count);
            ThrowIfTooLarge(content.Length, described, name);
        }
        if (content.Length == 0)
            throw Invalid($"The {described} is empty, or is at its end: set Position to 0.");
        if (length is { } expected && content.Length != expected)
            throw Invalid($"The {described} changed while it was read. Pass a copy that nothing writes to.");
        return new(content.GetBuffer(), 0, (int)content.Length);
    }

    static void ThrowIfTooLarge(long length, string described, string name)
    {
        if (length > MaxBytes)
            throw Ensure.Invalid(name, FormattableString.Invariant(
                $"The {described} is larger than {MaxBytes >> 20} MB. The service accepts PDF files of at most 2 MB. ")
                + Ensure.NothingSent);
    }

    ArgumentException Unreadable(string described, Exception cause) =>
        Ensure.Invalid(name, $"The {described} cannot be read: {cause.Message} {Ensure.NothingSent}", cause);

    ArgumentException Invalid(string problem) => Ensure.Invalid(name, $"{problem} {Ensure.NothingSent}");
}
