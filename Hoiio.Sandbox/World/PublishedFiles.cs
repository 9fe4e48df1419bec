using System.Globalization;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.World;

/// <summary>The latest faxes and recordings, available at a URL, within a budget. It is thread-safe.</summary>
sealed class PublishedFiles : IBoundedStore, IDisposable
{
    // The estimated memory of a file besides its content.
    const int Overhead = 500;

    readonly Lock gate = new();
    readonly Dictionary<int, Reply> files = [];
    readonly Budget budget;
    int oldest = 1;
    int newest;
    long bytes;

    public PublishedFiles(Budget budget)
    {
        this.budget = budget;
        budget.Register(this);
    }

    public int Count => Volatile.Read(ref newest) - Volatile.Read(ref oldest) + 1;

    public long Bytes => Volatile.Read(ref bytes);

    /// <summary>Makes a file available.</summary>
    /// <param name="name">The file name, without slashes.</param>
    /// <param name="contentType">The media type.</param>
    /// <param name="content">The content.</param>
    public FilePath Publish(string name, string contentType, byte[] content)
    {
        int number;
        lock (gate)
        {
            number = ++newest;
            files[number] = new(200, $"{content.Length} bytes", contentType, Content: content);
            bytes += content.Length + Overhead;
        }
        budget.Enforce(this);
        return new($"files/{WireFormat.Number(number)}/{Uri.EscapeDataString(name)}");
    }

    /// <summary>The file at a path such as <c>files/1/fax.pdf</c>, or null. Only the number identifies it; the name is for saving
    /// it.</summary>
    public Reply? Find(string path)
    {
        if (path.Split('/') is not ["files", var text, _]
            || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        lock (gate)
            return files.GetValueOrDefault(number);
    }

    public void DropOldest()
    {
        lock (gate)
        {
            if (files.Remove(oldest, out var file))
                (oldest, bytes) = (oldest + 1, bytes - file.Content!.Length - Overhead);
        }
    }

    /// <summary>Removes all files. The next one gets the first number again.</summary>
    public void Clear()
    {
        lock (gate)
        {
            files.Clear();
            (oldest, newest, bytes) = (1, 0, 0);
        }
    }

    /// <summary>Stops using the budget.</summary>
    public void Dispose() => budget.Unregister(this);
}
