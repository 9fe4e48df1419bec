using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace HoiioSdk.Answers;

/// <summary>A value in an answer, as sent and as read.</summary>
/// <param name="Token">Its token in the JSON. A number is <see cref="JsonToken.Raw"/>, which keeps every digit.</param>
/// <param name="Text">The text of a scalar; null for an object, an array and null.</param>
/// <param name="Value">The value as it is read.</param>
readonly record struct Field(JsonToken Token, string? Text, object? Value)
{
    public string AsText() => Text ?? ToJson().ToString(Formatting.None);

    public JToken ToJson() => Token switch
    {
        JsonToken.String => new JValue(Text),
        JsonToken.Boolean => new JValue(Text == "true"),
        JsonToken.Raw => Number(Text!),
        JsonToken.Null => JValue.CreateNull(),
        _ => ((INested)Value!).ToJson(),
    };

    // JRaw keeps numbers that no .NET type can hold, or that .NET writes differently, such as 1e2.
    static JValue Number(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            && whole.ToString(CultureInfo.InvariantCulture) == text ? new JValue(whole)
        : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && JsonConvert.ToString(number) == text ? new JValue(number)
        : new JRaw(text);
}
