using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using HoiioSdk.Sandbox.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace HoiioSdk.Sandbox.Api;

/// <summary>
/// Reads the query string and the form or multipart form. The reader of ASP.NET Core accepts invalid escapes and invalid UTF-8. The service
/// answers them with error_malformed_params, so this reader is strict.
/// </summary>
static partial class RequestReader
{
    // Large enough for a fax of 2 MB in Base64 with every character escaped.
    public const int MaxBodyLength = 10 * 1024 * 1024;

    const int MaxParameters = 10_000;
    const int MaxParts = 1000;
    const string PlusHint = "write it as %2B";

    static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public static async Task<Request> ReadAsync(HttpRequest http, string path)
    {
        var request = new Request(http.Method, path, BaseUrl.From(http));
        try
        {
            var query = http.QueryString.Value.AsMemory();
            Decode(ToAscii(query.Span is ['?', ..] ? query.Span[1..] : query.Span), request);
            if (UnsupportedReason(http) is { } reason)
            {
                if (await DrainAsync(http.Body).ConfigureAwait(false) > 0)
                    request.Notes.Add(reason);
            }
            else if (http.HasFormContentType && MediaTypeHeaderValue.Parse(http.ContentType) is { Boundary.HasValue: true } type)
                await ReadPartsAsync(HeaderUtilities.RemoveQuotes(type.Boundary).ToString(), http.Body, request).ConfigureAwait(false);
            else
                ReadForm(await ReadBodyAsync(http, request).ConfigureAwait(false), request);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or InvalidDataException or IOException)
        {
            request.IsMalformed = true;
            request.Notes.Add($"unreadable parameters: {exception.Message}");
        }
        return request;
    }

    /// <summary>Why the service cannot read the body, and what to do; null if it can.</summary>
    static string? UnsupportedReason(HttpRequest http)
    {
        var encoding = http.Headers.ContentEncoding.ToString();
        if (encoding.Length > 0 && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
            return $"the body is compressed ({encoding}), which the service does not read; send it without Content-Encoding";
        return http.ContentType?.Contains("json", StringComparison.OrdinalIgnoreCase) is true ? NotAForm(http.ContentType) : null;
    }

    static string NotAForm(string kind) =>
        $"the body is {kind}, which the service does not read; send form fields, as application/x-www-form-urlencoded";

    static void ReadForm(ReadOnlySpan<byte> body, Request request)
    {
        // curl labels every body as a form.
        if (body.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..])
            request.Notes.Add(NotAForm("JSON"));
        else if (body is [0x1f, 0x8b, ..])
            request.Notes.Add(NotAForm("compressed (gzip)"));
        else
            Decode(body, request);
    }

    static async Task ReadPartsAsync(string boundary, Stream body, Request request)
    {
        var reader = new MultipartReader(boundary, body);
        var buffer = new byte[16 * 1024];
        var (parts, remaining) = (0, MaxBodyLength);
        while (await reader.ReadNextSectionAsync().ConfigureAwait(false) is { } section)
        {
            if (++parts > MaxParts)
                throw new FormatException($"A form must not have more than {MaxParts} parts.");
            if (section.GetContentDispositionHeader() is not { } disposition)
                throw new FormatException("A part has no name.");
            var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
            if (disposition.IsFileDisposition())
                request.Files.Add(name);
            if (disposition.IsFileDisposition() && name != Request.FilePart)
                continue;
            using var content = new MemoryStream();
            if (!await CopyAsync(section.Body, content, remaining, buffer).ConfigureAwait(false))
            {
                if (name != Request.FilePart)
                    throw TooLong();
                SkipFile(request);
                continue;
            }
            remaining -= (int)content.Length;
            if (disposition.IsFileDisposition())
                request.File = content.ToArray();
            else
                request.Parameters[name] = StrictUtf8.GetString(content.GetBuffer(), 0, (int)content.Length);
        }
    }

    /// <summary>Copies a part. Returns false if it is longer than the maximum.</summary>
    static async Task<bool> CopyAsync(Stream part, MemoryStream content, int maxLength, byte[] buffer)
    {
        while (await part.ReadAsync(buffer).ConfigureAwait(false) is var count and > 0)
        {
            if (content.Length + count > maxLength)
                return false;
            content.Write(buffer, 0, count);
        }
        return true;
    }

