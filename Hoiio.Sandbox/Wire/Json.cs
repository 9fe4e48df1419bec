using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HoiioSdk.Sandbox.Wire;

/// <summary>How the front desk writes: names in snake_case, money as text with three decimals, times in ISO 8601 with +08:00, nothing left
/// out.</summary>
static class Json
{
    static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        // Phone numbers are to be read: "+65..", not "\u002B65..".
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new MoneyConverter(), new TimeConverter(),
            new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    public static string Write(object? value) => JsonSerializer.Serialize(value, Options);

    public static byte[] WriteBytes(object? value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    /// <exception cref="JsonException">It is not JSON, or not of that shape.</exception>
    public static T? Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options);

    /// <summary>The name of a constant, in snake_case.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

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

        // Older Pythons read a fraction of six digits and no other.
        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
        {
            var fraction = (value.Millisecond, value.Microsecond) is (0, 0) ? "" : ".ffffff";
            var time = value.ToOffset(WireFormat.Zone);
            writer.WriteStringValue(time.ToString($"yyyy-MM-ddTHH:mm:ss{fraction}zzz", CultureInfo.InvariantCulture));
        }
    }
}
