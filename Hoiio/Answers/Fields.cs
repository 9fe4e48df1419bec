using System.Globalization;
using Newtonsoft.Json.Linq;

namespace HoiioSdk;

/// <summary>The one place that knows the type of each field. A value that does not fit its type stays what was sent.</summary>
static class Fields
{
    const string DateFormat = "yyyy-MM-dd HH:mm:ss.FFFFFFF";

    static readonly Dictionary<string, Func<string, object?>> Types = new()
    {
        ["date"] = DateAndTime,
        ["expiry"] = Date,
        ["duration"] = Int,
        ["talktime"] = Int,
        ["split_count"] = Int,
        ["fax_pages"] = Int,
        ["entries_count"] = Int,
        ["total_entries_count"] = Int,
        ["rate"] = Double,
        ["debit"] = Double,
        ["total_cost"] = Double,
        ["balance"] = Double,
        ["points"] = Double,
        ["bonus"] = Double,
        ["is_unicode"] = Bool,
        ["txn_refs"] = Strings,
        ["caller_ids"] = Strings,
        ["capability"] = Strings,
        ["capabilities"] = Strings,
        ["prefix"] = WithoutPlus,
    };

    public static object? ToClr(string name, JToken value, Func<JObject, HoiioObject> nested) => value switch
    {
        JObject json => nested(json),
        JArray array when IsStrings(name, array) => array.Select(Text).ToList(),
        JArray array => array.Select(element => ToClr("", element, nested)).ToList(),
        JValue { Value: null } => Absent(name),
        _ when Types.TryGetValue(name, out var type) => type(Text(value)) ?? AsSent(value),
        _ => Text(value),
    };

    /// <summary>The value of a field that was not sent. A country where numbers are not sold by state has no states; a script can loop over none.</summary>
    public static object? Absent(string name) => name == "states" ? new List<object?>() : null;

    /// <summary>A value as another type, from the text that was sent and as strictly as the types of the table.</summary>
    public static object Convert(object value, JToken sent, Type type) => value switch
    {
        DateTime date when type == typeof(DateTimeOffset) => new DateTimeOffset(date, GmtPlus8.Offset),
        DateTime date when type == typeof(DateOnly) => DateOnly.FromDateTime(date),
        _ when type == typeof(string) => Text(sent),
        _ when type == typeof(bool) => Bool(Text(sent)) ?? throw new FormatException(),
        _ when type == typeof(double) || type == typeof(float) => System.Convert.ChangeType(Double(Text(sent)) ?? throw new FormatException(), type, CultureInfo.InvariantCulture),
        _ when Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal && TryDecimal(Text(sent), out var number)
            && (type == typeof(decimal) || number == decimal.Truncate(number)) => System.Convert.ChangeType(number, type, CultureInfo.InvariantCulture),
        _ => throw new FormatException(),
    };

    /// <summary>The type as C# writes it.</summary>
    public static string NameOf(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Decimal => "decimal",
        TypeCode.Double => "double",
        TypeCode.Single => "float",
        TypeCode.Int32 => "int",
        TypeCode.Int64 => "long",
        TypeCode.Boolean => "bool",
        TypeCode.String => "string",
        _ => type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>" : type.Name,
    };

    /// <summary>A scalar as it was written in the answer.</summary>
    public static string Text(JToken value) => value switch
    {
        JValue { Value: bool flag } => flag ? "true" : "false",
        JValue { Value: double number } => number.ToString("R", CultureInfo.InvariantCulture),
        JValue scalar => System.Convert.ToString(scalar.Value, CultureInfo.InvariantCulture) ?? "",
        _ => value.ToString(Newtonsoft.Json.Formatting.None),
    };

    static bool TryDecimal(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    static object? AsSent(JToken value) => value is JValue { Value: decimal number } ? (double)number : ((value as JValue)?.Value ?? Text(value));

    static object? DateAndTime(string text) =>
        DateTime.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    static object? Date(string text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : DateAndTime(text) is DateTime withTime ? withTime.Date
        : null;

    static object? Int(string text) =>
        TryDecimal(text, out var number) && number == decimal.Truncate(number) && number is >= int.MinValue and <= int.MaxValue ? (int)number : null;

    static object? Double(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    static object? Bool(string text) => bool.TryParse(text, out var flag) ? flag : null;

    static object Strings(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList();

    static object WithoutPlus(string text) => text.StartsWith('+') ? text[1..] : text;

    static bool IsStrings(string name, JArray array) =>
        array.Count > 0 ? array.All(element => element is JValue { Value: not null }) : Types.GetValueOrDefault(name) == Strings;
}
