namespace HoiioSdk.Answers;

/// <summary>The type that a field is read as.</summary>
enum FieldType
{
    Text,

    /// <summary>A date and time in GMT+8.</summary>
    DateAndTime,

    /// <summary>A date in GMT+8.</summary>
    Date,

    Int,

    Double,

    Bool,

    /// <summary>A list of strings, which may be sent as one comma-separated string.</summary>
    Texts,

    TextWithoutPlus,
}
