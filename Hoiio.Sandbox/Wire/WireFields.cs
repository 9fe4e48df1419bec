using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HoiioSdk.Sandbox.Wire;

/// <summary>
/// The named values of an answer or a notification, in order. A value that is null is left out; numbers and dates become text, as in every
/// sample of the API (docs/sources.md D5).
/// </summary>
sealed class WireFields : IEnumerable
{
    // Phone numbers are to be read in a journal: "+65..", not "\u002B65..".
    static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly JsonObject json = [];

    public void Add(string name, string? value)
    {
        if (value is not null)
            json[name] = value;
    }

    public void Add(string name, int? value) => Add(name, value is { } number ? WireFormat.Number(number) : null);

    public void Add(string name, decimal? value) => Add(name, value is { } amount ? WireFormat.Money(amount) : null);

    public void Add(string name, DateTimeOffset value) => Add(name, WireFormat.Date(value));

    public void Add(string name, bool value) => json[name] = value;

    public void Add(string name, IEnumerable<string> values) => json[name] = new JsonArray([.. values.Select(value => (JsonNode)value)]);

    public void Add(string name, IEnumerable<WireFields> values) => json[name] = new JsonArray([.. values.Select(value => value.json)]);

    public WireFields And(WireFields more)
    {
        foreach (var (name, value) in more.json)
            json[name] = value?.DeepClone();
        return this;
    }

    /// <summary>Adds, as null, those of the names that have no value.</summary>
    public WireFields OrNull(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (!json.ContainsKey(name))
                json[name] = null;
        return this;
    }

    /// <summary>Adds an empty text for a name that has no value.</summary>
    public WireFields OrEmpty(string name)
    {
        json.TryAdd(name, "");
        return this;
    }

    /// <summary>Replaces each value of a name by a text, also within lists of fields.</summary>
    public void Rewrite(string name, Func<JsonNode, string> write) => Rewrite(json, name, write);

    public string ToJson() => json.ToJsonString(Readable);

    public IEnumerable<KeyValuePair<string, string>> ToForm() =>
        from field in json
        where field.Value is not null
        select KeyValuePair.Create(field.Key, field.Value.ToString());

    IEnumerator IEnumerable.GetEnumerator() => json.GetEnumerator();

    static void Rewrite(JsonObject fields, string name, Func<JsonNode, string> write)
    {
        if (fields[name] is { } value)
            fields[name] = write(value);
        foreach (var entry in fields.Select(field => field.Value).OfType<JsonArray>().SelectMany(list => list).OfType<JsonObject>())
            Rewrite(entry, name, write);
    }
}
