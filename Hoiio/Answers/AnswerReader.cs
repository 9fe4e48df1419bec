using System.Buffers;
using System.Globalization;
using Newtonsoft.Json;

namespace HoiioSdk.Answers;

/// <summary>Reads an answer in one pass. Nothing in it that can be read is lost to what cannot.</summary>
sealed class AnswerReader : JsonTextReader, IArrayPool<char>
{
    // More than any answer needs; whoever walks through it gets by with a stack of 256 KB.
    const int Levels = 256;

    // No documented field lies so deep. Without an end to it, names within names would take more memory than the answer.
    const int LongestPath = 200;

    readonly string json;

    int line = 1;
    int lineStart;
    int formerCount;

    AnswerReader(string json) : base(new StringReader(json))
    {
        this.json = json;
        DateParseHandling = DateParseHandling.None;
        MaxDepth = Levels;
        PropertyNameTable = FieldNames.Table;
        ArrayPool = this;
    }

    /// <summary>The fields of a JSON object; null if the text is none.</summary>
    /// <param name="json">The text.</param>
    /// <param name="path">What the fields are read as those of.</param>
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

    /// <summary>Reads on. A number comes as the text that it is: else it might be rounded, taken for an octal one, or refused.</summary>
    public override bool Read()
    {
        if (!NextIsNumber())
            return base.Read();
        // Behind the end of the object it reads none, and would not get past it either.
        SetToken(JsonToken.Raw, ReadAsString() ?? throw new JsonReaderException(), updateIndex: false);
        return true;
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
        // Entries have as many fields as the one before them.
        var fields = new Dictionary<string, Field>(Math.Min(formerCount, 16));
        // Where the text breaks off, be it in a list, the token is still that of an object before.
        bool isThere;
        while ((isThere = ReadValue()) && TokenType == JsonToken.PropertyName)
        {
            var name = (string)Value!;
            fields[name] = ReadValue() ? ReadField(name, path) : throw new JsonReaderException();
        }

        formerCount = fields.Count;
        return isThere && TokenType == JsonToken.EndObject ? fields : throw new JsonReaderException();
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
        // NaN and Infinity: other numbers are their text already.
        JsonToken.Float => FieldTypes.Scalar(name, JsonToken.Raw, Convert.ToString(Value, CultureInfo.InvariantCulture)!),
        JsonToken.String or JsonToken.Raw => FieldTypes.Scalar(name, TokenType, (string)Value!),
        _ => throw new JsonReaderException(),
    };

    static string Within(string path, string name) => path.Length < LongestPath ? $"{path}/{name}" : path;

    // The reader tells where it is, not what comes next; between them are white space, a colon or a comma.
    bool NextIsNumber()
    {
        for (; line < LineNumber; line++)
        {
            lineStart += json.AsSpan(lineStart).IndexOfAny('\r', '\n') + 1;
            if (json[lineStart - 1] == '\r' && lineStart < json.Length && json[lineStart] == '\n')
                lineStart++;
        }

        var next = lineStart + LinePosition;
        // One of them: to look past more, of which a list may be full, would take longer with each.
        for (var separators = 0; next < json.Length; next++)
            if (json[next] is ',' or ':' ? separators++ > 0 : json[next] != '\0' && !char.IsWhiteSpace(json[next]))
                break;
        return next < json.Length && json[next] is '-' or '.' or (>= '0' and <= '9');
    }
}
