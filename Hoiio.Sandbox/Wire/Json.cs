using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace HoiioSdk.Sandbox.Wire;

/// <summary>Reads and writes the JSON of the front desk: names in snake_case, money as text with three decimals, times in ISO 8601 with
/// +08:00, null values included.</summary>
static class Json
{
    static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        // Keep phone numbers readable: "+65..", not "\u002B65..".
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new MoneyConverter(), new TimeConverter(),
            new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    public static string Write(object? value) => JsonSerializer.Serialize(value, Options);

    public static byte[] WriteBytes(object? value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    /// <summary>Converts an object to JSON nodes.</summary>
    public static JsonObject ToObject<T>(T value) => JsonSerializer.SerializeToNode(value, Options)!.AsObject();

    /// <exception cref="JsonException">The text is not JSON, or does not match the type.</exception>
    public static T? Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options);

    /// <summary>Returns the JSON schema of a type. A member is required unless an attribute allows it to be omitted.</summary>
    /// <param name="type">The type.</param>
    /// <param name="reference">Returns the schema of a nested object, which may be a reference.</param>
    public static JsonNode Schema(Type type, Func<Type, JsonObject> reference) => Options.GetJsonSchemaAsNode(type, new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = (context, schema) => Describe(context, schema, reference),
    });

    /// <summary>The name of an enum value, in snake_case.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    static JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema, Func<Type, JsonObject> reference)
    {
        var (nullable, type) = Nullable.GetUnderlyingType(context.TypeInfo.Type) is { } inner
            ? (true, inner) : (false, context.TypeInfo.Type);
        var text = new JsonObject { ["type"] = nullable ? new JsonArray("string", "null") : "string" };
        if (type == typeof(decimal))
        {
            text["pattern"] = @"^-?[0-9]+\.[0-9]{3}$";
            return text;
        }
        if (type == typeof(DateTimeOffset))
        {
            text["format"] = "date-time";
            return text;
        }
        if (schema is not JsonObject json)
            return schema;
        if (type.IsEnum)
            json["type"] = text["type"]!.DeepClone();
        if (context.TypeInfo.Kind != JsonTypeInfoKind.Object)
            return json;
        if (!context.Path.IsEmpty)
            return reference(type);
        json["required"] = new JsonArray([.. context.TypeInfo.Properties.Where(member => member.ShouldSerialize is null)
            .Select(member => (JsonNode)member.Name)]);
        return json;
    }

    sealed class MoneyConverter : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            decimal.Parse(reader.GetString()!, CultureInfo.InvariantCulture);

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteStringValue(WireFormat.Money(value));
    }

    sealed class TimeConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetDateTimeOffset();

        // Older versions of Python only read fractions of six digits.
        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
        {
            var fraction = (value.Millisecond, value.Microsecond) is (0, 0) ? "" : ".ffffff";
            var time = value.ToOffset(WireFormat.Zone);
            writer.WriteStringValue(time.ToString($"yyyy-MM-ddTHH:mm:ss{fraction}zzz", CultureInfo.InvariantCulture));
        }
    }
}
