using System.Text.Json;
using System.Text.Json.Nodes;
using Newtonsoft.Json;

namespace HoiioSdk.Arguments;

/// <summary>Writes System.Text.Json values as JSON. Newtonsoft.Json alone would write the members of their classes.</summary>
/// <param name="name">Name of the parameter, for errors.</param>
sealed class SystemTextJson(string name) : JsonConverter
{
    public override bool CanRead => false;

    public static bool Writes(Type type) =>
        type == typeof(JsonElement) || type == typeof(JsonDocument) || type.IsAssignableTo(typeof(JsonNode));

    public override bool CanConvert(Type objectType) => Writes(objectType);

    public override void WriteJson(JsonWriter writer, object? value, Newtonsoft.Json.JsonSerializer serializer)
    {
        // The serializer replaces unpaired surrogates.
        EnsureWellFormed(value as JsonNode ?? System.Text.Json.JsonSerializer.SerializeToNode(value));
        var text = new StringReader(System.Text.Json.JsonSerializer.Serialize(value));
        using var reader = new JsonTextReader(text) { DateParseHandling = DateParseHandling.None };
        writer.WriteToken(reader);
    }

    void EnsureWellFormed(JsonNode? node)
    {
        if (node is JsonArray list)
            foreach (var element in list)
                EnsureWellFormed(element);
        else if (node is JsonObject members)
            foreach (var (member, value) in members)
            {
                Ensure.WellFormed(member, name);
                EnsureWellFormed(value);
            }
        else if (node is JsonValue scalar && scalar.TryGetValue<string>(out var text))
            Ensure.WellFormed(text, name);
    }

    public override object? ReadJson(
        JsonReader reader, Type objectType, object? existingValue, Newtonsoft.Json.JsonSerializer serializer) =>
        throw new NotSupportedException();
}
