using System.Globalization;
using Newtonsoft.Json;

namespace HoiioSdk.Answers;

/// <summary>Reads fields as their types. A value that does not fit its type is read as it was sent.</summary>
static class FieldTypes
{
    const string DateFormat = "yyyy-MM-dd HH:mm:ss.FFFFFFF";

    /// <summary>The time zone of the API, GMT+8.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>A scalar.</summary>
    /// <param name="name">Name of the field.</param>
    /// <param name="token">Its token in the JSON.</param>
    /// <param name="text">Its text in the JSON.</param>
    public static Field Scalar(string name, JsonToken token, string text) => new(token, text,
        Parse(text, DocumentedTypes.Of(name)) switch
        {
            null => AsSent(token, text),
            string[] parts => new HoiioList<string>([.. parts.Select(part => new Field(JsonToken.String, part, part))]),
            var value => value,
        });

    /// <summary>A JSON array: of strings, if it contains only scalars.</summary>
    public static object List(string name, Field[] elements) =>
        (elements.Length > 0 ? elements.All(element => element.Value is string) : DocumentedTypes.Of(name) == FieldType.Texts)
            ? new HoiioList<string>(elements)
            : new HoiioList<object?>(elements);

    /// <summary>The value of a field that was not sent. For states it is an empty list, so that scripts can loop over it.</summary>
    public static object? Absent(string name) => name == "states" ? new HoiioList<object?>([]) : null;

    /// <summary>Converts a value to another type, from the text that was sent and as strictly as the documented types.</summary>
    /// <exception cref="FormatException">The value is not of that type.</exception>
    public static object Convert(Field field, Type type) => field switch
    {
        { Value: var value } when type.IsInstanceOfType(value) => value!,
        { Value: DateTime date } when type == typeof(DateTimeOffset) => new DateTimeOffset(date, Offset),
        { Value: DateTime date } when type == typeof(DateOnly) => DateOnly.FromDateTime(date),
        { Value: INested { Elements: { } elements } } when ElementOf(type) is { } element => ConvertAll(elements, element, type),
        { Token: not JsonToken.Null } when type == typeof(string) => field.AsText(),
        { Text: { } text } => Parse(text, type) ?? throw new FormatException(),
        _ => throw new FormatException(),
    };

    /// <summary>The name of a type in C# syntax.</summary>
    public static string NameOf(Type type) => type switch
    {
        { IsEnum: true } => type.Name,
        { IsArray: true } => $"{NameOf(type.GetElementType()!)}[]",
        { IsGenericType: true } => $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>",
        _ => Type.GetTypeCode(type) switch
        {
            TypeCode.Decimal => "decimal",
            TypeCode.Double => "double",
            TypeCode.Single => "float",
            TypeCode.Int32 => "int",
            TypeCode.Int64 => "long",
            TypeCode.Boolean => "bool",
            TypeCode.String => "string",
            _ => type.Name,
        },
    };

    static object? Parse(string text, FieldType type) => type switch
    {
        FieldType.DateAndTime => DateAndTime(text),
        FieldType.Date => Date(text),
        FieldType.Int => Int(text),
        FieldType.Double => Double(text),
        FieldType.Bool => Bool(text),
        FieldType.Texts => Parts(text),
        FieldType.TextWithoutPlus => WithoutPlus(text),
        _ => text,
    };

    static object? Parse(string text, Type type) => Type.GetTypeCode(type) switch
    {
        _ when type.IsEnum => EnumName(text, type) is { } name ? Enum.Parse(type, name) : null,
        TypeCode.Boolean => Bool(text),
        TypeCode.Double => Double(text),
        TypeCode.Single => Double(text) is double number && float.IsFinite((float)number) ? (float)number : null,
        TypeCode.Decimal => Decimal(text),
        >= TypeCode.SByte and <= TypeCode.UInt64 =>
            Whole(text) is { } number ? System.Convert.ChangeType(number, type, CultureInfo.InvariantCulture) : null,
        _ => null,
    };

    // Matches error_dest_invalid with ErrorDestInvalid.
    static string? EnumName(string text, Type type) =>
        Enum.GetNames(type).FirstOrDefault(name => Joined(name).Equals(Joined(text), StringComparison.OrdinalIgnoreCase));

    static string Joined(string name) => name.Replace("_", "", StringComparison.Ordinal);

    // Handles arrays, lists and the interfaces of List.
    static Type? ElementOf(Type type) =>
        type.IsSZArray ? type.GetElementType()
        : type.GenericTypeArguments is [var element] && type.IsAssignableFrom(typeof(List<>).MakeGenericType(element)) ? element
        : null;

    static object ConvertAll(Field[] elements, Type element, Type type)
    {
        var array = Array.CreateInstance(element, elements.Length);
        var inner = Nullable.GetUnderlyingType(element) ?? element;
        for (var i = 0; i < elements.Length; i++)
            if (elements[i].Value is not null || !IsNullable(element))
                array.SetValue(Convert(elements[i], inner), i);
        return type.IsArray ? array : Activator.CreateInstance(typeof(List<>).MakeGenericType(element), array)!;
    }

    static bool IsNullable(Type type) => !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;

    static object? AsSent(JsonToken token, string text) => token switch
    {
        JsonToken.Boolean => text == "true",
        JsonToken.Raw => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole
            : Double(text) ?? text,
        _ => text,
    };

    static object? DateAndTime(string text) =>
        DateTime.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    static object? Date(string text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : DateAndTime(text) is DateTime withTime ? withTime.Date
        : null;

    static object? Int(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole
        : Whole(text) is >= int.MinValue and <= int.MaxValue and var number ? (int)number
        : null;

    static decimal? Whole(string text) => Decimal(text) is { } number && number == decimal.Truncate(number) ? number : null;

    static object? Double(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    // Null if a decimal would round the number.
    static decimal? Decimal(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && Digits(number.ToString(CultureInfo.InvariantCulture)) == Digits(text) ? number : null;

    static string Digits(string number) => number.Trim().Split('e', 'E')[0].Replace(".", "", StringComparison.Ordinal).Trim('-', '+', '0');

    static object? Bool(string text) => bool.TryParse(text, out var flag) ? flag : null;

    static string[] Parts(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    static object WithoutPlus(string text) => text.StartsWith('+') ? text[1..] : text;
}
