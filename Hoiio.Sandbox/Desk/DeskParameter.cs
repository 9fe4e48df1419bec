using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.Desk;

/// <summary>A parameter of the front desk, in the body or the query.</summary>
/// <param name="Name">The name.</param>
/// <param name="Schema">The allowed values.</param>
/// <param name="Expected">A description of the allowed values, for errors.</param>
abstract record DeskParameter(string Name, Schema Schema, string Expected)
{
    // A hundred years.
    const double MaxSeconds = 100 * 366 * 86400.0;

    public bool IsRequired { get; init; }

    public static DeskParameter<string?> Text(string name, string description) =>
        new(name, new(Schema.String, description), "a text", text => text);

    public static DeskParameter<string?> ErrorCode(string name, string description) => new(
        name, new(Schema.String, description) { Pattern = Sandbox.Fault.CodePattern },
        "an error code, such as error_insufficient_credit", text => text);

    public static DeskParameter<string> RequiredText(string name, string description) =>
        new(name, new(Schema.String, description), "a text", text => text) { IsRequired = true };

    public static DeskParameter<long?> Integer(string name, string description, long min, long max, long? defaultValue = null) => new(
        name,
        new(Schema.Integer, description) { Minimum = min, Maximum = max == long.MaxValue ? null : max, Default = defaultValue },
        max >= int.MaxValue ? $"a whole number from {min}" : $"a whole number from {min} to {max}",
        text => long.Parse(text, CultureInfo.InvariantCulture));

    public static DeskParameter<TimeSpan?> Seconds(string name, string description, double max = MaxSeconds) => new(
        name,
        new(Schema.Number, description) { Minimum = 0, Maximum = max },
        max == MaxSeconds ? "a number of seconds, from 0 to a hundred years" : $"0 to {max} seconds",
        text => WireFormat.Seconds(double.Parse(text, CultureInfo.InvariantCulture)));

    public static DeskParameter<double?> Fraction(string name, string description, double defaultValue) => new(
        name,
        new(Schema.Number, description) { ExclusiveMinimum = 0, Maximum = 1, Default = defaultValue },
        "a number greater than 0 and at most 1",
        text => double.Parse(text, CultureInfo.InvariantCulture));

    /// <summary>An amount of money, as text or as a number.</summary>
    public static DeskParameter<decimal?> Amount(string name, string description) => new(
        name,
        new(Schema.String, description)
        {
            OtherType = Schema.Number,
            Pattern = @"[0-9]{1,9}(?:\.[0-9]{1,3})?|10{9}(?:\.0{1,3})?",
            Minimum = 0,
            Maximum = 1e9,
        },
        "an amount in SGD of at most a billion, with at most three decimals, such as \"50.000\"",
        text => decimal.Parse(text, CultureInfo.InvariantCulture));

    public static DeskParameter<bool?> Boolean(string name, string description) =>
        new(name, new(Schema.Boolean, description), "true or false", text => text == "true");

    public static DeskParameter<T> RequiredEnum<T>(string name, string description)
        where T : struct, Enum
    {
        var values = Enum.GetValues<T>().ToDictionary(Json.Name);
        return new(name, new(Schema.String, description) { Values = [.. values.Keys] }, $"one of {string.Join(", ", values.Keys)}",
            text => values[text])
        { IsRequired = true };
    }
}

/// <summary>A parameter, and the function that parses a valid value.</summary>
sealed record DeskParameter<T>(string Name, Schema Schema, string Expected, Func<string, T> Parse) : DeskParameter(Name, Schema, Expected)
{
    /// <exception cref="ArgumentException">The value is not valid.</exception>
    public T FromBody(JsonNode value) => value is JsonValue scalar && ToText(scalar) is { } text && Schema.IsValid(text)
        ? Parse(text)
        : throw Invalid(value.GetValueKind() is JsonValueKind.String ? $"\"{value}\"" : value.ToJsonString());

    /// <exception cref="ArgumentException">The value is not valid.</exception>
    public T FromQuery(string text) => Schema.IsValid(text)
        ? Parse(text)
        : throw Invalid($"'{text}'");

    ArgumentException Invalid(string value) => new($"'{Name}' takes {Expected}, not {value}.");

    string? ToText(JsonValue value) => (value.GetValueKind(), Schema.Type) switch
    {
        (JsonValueKind.String, Schema.String) => value.GetValue<string>(),
        (JsonValueKind.Number, Schema.Integer or Schema.Number) => value.ToJsonString(),
        (JsonValueKind.Number, Schema.String) when Schema.OtherType == Schema.Number => value.ToJsonString(),
        (JsonValueKind.True or JsonValueKind.False, Schema.Boolean) => value.ToJsonString(),
        _ => null,
    };
}
