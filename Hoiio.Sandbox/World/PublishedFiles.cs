using System.Globalization;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.World;

/// <summary>Faxes and recordings, where they can be fetched: the latest 64 MB of them.</summary>
sealed class PublishedFiles
{
    const long MostBytes = 64 * 1024 * 1024;

    // What a file costs besides its content.
    const int Overhead = 500;

    readonly Dictionary<int, Reply> files = [];
    int oldest = 1;
    int newest;
    long bytes;

    /// <summary>The sandbox's own address, with a slash at the end.</summary>
    public string Url { get; set; } = "";

    /// <summary>Puts a file where it can be fetched, and gives its address.</summary>
    /// <param name="name">Its name, without any slash.</param>
    /// <param name="contentType">The media type.</param>
    /// <param name="content">What is in it.</param>
    public string Publish(string name, string contentType, byte[] content)
    {
        files[++newest] = new(200, $"{content.Length} bytes", contentType, Content: content);
        bytes += content.Length + Overhead;
        while (bytes > MostBytes && oldest < newest)
        {
            bytes -= files[oldest].Content!.Length + Overhead;
            files.Remove(oldest++);
        }
        return $"{Url}files/{WireFormat.Number(newest)}/{Uri.EscapeDataString(name)}";
    }

    /// <summary>The file at a path such as <c>files/1/fax.pdf</c>, or null. Its number says which it is, its name only how to save
    /// it.</summary>
    public Reply? Find(string path) => path.Split('/') is ["files", var number, _]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? files.GetValueOrDefault(id) : null;
}
