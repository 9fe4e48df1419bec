using System.Text.Json;
using System.Text.Json.Nodes;
using Newtonsoft.Json;

namespace HoiioSdk.Arguments;

/// <summary>Writes System.Text.Json values as JSON. Newtonsoft.Json alone would write the members of their classes.</summary>
sealed class SystemTextJson : JsonConverter
{
    public override bool CanRead => false;

    public static bool Writes(Type type) =>
        type == typeof(JsonElement) || type == typeof(JsonDocument) || type.IsAssignableTo(typeof(JsonNode));

    public override bool CanConvert(Type objectType) => Writes(objectType);

    public override void WriteJson(JsonWriter writer, object? value, Newtonsoft.Json.JsonSerializer serializer)
    {
        var text = new StringReader(System.Text.Json.JsonSerializer.Serialize(value));
        using var reader = new JsonTextReader(text) { DateParseHandling = DateParseHandling.None };
        writer.WriteToken(reader);
    }

    public override object? ReadJson(
        JsonReader reader, Type objectType, object? existingValue, Newtonsoft.Json.JsonSerializer serializer) =>
        throw new NotSupportedException();
}
