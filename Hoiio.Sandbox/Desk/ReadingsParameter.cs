using System.Text.Json;
using System.Text.Json.Nodes;
using HoiioSdk.Sandbox.Wire;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Desk;

/// <summary>Readings, in a body or in the first line of a journal: an object, or a text as on the command line.</summary>
sealed record ReadingsParameter() : DeskParameter(
    "readings",
    new(Schema.Object,
        "The values of readings. Omitted readings keep their current value. Also accepts a text: other, or dates=fraction,tag=null.")
    {
        Members = Reading.All.ToDictionary(reading => reading.Name, reading =>
            new Schema(Schema.String, string.Join(" Or: ", reading.Values.Select(value => value.Meaning)))
            {
                Values = [.. reading.Values.Select(value => value.Name)],
            }),
        OtherType = Schema.String,
    },
    "an object such as {\"dates\": \"fraction\"}, or a text such as \"other\"")
{
    /// <exception cref="ArgumentException">It is neither. Names and values are not validated.</exception>
    public IReadOnlyList<KeyValuePair<string, string>>? FromBody(JsonNode? node) => node switch
    {
        null => null,
        JsonObject readings => [.. readings.Select(reading => KeyValuePair.Create(reading.Key, Text(reading.Value)))],
        JsonValue value when value.GetValueKind() is JsonValueKind.String => [.. Readings.Split(value.GetValue<string>())],
        var other => throw new ArgumentException($"'{Name}' takes {Expected}, not {other.ToJsonString()}."),
    };

    // A value may be written as the number 500, and a value may be named null.
    static string Text(JsonNode? value) => value?.GetValueKind() switch
    {
        null => "null",
        JsonValueKind.String => value.GetValue<string>(),
        _ => value.ToJsonString(),
    };
}
