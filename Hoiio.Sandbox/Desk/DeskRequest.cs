using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HoiioSdk.Sandbox.Control;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.Desk;

/// <summary>What is asked of the front desk: the variable parts of the path, the query and the body. What cannot be is an
/// <see cref="ArgumentException"/>.</summary>
/// <param name="baseUrl">The address of the sandbox as it was asked for: the addresses in the answer begin so.</param>
/// <param name="rootUrl">The address of the main sandbox, likewise.</param>
/// <param name="reference">The variable parts of the path.</param>
/// <param name="query">The query.</param>
/// <param name="body">The body.</param>
/// <param name="journal">The lines of a journal in the body.</param>
/// <param name="stop">Ends what it waits for.</param>
sealed class DeskRequest(string baseUrl, string rootUrl, IReadOnlyList<string> reference, IReadOnlyDictionary<string, string> query,
    JsonObject body, IReadOnlyList<string> journal, CancellationToken stop)
{
    const int MostListed = 1000;
    const double LongestWait = 60;

    public string BaseUrl => baseUrl;

    public string RootUrl => rootUrl;

    /// <summary>The variable part of the path: a session, a transaction, a number or an id.</summary>
    public string Reference => reference[0];

    public long Id => long.TryParse(Reference, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        ? id : throw new NotThere($"There is no event {Reference}; ids are whole numbers.");

    public CancellationToken Stop => stop;

    /// <summary>The lines of a journal in the body.</summary>
    public IReadOnlyList<string> Journal => journal;

    /// <summary>The last line of a journal that is wanted, or null for all.</summary>
    public long? Until => Whole("until", 0, long.MaxValue);

    public bool IsAnyway => Switch("anyway");

    public int Limit => (int)(Whole("limit", 1, MostListed) ?? SandboxControl.DefaultLimit);

    public long After => Whole("after", 0, long.MaxValue) ?? 0;

    public long? Before => Whole("before", 0, long.MaxValue) is { } id
        ? query.ContainsKey("after") || query.ContainsKey("wait")
            ? throw new ArgumentException("'before' looks back; it goes with neither 'after' nor 'wait'.") : id
        : null;

    public TimeSpan Wait => query.TryGetValue("wait", out var text)
        ? double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            && seconds is >= 0 and <= LongestWait
            ? TimeSpan.FromSeconds(seconds)
            : throw new ArgumentException($"'wait' takes 0 to {LongestWait} seconds, not '{text}'.")
        : TimeSpan.Zero;

    public bool IsLive => Switch("live");

    /// <summary>A number that lists are to be about, or null. A plus that nobody encoded arrives as a space.</summary>
    public string? Number => Query("number") is { } text ? text is [' ', .. var digits] ? $"+{digits}" : text : null;

    public string? Query(string name) => query.GetValueOrDefault(name);

    public bool Has(string name) => body.ContainsKey(name);

    /// <summary>A text of the body, or null if it is null or not there.</summary>
    public string? Text(string name) => body[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() is JsonValueKind.String => value.GetValue<string>(),
        var other => throw Wrong(name, "a text", other),
    };

    public string Required(string name) => Text(name) ?? throw new ArgumentException($"The body lacks '{name}', a text.");

    /// <summary>An amount of money, as text or as a number.</summary>
    public decimal? Amount(string name) => body[name] switch
    {
        null => null,
        JsonValue value when decimal.TryParse(Raw(value), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) =>
            amount,
        var other => throw Wrong(name, "an amount in SGD, 0 or more, such as \"50.000\"", other),
    };

    /// <summary>A time span in seconds, with or without a fraction.</summary>
    public TimeSpan? Seconds(string name) => body[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() is JsonValueKind.Number
            && value.GetValue<double>() is >= 0 and <= 100 * 366 * 86400.0 and var seconds => TimeSpan.FromSeconds(seconds),
        var other => throw Wrong(name, "a number of seconds, from 0 to those of a hundred years", other),
    };

    public int? Count(string name) => body[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() is JsonValueKind.Number && value.TryGetValue<int>(out var number) => number,
        var other => throw Wrong(name, "a whole number", other),
    };

    public bool? Flag(string name) => body[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False => value.GetValue<bool>(),
        var other => throw Wrong(name, "true or false", other),
    };

    /// <summary>Readings as an object, or as the text of the command line; null if there are none.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Readings(string name) => ReadReadings(name, body[name]);

    public static IReadOnlyList<KeyValuePair<string, string>>? ReadReadings(string name, JsonNode? node) => node switch
    {
        null => null,
        JsonObject readings => [.. readings.Select(reading => KeyValuePair.Create(reading.Key, Raw(reading.Value)))],
        JsonValue value when value.GetValueKind() is JsonValueKind.String => [.. World.Readings.Split(value.GetValue<string>())],
        var other => throw Wrong(name, "an object such as {\"dates\": \"fraction\"}, or a text such as \"other\"", other),
    };

    // A reading may be the number 500, and the value of one is called null.
    static string Raw(JsonNode? value) => value?.GetValueKind() switch
    {
        null => "null",
        JsonValueKind.String => value.GetValue<string>(),
        _ => value.ToJsonString(),
    };

    bool Switch(string name) => Query(name) switch
    {
        null or "false" => false,
        "true" => true,
        var text => throw new ArgumentException($"'{name}' takes true or false, not '{text}'."),
    };

    static ArgumentException Wrong(string name, string wanted, JsonNode got) =>
        new($"'{name}' takes {wanted}, not {got.ToJsonString()}.");

    long? Whole(string name, long least, long most) => !query.TryGetValue(name, out var text) ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw new ArgumentException($"'{name}' takes a whole number "
            + $"{(most == long.MaxValue ? $"from {least}" : $"from {least} to {most}")}, not '{text}'.");
}