    /// <summary>Reads a form. The content of a file that makes the form too long is discarded.</summary>
    static async Task<ArraySegment<byte>> ReadBodyAsync(HttpRequest http, Request request)
    {
        var buffer = new byte[Math.Clamp(http.ContentLength ?? 0, 4096, MaxBodyLength + 1)];
        var (length, remaining, isInFile) = (0, http.ContentLength ?? long.MaxValue, false);
        while (remaining > 0 && await http.Body.ReadAsync(buffer.AsMemory(length)).ConfigureAwait(false) is var count and > 0)
        {
            remaining -= count;
            if (isInFile)
            {
                var rest = buffer.AsMemory(length, count);
                var skipped = rest.Span.IndexOf((byte)'&') is >= 0 and var next ? next : count;
                rest[skipped..].CopyTo(rest);
                (count, isInFile) = (count - skipped, skipped == count);
            }
            length += count;
            if (length > MaxBodyLength)
            {
                if (FindFile(buffer.AsSpan(0, length)) is not (var start, > 0 and var fileLength))
                    throw TooLong();
                SkipFile(request);
                var end = start + fileLength;
                buffer.AsSpan(end, length - end).CopyTo(buffer.AsSpan(start));
                (length, isInFile) = (length - fileLength, end == length);
            }
            // A read into a full buffer would return 0, as at the end.
            else if (length == buffer.Length && remaining > 0)
                Array.Resize(ref buffer, Math.Min(2 * length, MaxBodyLength + 1));
        }
        return new(buffer, 0, length);
    }

    /// <summary>Finds the value of <c>file</c> in a form.</summary>
    static (int Start, int Length)? FindFile(ReadOnlySpan<byte> form)
    {
        var name = "&file="u8;
        var start = form.StartsWith(name[1..]) ? name.Length - 1
            : form.IndexOf(name) is >= 0 and var found ? found + name.Length
            : -1;
        if (start < 0)
            return null;
        var length = form[start..].IndexOf((byte)'&');
        return (start, length < 0 ? form.Length - start : length);
    }

    static void SkipFile(Request request)
    {
        request.IsFileTooBig = true;
        request.Notes.Add($"the encoded file is longer than {MaxBodyLength} bytes and is not kept");
    }

    static async Task<long> DrainAsync(Stream body)
    {
        var (buffer, length) = (new byte[16 * 1024], 0L);
        while (await body.ReadAsync(buffer).ConfigureAwait(false) is var count and > 0)
            length += count;
        return length;
    }

    static FormatException TooLong() => new($"The body is longer than {MaxBodyLength} bytes.");

    static byte[] ToAscii(ReadOnlySpan<char> text)
    {
        var bytes = new byte[text.Length];
        Encoding.ASCII.GetBytes(text, bytes);
        return bytes;
    }

    static void Decode(ReadOnlySpan<byte> form, Request request)
    {
        // Share one buffer, because a form may have megabytes.
        var buffer = new byte[form.Length];
        var pairs = 0;
        foreach (var range in form.Split((byte)'&'))
        {
            var pair = form[range];
            if (pair.IsEmpty)
                continue;
            if (++pairs > MaxParameters)
                throw new FormatException($"A request must not have more than {MaxParameters} parameters.");
            var equals = pair.IndexOf((byte)'=');
            var name = Unescape(equals < 0 ? pair : pair[..equals], buffer);
            ReadOnlySpan<byte> escaped = equals < 0 ? [] : pair[(equals + 1)..];
            var value = request.Parameters[name] = Unescape(escaped, buffer);
            if (escaped.Contains((byte)'+') && name is not ("msg" or "tag" or "file" or "filename") && NumberAfterSpace().IsMatch(value)
                && !request.Notes.Exists(note => note.EndsWith(PlusHint, StringComparison.Ordinal)))
                request.Notes.Add($"{name} has an unescaped plus, which is read as a space; {PlusHint}");
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
                    throw new FormatException("An escape is incomplete.");
                if (!byte.TryParse(escaped.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value))
                    throw new FormatException("An escape does not have two hexadecimal digits.");
                i += 2;
            }
            buffer[length++] = value;
        }
        return StrictUtf8.GetString(buffer, 0, length);
    }

    // A single number, a number in a list, or a number in the JSON of recipients.
    [GeneratedRegex("""(?:^|[,"]) [0-9][0-9 -]{5,20}[0-9](?:$|[,"])""")]
    private static partial Regex NumberAfterSpace();
}
