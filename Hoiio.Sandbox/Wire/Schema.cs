using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace HoiioSdk.Sandbox.Wire;

/// <summary>The allowed values of a parameter, in the terms of JSON Schema. It validates values and describes them.</summary>
sealed record Schema(string Type, string Description)
{
    public const string Object = "object";
    public const string String = "string";
    public const string Integer = "integer";
    public const string Number = "number";
    public const string Boolean = "boolean";

    /// <summary>The format of an absolute URL, http or https.</summary>
    public const string Url = "uri";

    /// <summary>The format of a date and time as the API writes it, in GMT+8.</summary>
    public const string DateAndTime = "hoiio-date-time";

    readonly Regex? regex;

    public string? Format { get; init; }

    /// <summary>A regular expression for the whole text.</summary>
    public string? Pattern
    {
        get;
        init
        {
            field = value;
            regex = value is null ? null : new($@"\A(?:{value})\z", RegexOptions.CultureInvariant);
        }
    }

    /// <summary>The allowed texts.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>The members of an object.</summary>
    public IReadOnlyDictionary<string, Schema>? Members { get; init; }

    /// <summary>Another type of JSON that is accepted.</summary>
    public string? OtherType { get; init; }

    public double? Minimum { get; init; }

    /// <summary>The exclusive minimum.</summary>
    public double? ExclusiveMinimum { get; init; }

    public double? Maximum { get; init; }

    /// <summary>The maximum number of characters.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The value of an omitted parameter.</summary>
    public JsonNode? Default { get; init; }

    /// <summary>Whether a value, written as text, is allowed.</summary>
    public bool IsValid(string text) => Type switch
    {
        Integer => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && IsInRange(number),
        Number => double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture,
            out var number) && IsInRange(number),
        Boolean => text is "true" or "false",
        _ => !(text.Length > MaxLength) && Values?.Contains(text) is not false && regex?.IsMatch(text) is not false && Format switch
        {
            Url => WireFormat.IsUrl(text),
            DateAndTime => WireFormat.ParseDate(text) is not null,
            _ => true,
        },
    };

    public JsonObject ToJson(bool takesNull = false)
    {
        string?[] types = [Type, OtherType, takesNull ? "null" : null];
        JsonNode[] all = [.. types.OfType<string>().Select(type => (JsonNode)type)];
        var json = new JsonObject { ["type"] = all is [var single] ? single : new JsonArray(all) };
        void Add(string name, JsonNode? value)
        {
            if (value is not null)
                json[name] = value;
        }
        Add("format", Format);
        Add("pattern", Pattern is null ? null : $"^(?:{Pattern})$");
        Add("enum", Values is null ? null : new JsonArray([.. Values.Select(value => (JsonNode)value)]));
        Add("properties", Members is null ? null
            : new JsonObject(Members.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)member.Value.ToJson()))));
        Add("additionalProperties", Members is null ? null : false);
        Add("minimum", Minimum);
        Add("exclusiveMinimum", ExclusiveMinimum);
        Add("maximum", Maximum);
        Add("maxLength", MaxLength);
        Add("default", Default?.DeepClone());
        Add("description", Description);
        return json;
    }

    bool IsInRange(double number) => double.IsFinite(number) && !(number < Minimum) && !(number <= ExclusiveMinimum) && !(number > Maximum);
}
