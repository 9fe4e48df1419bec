using System.Text.Json;
using System.Text.Json.Nodes;
using HoiioSdk.Sandbox.Wire;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Desk;

/// <summary>Readings, in a body or in the first line of a journal: an object, or a text as on the command line.</summary>
sealed record ReadingsParameter() : DeskParameter(
    "readings",
    new(Schema.Object, "What to do where the sources disagree; what is left out stays. A text will do: other, or dates=fraction,tag=null.")
    {
        Members = Reading.All.ToDictionary(reading => reading.Name, reading =>
            new Schema(Schema.String, string.Join(" Or: ", reading.Values.Select(value => value.Meaning)))
            {
                Values = [.. reading.Values.Select(value => value.Name)],
            }),
        TakesText = true,
    },
    "an object such as {\"dates\": \"fraction\"}, or a text such as \"other\"")
{
    /// <exception cref="ArgumentException">It is neither; whether there are such readings is not looked at.</exception>
    public IReadOnlyList<KeyValuePair<string, string>>? FromBody(JsonNode? node) => node switch
    {
        null => null,
        JsonObject readings => [.. readings.Select(reading => KeyValuePair.Create(reading.Key, Text(reading.Value)))],
        JsonValue value when value.GetValueKind() is JsonValueKind.String => [.. Readings.Split(value.GetValue<string>())],
        var other => throw new ArgumentException($"'{Name}' takes {Expected}, not {other.ToJsonString()}."),
    };

    // A value may be the number 500, and one is called null.
    static string Text(JsonNode? value) => value?.GetValueKind() switch
    {
        null => "null",
        JsonValueKind.String => value.GetValue<string>(),
        _ => value.ToJsonString(),
    };
}
