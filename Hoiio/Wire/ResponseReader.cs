using System.Net.Http.Headers;
using System.Text;
using RestSharp;

namespace HoiioSdk;

/// <summary>Makes RestSharp's response of a body that is there already; RestSharp itself would take a buffer of 16 KB for it.</summary>
static class ResponseReader
{
    public static RestResponse Read(HttpResponseMessage message, RestRequest request)
    {
        using var body = new MemoryStream();
        message.Content.CopyTo(body, null, default);
        var headers = message.Content.Headers;
        return new(request)
        {
            ResponseStatus = ResponseStatus.Completed,
            StatusCode = message.StatusCode,
            StatusDescription = message.ReasonPhrase,
            IsSuccessStatusCode = message.IsSuccessStatusCode,
            Version = message.Version,
            ResponseUri = message.RequestMessage?.RequestUri,
            Server = message.Headers.Server.ToString(),
            Headers = Parameters(message.Headers),
            ContentHeaders = Parameters(headers),
            ContentType = headers.ContentType?.MediaType,
            ContentLength = headers.ContentLength,
            ContentEncoding = headers.ContentEncoding,
            RawBytes = body.ToArray(),
            Content = EncodingOf(headers.ContentType).GetString(body.GetBuffer(), 0, (int)body.Length).TrimStart('\uFEFF'),
        };
    }

    static Encoding EncodingOf(MediaTypeHeaderValue? type)
    {
        try
        {
            return type?.CharSet is { } name ? Encoding.GetEncoding(name.Trim('"')) : Encoding.UTF8;
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }

    static HeaderParameter[] Parameters(HttpHeaders headers) =>
        [.. headers.SelectMany(header => header.Value.Select(value => new HeaderParameter(header.Key, value)))];
}
