using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HoiioSdk.Sandbox.Wire;

/// <summary>
/// The named values of an answer or a notification, in order. Null values are omitted. Numbers and dates become text, as in every sample of
/// the API (docs/sources.md D5).
/// </summary>
sealed class WireFields : IEnumerable
{
    // Keep phone numbers readable in a journal: "+65..", not "\u002B65..".
    public static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly JsonObject json = [];
    readonly Dictionary<string, FilePath> files = new(StringComparer.Ordinal);

    public void Add(string name, string? value)
    {
        if (value is not null)
            json[name] = value;
    }

    public void Add(string name, int? value) => Add(name, value is { } number ? WireFormat.Number(number) : null);

    public void Add(string name, decimal? value) => Add(name, value is { } amount ? WireFormat.Money(amount) : null);

    public void Add(string name, DateTimeOffset value) => Add(name, WireFormat.Date(value));

    public void Add(string name, bool value) => json[name] = value;

    /// <summary>Adds the URL of a file. <see cref="WithBaseUrl"/> completes it.</summary>
    public void Add(string name, FilePath file) => (json[name], files[name]) = (null, file);

    public void Add(string name, IEnumerable<string> values) => json[name] = new JsonArray([.. values.Select(value => (JsonNode)value)]);

    public void Add(string name, IEnumerable<WireFields> values) => json[name] = new JsonArray([.. values.Select(value => value.Resolved)]);

    public WireFields Merge(WireFields more)
    {
        foreach (var (name, value) in more.json)
        {
            json[name] = value?.DeepClone();
            files.Remove(name);
        }
        foreach (var (name, file) in more.files)
            files[name] = file;
        return this;
    }

    /// <summary>Returns the fields with complete URLs of files.</summary>
    /// <param name="baseUrl">The URL of the sandbox, with a trailing slash.</param>
    public WireFields WithBaseUrl(string baseUrl)
    {
        if (files.Count == 0)
            return this;
        var fields = new WireFields().Merge(this);
        foreach (var (name, file) in files)
            fields.json[name] = file.ToUrl(baseUrl);
        fields.files.Clear();
        return fields;
    }

    /// <summary>Adds null for each of the names that has no value.</summary>
    public WireFields WithNulls(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (!json.ContainsKey(name))
                json[name] = null;
        return this;
    }

    /// <summary>Adds an empty text if the name has no value.</summary>
    public WireFields WithEmpty(string name)
    {
        json.TryAdd(name, "");
        return this;
    }

    /// <summary>Replaces each value of a name with a text, also in nested lists of fields.</summary>
    public void Rewrite(string name, Func<JsonNode, string> write) => Rewrite(json, name, write);

    public string ToJson() => Resolved.ToJsonString(Options);

    public IEnumerable<KeyValuePair<string, string>> ToForm() =>
        from field in Resolved
        where field.Value is not null
        select KeyValuePair.Create(field.Key, field.Value.ToString());

    JsonObject Resolved => files.Count == 0 ? json
        : throw new InvalidOperationException($"These URLs of files have no base URL yet: {string.Join(", ", files.Keys)}.");

    IEnumerator IEnumerable.GetEnumerator() => json.GetEnumerator();

    static void Rewrite(JsonObject fields, string name, Func<JsonNode, string> write)
    {
        if (fields[name] is { } value)
            fields[name] = write(value);
        foreach (var entry in fields.Select(field => field.Value).OfType<JsonArray>().SelectMany(list => list).OfType<JsonObject>())
            Rewrite(entry, name, write);
    }
}
