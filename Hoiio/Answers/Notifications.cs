using System.Net;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;

namespace HoiioSdk.Answers;

/// <summary>What the service posts to a notify URL.</summary>
static class Notifications
{
    public const string Path = FieldNames.Notification;

    const string Algorithm = "sha256=";
    const int MaxSignatures = 10;

    static readonly HashSet<string> documented = [.. FieldNames.Of(Path)];

    public static HoiioObject Read(string? body, string? query)
    {
        var fields = new Dictionary<string, Field>();
        AddForm(fields, query);
        return Read(body, fields);
    }

    public static HoiioObject ReadAuthentic(string? body, string? signature, string? query, string accessToken)
    {
        if (string.IsNullOrEmpty(body))
            throw new HoiioException(
                "The body of the notification is empty, and only the body is signed. Was it read before? It can be read only once.");
        if (string.IsNullOrWhiteSpace(signature))
            throw new HoiioException(
                "The notification has no signature, so anybody may have sent it. Pass the header X-Hoiio-Signature of the HTTP request.");
        if (!IsAuthentic(body, signature, accessToken))
            throw new HoiioException(
                "The signature does not match the body of the notification: it does not come from the service, belongs to an application "
                + "with another access token, or its body was changed before it was passed.");
        var fields = new Dictionary<string, Field>();
        AddForm(fields, query);
        foreach (var name in fields.Keys)
            if (documented.Contains(FieldNames.SnakeCase(name)))
                fields.Remove(name);
        return Read(body, fields);
    }

    public static bool IsAuthentic(string body, string? signature, string accessToken)
    {
        ArgumentNullException.ThrowIfNull(body);
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(accessToken), Encoding.UTF8.GetBytes(body));
        // Servers join headers of the same name with commas, and some gateways prefix the algorithm.
        return (signature ?? "").Split(',', MaxSignatures).Any(candidate => CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(Convert.ToHexStringLower(expected)), Encoding.UTF8.GetBytes(Hex(candidate))));
    }

    static string Hex(string signature)
    {
        var hex = signature.Trim().ToLowerInvariant();
        return hex.StartsWith(Algorithm, StringComparison.Ordinal) ? hex[Algorithm.Length..] : hex;
    }

    static HoiioObject Read(string? body, Dictionary<string, Field> fields)
    {
        body = body?.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        // The sources disagree on where the fields are: in the query string, in a form, or in a JSON body (docs/sources.md D1).
        if (body is ['{' or '[', ..])
            AddJson(fields, body);
        else
            AddForm(fields, body);
        return fields.Count > 0 ? new HoiioObject(Path, fields) : throw new HoiioException(
            "The notification has no fields. Pass the body of the HTTP request as text, and its query string.");
    }

    static void AddJson(Dictionary<string, Field> fields, string body)
    {
        foreach (var (name, field) in AnswerReader.Read(body, Path) ?? throw new HoiioException(
            "The notification starts like JSON but is not a JSON object. Pass the body of the HTTP request unchanged."))
            fields[name] = field;
    }

    // HttpUtility.ParseQueryString ignores case, so a custom parameter Session would replace the field session.
    static void AddForm(Dictionary<string, Field> fields, ReadOnlySpan<char> form)
    {
        form = form.TrimStart('?');
        foreach (var range in form.Split('&'))
        {
            var pair = form[range];
            if (pair.IndexOf('=') is not (>= 0 and var equals))
                continue;
            var name = WebUtility.UrlDecode(pair[..equals].ToString());
            fields[name] = FieldTypes.Scalar(name, JsonToken.String, WebUtility.UrlDecode(pair[(equals + 1)..].ToString()));
        }
    }
}
