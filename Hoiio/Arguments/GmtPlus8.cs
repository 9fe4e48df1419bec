using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using HoiioSdk.Answers;

namespace HoiioSdk;

/// <summary>
/// A date and time in GMT+8, the time zone of the API. A string, a <see cref="DateTime"/> or a
/// <see cref="DateTimeOffset"/> converts to it implicitly.
/// </summary>
public sealed class GmtPlus8
{
    // The earliest time in GMT+8 that exists in UTC. An earlier value, such as DateTime.MinValue, stands for no beginning.
    static readonly DateTime earliest = DateTime.MinValue + FieldTypes.Offset;

    readonly string text;

    GmtPlus8(string text) => this.text = text;

    /// <summary>A string in the format of the API, sent unchanged.</summary>
    /// <param name="text">YYYY-MM-DD HH:MM:SS, in GMT+8.</param>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator GmtPlus8?(string? text) => text is null ? null : new(text);

    /// <summary>A date and time in GMT+8, as in answers. One whose kind is UTC or local is converted to GMT+8.</summary>
    /// <param name="time">The date and time. <see cref="DateTime.MinValue"/> and <see cref="DateTime.MaxValue"/> stand for no beginning
    /// and no end.</param>
    public static implicit operator GmtPlus8(DateTime time) =>
        new(Format(time.Kind == DateTimeKind.Unspecified ? time : InGmtPlus8(time.ToUniversalTime())));

    /// <summary>A date and time with an offset, converted to GMT+8.</summary>
    /// <param name="time">The date and time.</param>
    public static implicit operator GmtPlus8(DateTimeOffset time) => new(Format(InGmtPlus8(time)));

    /// <summary>The date and time in the format of the API.</summary>
    public override string ToString() => text;

    // DateTimeOffset.MaxValue, which stands for no end, cannot be shifted to GMT+8.
    static DateTime InGmtPlus8(DateTimeOffset time) =>
        time.UtcDateTime > DateTime.MaxValue - FieldTypes.Offset ? DateTime.MaxValue : time.ToOffset(FieldTypes.Offset).DateTime;

    static string Format(DateTime time) =>
        (time < earliest ? earliest : time).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
