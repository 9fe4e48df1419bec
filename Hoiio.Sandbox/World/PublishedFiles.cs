namespace HoiioSdk.Sandbox;

/// <summary>Faxes and recordings, where they can be fetched.</summary>
sealed class PublishedFiles
{
    readonly Dictionary<string, Answer> files = [];

    /// <summary>The sandbox's own address, with a slash at the end.</summary>
    public string Url { get; set; } = "";

    /// <summary>Puts a file where it can be fetched, and gives its address.</summary>
    public string Publish(string name, string contentType, byte[] content)
    {
        var path = $"files/{files.Count + 1}/{name}";
        files[path] = new(200, $"{content.Length} bytes", contentType, Content: content);
        return Url + Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal);
    }

    public Answer? Find(string path) => files.GetValueOrDefault(path);
}
