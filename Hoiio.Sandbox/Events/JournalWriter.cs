namespace HoiioSdk.Sandbox;

/// <summary>Writes the file of <c>--journal</c>. It is this sandbox's from the start; what an older one has left in it goes only once this
/// one runs.</summary>
sealed class JournalWriter : IDisposable
{
    readonly FileStream file;
    readonly Lazy<LogQueue> lines;

    /// <exception cref="IOException">It cannot be written, or another process writes to it.</exception>
    public JournalWriter(string path)
    {
        file = new(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0);
        // The sharing mode keeps a second writer out on Windows alone.
        if (OperatingSystem.IsLinux() && file.CanSeek)
            file.Lock(0, 1);
        lines = new(Empty);
    }

    /// <summary>The sandbox runs.</summary>
    public void Begin() => _ = lines.Value;

    public void Add(string line) => lines.Value.Add(line);

    public void Dispose()
    {
        if (lines.IsValueCreated)
            lines.Value.Dispose();
        file.Dispose();
    }

    LogQueue Empty()
    {
        if (file.CanSeek && file.Length > 0)
            file.SetLength(0);
        return new(new StreamWriter(file), count => $$"""{"type":"left_out","lines":{{count}}}""");
    }
}
