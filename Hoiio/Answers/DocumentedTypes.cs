namespace HoiioSdk.Answers;

/// <summary>The documented type of each field.</summary>
static class DocumentedTypes
{
    static readonly Dictionary<string, FieldType> Types = new()
    {
        ["date"] = FieldType.DateAndTime,
        ["expiry"] = FieldType.Date,
        ["duration"] = FieldType.Int,
        ["talktime"] = FieldType.Int,
        ["split_count"] = FieldType.Int,
        ["fax_pages"] = FieldType.Int,
        ["entries_count"] = FieldType.Int,
        ["total_entries_count"] = FieldType.Int,
        ["rate"] = FieldType.Double,
        ["debit"] = FieldType.Double,
        ["total_cost"] = FieldType.Double,
        ["balance"] = FieldType.Double,
        ["points"] = FieldType.Double,
        ["bonus"] = FieldType.Double,
        ["is_unicode"] = FieldType.Bool,
        ["txn_refs"] = FieldType.Texts,
        ["caller_ids"] = FieldType.Texts,
        ["capability"] = FieldType.Texts,
        ["capabilities"] = FieldType.Texts,
        ["prefix"] = FieldType.TextWithoutPlus,
    };

    public static FieldType Of(string name) => Types.TryGetValue(name, out var type) ? type : FieldType.Text;
}
