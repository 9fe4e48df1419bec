using System.Buffers;
using System.Net;
using System.Text;

namespace HoiioSdk;

/// <summary>
/// What a request sends: its parameters and, behind them, the credentials. RestSharp's own form never ends for some texts.
/// </summary>
sealed class Form : HttpContent
{
    const int LongestShown = 1000;

    readonly List<(string Name, object Value)> parameters;
    readonly ArrayBufferWriter<byte> text = new();
    readonly int fileAt;
    readonly Base64File? file;

    /// <exception cref="ArgumentException">A file in it cannot be read.</exception>
    public Form(List<(string Name, object Value)> parameters, Credentials credentials)
    {
        Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded");
        this.parameters = parameters;
        foreach (var (name, value) in parameters)
        {
            Write(name, value as string ?? "");
            if (value is not Base64File content)
                continue;
            (fileAt, file) = (text.WrittenCount, content);
            file.Open();
        }
        Write("app_id", credentials.AppId);
        Write("access_token", credentials.AccessToken);
    }

    /// <summary>Whether the first byte may have gone out.</summary>
    public bool IsUnderWay { get; private set; }

    /// <summary>The parameters without the credentials, for people to look at: of a long one only how long it is.</summary>
    public IEnumerable<(string Name, string Value)> Shown => parameters.Select(parameter => (parameter.Name, parameter.Value switch
    {
        string { Length: <= LongestShown } value => value,
        string value => $"({value.Length} characters)",
        var content => $"({((Base64File)content).Length} characters)",
    }));

    protected override bool TryComputeLength(out long length)
    {
        length = text.WrittenCount + (file?.LengthInForm ?? 0);
        return true;
    }

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        foreach (var piece in Pieces())
            stream.Write(piece.Span);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, default);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        foreach (var piece in Pieces())
            await stream.WriteAsync(piece, cancellationToken).ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        file?.Dispose();
        base.Dispose(disposing);
    }

    IEnumerable<ReadOnlyMemory<byte>> Pieces()
    {
        IsUnderWay = true;
        if (file is null)
            return [text.WrittenMemory];
        // The credentials come last: a file that changes meanwhile is never sent with them.
        return file.PiecesInForm().Prepend(text.WrittenMemory[..fileAt]).Append(text.WrittenMemory[fileAt..]);
    }

    void Write(string name, string value)
    {
        if (text.WrittenCount > 0)
            text.Write("&"u8);
        WriteEscaped(name);
        text.Write("="u8);
        WriteEscaped(value);
    }

    void WriteEscaped(string value) =>
        Encoding.ASCII.GetBytes(Uri.EscapeDataString(value).Replace("%20", "+", StringComparison.Ordinal), text);
}
