namespace HoiioSdk.Answers;

/// <summary>What a field reads as.</summary>
enum FieldType
{
    Text,

    /// <summary>The clock in GMT+8.</summary>
    DateAndTime,

    /// <summary>A date in GMT+8.</summary>
    Date,

    Int,

    Double,

    Bool,

    /// <summary>A list of texts, which may be sent as one text with commas.</summary>
    Texts,

    TextWithoutPlus,
}
