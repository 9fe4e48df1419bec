using System.Buffers;
using System.Globalization;
using Newtonsoft.Json;

namespace HoiioSdk.Answers;

/// <summary>Reads an answer in one pass. An unreadable value does not lose the rest of the answer.</summary>
sealed class AnswerReader : JsonTextReader, IArrayPool<char>
{
    // More than any answer needs, and few enough for a recursive walk on a stack of 256 KB.
    const int MaxLevels = 256;

    // Longer than any documented path. Without a limit, the paths of deeply nested names would take quadratic memory.
    const int MaxPathLength = 200;

    // The reader allocates no string for these names.
    static readonly DefaultJsonNameTable names = NamesOf(FieldNames.All);

    readonly string json;

    int line = 1;
    int lineStart;
    int previousCount;

    AnswerReader(string json) : base(new StringReader(json))
    {
        this.json = json;
        DateParseHandling = DateParseHandling.None;
        MaxDepth = MaxLevels;
        PropertyNameTable = names;
        ArrayPool = this;
    }

    /// <summary>The fields of a JSON object; null if the text is not one.</summary>
    /// <param name="json">The text.</param>
    /// <param name="path">The API path whose fields they are.</param>
    public static Dictionary<string, Field>? Read(string json, string path)
    {
        using var reader = new AnswerReader(json);
        try
        {
            if (!reader.ReadValue() || reader.TokenType != JsonToken.StartObject)
                return null;
            var fields = reader.ReadFields(path);
            // Anything after the object except a comment makes the reader throw.
            while (reader.Read())
                continue;
            return fields;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Reads the next token. A number is read as text, because Json.NET rounds some and reads others as octal.</summary>
    public override bool Read()
    {
        var start = StartOfNextToken();
        if (start == json.Length || json[start] is not ('-' or '.' or (>= '0' and <= '9')))
            return base.Read();
        string? text;
        try
        {
            text = ReadAsString();
        }
        catch (JsonReaderException) when (IsNumber(json.AsSpan(start)[..(LineStart() + LinePosition - start)]))
        {
            // Json.NET refuses 08 as an octal number.
            text = json[start..(LineStart() + LinePosition)];
        }
        // The text is null after the end of the object, where no number may follow.
        SetToken(JsonToken.Raw, text ?? throw new JsonReaderException(), updateIndex: false);
        return true;
    }

    static DefaultJsonNameTable NamesOf(IEnumerable<string> fields)
    {
        var table = new DefaultJsonNameTable();
        foreach (var name in fields)
            table.Add(name);
        return table;
    }

    char[] IArrayPool<char>.Rent(int minimumLength) => ArrayPool<char>.Shared.Rent(minimumLength);

    void IArrayPool<char>.Return(char[]? array) => ArrayPool<char>.Shared.Return(array!);

    bool ReadValue()
    {
        while (Read())
            if (TokenType != JsonToken.Comment)
                return true;
        return false;
    }

    Field ReadObject(string path) => new(TokenType, null, new HoiioObject(path, ReadFields(path)));

    Dictionary<string, Field> ReadFields(string path)
    {
        // Entries of a list usually have as many fields as the previous one.
        var fields = new Dictionary<string, Field>(Math.Min(previousCount, 16));
        // If the text is truncated, the token is still that of an earlier object.
        bool hasToken;
        while ((hasToken = ReadValue()) && TokenType == JsonToken.PropertyName)
        {
            var name = (string)Value!;
            fields[name] = ReadValue() ? ReadField(name, path) : throw new JsonReaderException();
        }

        previousCount = fields.Count;
        return hasToken && TokenType == JsonToken.EndObject ? fields : throw new JsonReaderException();
    }

    Field ReadList(string name, string path)
    {
        var elements = new List<Field>();
        while (ReadValue() && TokenType != JsonToken.EndArray)
            elements.Add(TokenType == JsonToken.StartObject ? ReadObject(path) : AsEntry(ReadField("", path), path));
        return new(JsonToken.StartArray, null, FieldTypes.List(name, [.. elements]));
    }

    // A number that is sent alone reads like one that is sent as an object. Its JSON stays what was sent.
    static Field AsEntry(Field field, string path) => path == FieldNames.NumbersForSale && field.Text is not null
        ? field with { Value = new HoiioObject(path, new() { ["number"] = field }) }
        : field;

    Field ReadField(string name, string path) => TokenType switch
    {
        JsonToken.StartObject => ReadObject(Within(path, name)),
        JsonToken.StartArray => ReadList(name, Within(path, name)),
        JsonToken.Null or JsonToken.Undefined => new(JsonToken.Null, null, FieldTypes.Absent(name)),
        JsonToken.Boolean => FieldTypes.Scalar(name, TokenType, (bool)Value! ? "true" : "false"),
        // NaN and Infinity: all other numbers are text already.
        JsonToken.Float => FieldTypes.Scalar(name, JsonToken.Raw, Convert.ToString(Value, CultureInfo.InvariantCulture)!),
        JsonToken.String or JsonToken.Raw => FieldTypes.Scalar(name, TokenType, (string)Value!),
        _ => throw new JsonReaderException(),
    };

    static string Within(string path, string name) => path.Length < MaxPathLength ? $"{path}/{name}" : path;

    // Skip one separator at most: skipping all in a list of nothing but commas would take quadratic time.
    int StartOfNextToken()
    {
        var next = SkipWhiteSpace(LineStart() + LinePosition);
        return next < json.Length && json[next] is ',' or ':' ? SkipWhiteSpace(next + 1) : next;
    }

    int SkipWhiteSpace(int index)
    {
        while (index < json.Length && (json[index] == '\0' || char.IsWhiteSpace(json[index])))
            index++;
        return index;
    }

    int LineStart()
    {
        for (; line < LineNumber; line++)
        {
            lineStart += json.AsSpan(lineStart).IndexOfAny('\r', '\n') + 1;
            if (json[lineStart - 1] == '\r' && lineStart < json.Length && json[lineStart] == '\n')
                lineStart++;
        }
        return lineStart;
    }

    static bool IsNumber(ReadOnlySpan<char> text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture, out _);
}
