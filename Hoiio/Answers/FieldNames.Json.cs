using Newtonsoft.Json;

namespace HoiioSdk.Answers;

static partial class FieldNames
{
    /// <summary>The same for the reader of JSON, which need not make a string of each name then.</summary>
    public static JsonNameTable Table { get; } = AsTable();

    static DefaultJsonNameTable AsTable()
    {
        var table = new DefaultJsonNameTable();
        foreach (var name in All)
            table.Add(name);
        return table;
    }
}
