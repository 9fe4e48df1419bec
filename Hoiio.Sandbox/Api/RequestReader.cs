using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace HoiioSdk.Sandbox;

/// <summary>
/// Reads query string, form and multipart form. ASP.NET's own reader lets broken escapes and broken UTF-8 through; the service
/// answers them with error_malformed_params, so the decoding here is strict.
/// </summary>
static class RequestReader
{
    // A fax of 2 MB fits in as Base64 with every letter escaped.
    public const int LongestBody = 10 * 1024 * 1024;

    const int MostParameters = 10_000;
    const int MostParts = 1000;

    static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public static async Task<Request> ReadAsync(HttpRequest http, string path)
    {
        var request = new Request(http.Method, path);
        try
        {
            var query = http.QueryString.Value.AsMemory();
            Decode(Ascii(query.Span is ['?', ..] ? query.Span[1..] : query.Span), request);
            var body = await BytesAsync(http).ConfigureAwait(false);
            if (http.HasFormContentType && MediaTypeHeaderValue.Parse(http.ContentType) is { Boundary.HasValue: true } type)
                await ReadPartsAsync(HeaderUtilities.RemoveQuotes(type.Boundary).ToString(), body, request).ConfigureAwait(false);
            else if (body.Count > 0 && http.ContentType?.Contains("json", StringComparison.OrdinalIgnoreCase) is true)
                request.Note = $"the body is {http.ContentType}, which the service does not read; send form fields, as "
                    + "application/x-www-form-urlencoded";
            else
                Decode(body.AsSpan(), request);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or InvalidDataException or IOException)
        {
            request.IsMalformed = true;
            request.Note = $"unreadable parameters: {exception.Message}";
        }
        return request;
    }

    // From memory, so that what was read is bounded by what was sent, and not by what its parts hold.
    static async Task ReadPartsAsync(string boundary, ArraySegment<byte> body, Request request)
    {
        using var stream = new MemoryStream(body.Array!, body.Offset, body.Count, writable: false);
        var reader = new MultipartReader(boundary, stream);
        var parts = 0;
        while (await reader.ReadNextSectionAsync().ConfigureAwait(false) is { } section)
        {
            if (++parts > MostParts)
                throw new FormatException($"A form may have {MostParts} parts.");
            if (section.GetContentDispositionHeader() is not { } disposition)
                throw new FormatException("A part has no name.");
            var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
            using var content = new MemoryStream();
            await section.Body.CopyToAsync(content).ConfigureAwait(false);
            if (!disposition.IsFileDisposition())
                request.Parameters[name] = StrictUtf8.GetString(content.GetBuffer(), 0, (int)content.Length);
            else if (name == "file")
                request.File = content.ToArray();
        }
    }

    static async Task<ArraySegment<byte>> BytesAsync(HttpRequest http)
    {
        if (http.ContentLength > LongestBody)
            throw new FormatException($"The body is longer than {LongestBody} bytes.");
        var buffer = new byte[Math.Max(http.ContentLength ?? 0, 4096)];
        var length = 0;
        while (await http.Body.ReadAsync(buffer.AsMemory(length)).ConfigureAwait(false) is var count and > 0)
        {
            length += count;
            if (length > LongestBody)
                throw new FormatException($"The body is longer than {LongestBody} bytes.");
            if (length == http.ContentLength)
                break;
            // A buffer of no room would read nothing, as at the end.
            if (length == buffer.Length)
                Array.Resize(ref buffer, Math.Min(2 * length, LongestBody + 1));
        }
        return new(buffer, 0, length);
    }

    static byte[] Ascii(ReadOnlySpan<char> text)
    {
        var bytes = new byte[text.Length];
        Encoding.ASCII.GetBytes(text, bytes);
        return bytes;
    }

    static void Decode(ReadOnlySpan<byte> form, Request request)
    {
        // One buffer for all: a form of megabytes would need as many again, many times over.
        var buffer = new byte[form.Length];
        var pairs = 0;
        foreach (var range in form.Split((byte)'&'))
        {
            var pair = form[range];
            if (pair.IsEmpty)
                continue;
            if (++pairs > MostParameters)
                throw new FormatException($"A request may have {MostParameters} parameters.");
            var equals = pair.IndexOf((byte)'=');
            var name = Unescape(equals < 0 ? pair : pair[..equals], buffer);
            request.Parameters[name] = equals < 0 ? "" : Unescape(pair[(equals + 1)..], buffer);
        }
    }

    static string Unescape(ReadOnlySpan<byte> escaped, byte[] buffer)
    {
        var length = 0;
        for (var i = 0; i < escaped.Length; i++)
        {
            var value = escaped[i] == '+' ? (byte)' ' : escaped[i];
            if (value == '%')
            {
                if (i + 2 >= escaped.Length)
                    throw new FormatException("An escape is cut off.");
                if (!byte.TryParse(escaped.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value))
                    throw new FormatException("An escape is not of two hexadecimal digits.");
                i += 2;
            }
            buffer[length++] = value;
        }
        return StrictUtf8.GetString(buffer, 0, length);
    }
}
