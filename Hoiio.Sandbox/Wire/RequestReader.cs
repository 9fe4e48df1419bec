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
    // A fax of 2 MB fits in several times over, as Base64 and percent-encoded.
    public const int LongestBody = 16 * 1024 * 1024;

    static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public static async Task<Request> ReadAsync(HttpRequest http, string path)
    {
        var request = new Request(http.Method, path);
        try
        {
            Decode(Encoding.ASCII.GetBytes(http.QueryString.Value!.TrimStart('?')), request);
            if (http.HasFormContentType && MediaTypeHeaderValue.Parse(http.ContentType) is { Boundary.HasValue: true } type)
                await ReadPartsAsync(new MultipartReader(HeaderUtilities.RemoveQuotes(type.Boundary).ToString(), http.Body), request).ConfigureAwait(false);
            else
                Decode(await BytesAsync(http.Body).ConfigureAwait(false), request);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or InvalidDataException or IOException)
        {
            request.IsMalformed = true;
        }
        return request;
    }

    static async Task ReadPartsAsync(MultipartReader reader, Request request)
    {
        var length = 0L;
        while (await reader.ReadNextSectionAsync().ConfigureAwait(false) is { } section)
        {
            if (section.GetContentDispositionHeader() is not { } disposition)
                throw new FormatException("A part has no name.");
            var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
            var bytes = await BytesAsync(section.Body).ConfigureAwait(false);
            length += bytes.Length;
            if (length > LongestBody)
                throw new FormatException("The body is too long.");
            if (!disposition.IsFileDisposition())
                request.Parameters[name] = StrictUtf8.GetString(bytes);
            else if (name == "file")
                request.File = bytes;
        }
    }

    static async Task<byte[]> BytesAsync(Stream stream)
    {
        using var copy = new MemoryStream();
        var buffer = new byte[1 << 16];
        while (await stream.ReadAsync(buffer).ConfigureAwait(false) is var count and > 0)
        {
            if (copy.Length + count > LongestBody)
                throw new FormatException("The body is too long.");
            copy.Write(buffer, 0, count);
        }
        return copy.ToArray();
    }

    static void Decode(ReadOnlySpan<byte> form, Request request)
    {
        foreach (var range in form.Split((byte)'&'))
        {
            var pair = form[range];
            if (pair.IsEmpty)
                continue;
            var equals = pair.IndexOf((byte)'=');
            var (name, value) = equals < 0 ? (Unescape(pair), "") : (Unescape(pair[..equals]), Unescape(pair[(equals + 1)..]));
            request.Parameters[name] = value;
        }
    }

    static string Unescape(ReadOnlySpan<byte> escaped)
    {
        var bytes = new byte[escaped.Length];
        var length = 0;
        for (var i = 0; i < escaped.Length; i++)
        {
            var value = escaped[i] == '+' ? (byte)' ' : escaped[i];
            if (value == '%')
            {
                if (i + 2 >= escaped.Length)
                    throw new FormatException("An escape is cut off.");
                value = Convert.FromHexString(escaped.Slice(i + 1, 2))[0];
                i += 2;
            }
            bytes[length++] = value;
        }
        return StrictUtf8.GetString(bytes, 0, length);
    }
}
