using System.Net;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;

namespace HoiioSdk;

/// <summary>What the service posts to a notify URL.</summary>
static class Notifications
{
    public static HoiioObject Read(string? body, string? query) => Read(body, Form(query));

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
                "The signature does not match the body of the notification: it does not come from the service, or is for an application "
                + "with another access token, or the body is not passed exactly as it was received.");
        var known = FieldNames.Of(FieldNames.Notification);
        var own = Form(query).Where(field => !known.Contains(FieldNames.SnakeCase(field.Key)));
        return Read(body, own.ToDictionary());
    }

    public static bool IsAuthentic(string body, string? signature, string accessToken)
    {
        ArgumentNullException.ThrowIfNull(body);
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(accessToken), Encoding.UTF8.GetBytes(body));
        return CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(Convert.ToHexStringLower(expected)), Encoding.UTF8.GetBytes(signature?.Trim().ToLowerInvariant() ?? ""));
    }

    static HoiioObject Read(string? body, Dictionary<string, Field> fields)
    {
        body = body?.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        // The sources disagree on where the fields are: in the query string, in a form, or in a JSON body (D1).
        foreach (var (name, field) in body is ['{' or '[', ..] ? Json(body) : Form(body))
            fields[name] = field;
        return fields.Count > 0 ? new HoiioObject(FieldNames.Notification, fields, AsItIs) : throw new HoiioException(
            "The notification holds no fields. Pass the body of the HTTP request as text, and its query string.");
    }

    static Dictionary<string, Field> Json(string body) => AnswerReader.Read(body, FieldNames.Notification, AsItIs)
        ?? throw new HoiioException(
            "The notification begins like JSON but is no JSON object. Pass the body of the HTTP request as it came.");

    static Dictionary<string, Field> Form(string? text)
    {
        var fields = new Dictionary<string, Field>();
        // HttpUtility.ParseQueryString takes Session for session, and the name of your own parameter for that of a field.
        foreach (var pair in (text ?? "").TrimStart('?').Split('&'))
            if (pair.Split('=', 2) is [var encodedName, var value] && WebUtility.UrlDecode(encodedName) is var name)
                fields[name] = FieldTypes.Scalar(name, JsonToken.String, WebUtility.UrlDecode(value), AsItIs);
        return fields;
    }

    static string AsItIs(string text) => text;
}
