using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.Events;

/// <summary>Masks access tokens: that of the sandbox, and the values that follow the name access_token.</summary>
sealed partial class TokenMask(string accessToken)
{
    public const string Mask = "***";
    const string WrongToken = "*** (not the access token of the sandbox)";

    readonly string escapedToken = JsonEncodedText.Encode(accessToken, WireFields.Options.Encoder).Value;

    /// <summary>Masks the tokens in a text. Masking the result again changes nothing.</summary>
    public string Text(string text) => TokenRegex().Replace(text.Replace(accessToken, Mask, StringComparison.Ordinal), $"$1{Mask}");

    /// <summary>Masks the tokens in the name of a parameter.</summary>
    public string Name(string name) => IsToken(name) ? name : Text(name);

    /// <summary>Masks the tokens in the value of a parameter. An empty token stays empty.</summary>
    public string Value(string name, string value) =>
        !IsToken(name) ? Text(value) : value == accessToken ? Mask : value.Length == 0 ? value : WrongToken;

    /// <summary>Masks the tokens in an answer, which stays valid JSON.</summary>
    public string Answer(string answer)
    {
        if (!answer.Contains("access", StringComparison.OrdinalIgnoreCase)
            && !answer.Contains(accessToken, StringComparison.Ordinal) && !answer.Contains(escapedToken, StringComparison.Ordinal))
            return answer;
        try
        {
            return MaskTexts(JsonNode.Parse(answer))?.ToJsonString(WireFields.Options) ?? answer;
        }
        catch (JsonException)
        {
            return Text(answer);
        }
    }

    public static bool IsToken(string name) => name.Trim().Replace("_", "", StringComparison.Ordinal)
        .Equals("accesstoken", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("""(access_?token["'=:\s]+)[^&;"'\s]+""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TokenRegex();

    JsonNode? MaskTexts(JsonNode? node) => node switch
    {
        // The token may be part of a status code, such as error_invalid_access_token.
        JsonObject fields => new JsonObject(fields.Select(field => KeyValuePair.Create(
            field.Key, field.Key == "status" ? field.Value?.DeepClone() : MaskTexts(field.Value)))),
        JsonArray list => new JsonArray([.. list.Select(MaskTexts)]),
        JsonValue value when value.GetValueKind() is JsonValueKind.String => Text(value.GetValue<string>()),
        _ => node?.DeepClone(),
    };
}
