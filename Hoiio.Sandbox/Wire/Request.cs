namespace HoiioSdk.Sandbox.Wire;

/// <summary>A parsed request: the parameters by name, and the file of a multipart form.</summary>
/// <param name="method">The HTTP method.</param>
/// <param name="path">The path without <c>/open/</c>; with its leading slash if it was not under <c>/open/</c>.</param>
/// <param name="baseUrl">The URL of the sandbox that the client used, with a trailing slash. URLs in the answer start with it.</param>
sealed class Request(string method, string path, string baseUrl)
{
    /// <summary>The parameter that may be sent as a file.</summary>
    public const string FilePart = "file";

    public string Method => method;

    public string Path => path;

    public string BaseUrl => baseUrl;

    public Dictionary<string, string> Parameters { get; } = new(StringComparer.Ordinal);

    public byte[]? File { get; set; }

    /// <summary>The names of the parts of a multipart form that are files.</summary>
    public List<string> Files { get; } = [];

    /// <summary>Whether the file was discarded because it exceeds the maximum length of a request.</summary>
    public bool IsFileTooBig { get; set; }

    public bool IsMalformed { get; set; }

    /// <summary>The number of pages of the file, once known. A request from a journal has it instead of the file.</summary>
    public int? FilePages { get; set; }

    /// <summary>The error of the file, which a request from a journal has instead of the file.</summary>
    public string? FileError { get; init; }

    /// <summary>The recorded remark of a request from a journal, which cannot be derived from its parameters.</summary>
    public string? RecordedNote { get; init; }

    /// <summary>Remarks about unusual requests, for the journal only.</summary>
    public List<string> Notes { get; } = [];

    // An empty parameter counts as missing.
    public string? this[string name] => Parameters.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    public bool Has(string name) => this[name] is not null || (name == FilePart && HasFile);

    public string Get(string name) => this[name] ?? throw new ApiException($"error_{name}_param_missing");

    public int? Number(string name) => this[name] is { } value ? WireFormat.ParseNumber(value) : null;

    public TimeSpan? Seconds(string name) => Number(name) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    public DateTimeOffset? Date(string name) => this[name] is { } value ? WireFormat.ParseDate(value) : null;

    public bool HasFile => File is not null || IsFileTooBig || FilePages is not null || FileError is not null;

    public string[] List(string name) => Get(name).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
