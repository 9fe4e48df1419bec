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

    /// <summary>Reads the next token. A number is read as its text: Json.NET rounds some, and takes others as octal.</summary>
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
            // 08 is no octal number.
            text = json[start..(LineStart() + LinePosition)];
        }
        // There is no text after the end of the object, where a number must not stand.
        SetToken(JsonToken.Raw, text ?? throw new JsonReaderException(), updateIndex: false);
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

    // At most one separator stands before a token. A list may be full of them, and skipping all takes quadratic time.
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
